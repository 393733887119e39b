"""Blueprints and the OpenAPI document: flask-smorest, with what it gets wrong for us put right."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any, TypeVar

from flask import Flask
from flask_smorest import Api
from flask_smorest import Blueprint as SmorestBlueprint

from schemas.problem import KINDS, Problem, type_of

PROBLEM_TYPE = "application/problem+json"

View = TypeVar("View", bound=Callable[..., Any])


class Blueprint(SmorestBlueprint):  # type: ignore[misc]
    """A blueprint whose views read their requests themselves, so that a repeated one need not be read at all."""

    @staticmethod
    def takes(schema: type[Any], *, location: str = "query", example: object = None) -> Callable[[View], View]:
        """Document what a view reads; unlike `arguments`, leave the reading to it."""

        def decorate(view: View) -> View:
            known = deepcopy(getattr(view, "_apidoc", {}))
            parameters: dict[str, Any] = {"in": location, "required": True, "schema": schema}
            if example is not None:
                parameters["example"] = example
            known.setdefault("arguments", {}).setdefault("parameters", []).append(parameters)
            view._apidoc = known  # type: ignore[attr-defined]  # noqa: SLF001 -- where flask-smorest keeps it
            return view

        return decorate

    @staticmethod
    def may_fail(*names: str) -> Callable[[View], View]:
        """Document the kinds of problems that a view answers with, beside those of every address."""

        def decorate(view: View) -> View:
            known = deepcopy(getattr(view, "_apidoc", {}))
            responses = known.setdefault("response", {}).setdefault("responses", {})
            for name in names:
                responses.setdefault(KINDS[name].status, []).append(name)
            view._apidoc = known  # type: ignore[attr-defined]  # noqa: SLF001 -- where flask-smorest keeps it
            return view

        return decorate


class Description(Api):  # type: ignore[misc]
    """The OpenAPI document of what is registered with it."""

    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_error_handlers(self) -> None:
        # Theirs would answer for pages too, and not with problems.
        pass

    def _register_responses(self) -> None:
        for name, kind in KINDS.items():
            self.spec.components.response(name, _described(name, kind.title[0], kind.advice[0]), lazy=True)

    def _register_pagination_header(self) -> None:
        # Lists say where their other parts are in the Link header.
        link = {"description": "The other parts of the list: first, prev, next, last.", "schema": {"type": "string"}}
        self.spec.components.header("LINK", link, lazy=True)


def _described(name: str, title: str, advice: str) -> Mapping[str, Any]:
    status = KINDS[name].status
    example = {"type": type_of(name), "title": title, "status": status, "detail": advice}
    return {"description": f"{title} {advice}", "content": {PROBLEM_TYPE: {"schema": Problem, "example": example}}}


def describe(app: Flask, version: str) -> Description:
    """The description, ready for blueprints to be registered with."""
    app.config |= {
        "API_TITLE": "Munitions interchangeability registry",
        "API_VERSION": version,
        "OPENAPI_VERSION": "3.1.0",
    }
    description = Description(
        app,
        spec_kwargs={
            "info": {
                "description": (
                    "Which nation may fire which round from which weapon, on whose authority, and under what conditions."
                    " Registry information only: not a firing order, not a safety approval."
                ),
                "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            },
            "servers": [{"url": "/"}],
        },
    )
    description.ma_plugin.converter.add_parameter_attribute_function(_blank_is_left_out)
    return description


def _blank_is_left_out(_converter: object, _field: object, *, ret: Mapping[str, Any], **_: object) -> dict[str, bool]:
    """What a form leaves blank is sent all the same, and is no value."""
    return {"allowEmptyValue": True} if ret["in"] == "query" and not ret["required"] else {}


NOT_MODIFIED = {"description": "What If-None-Match names is still current."}
