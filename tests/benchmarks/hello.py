"""The least that Flask can do, to measure the registry against: one JSON object, no database."""

from flask import Flask, Response, jsonify


def create_app() -> Flask:
    app = Flask("hello")

    @app.get("/")
    def hello() -> Response:
        return jsonify(hello="world")

    return app
