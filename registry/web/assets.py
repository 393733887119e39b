"""Style, scripts and pictures under addresses that change with their content: a browser asks for each of them once."""

from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from flask import Flask, Response, request

_FOR_GOOD: Final = "public, max-age=31536000, immutable"


def name_by_content(app: Flask) -> None:
    """Give `url_for('static', ...)` the mark `v` of each file's content, and let what bears the right mark be kept for good."""
    marks = _marks(Path(app.static_folder or ""))

    @app.url_defaults
    def mark(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static" and (found := marks.get(values.get("filename", ""))):
            values["v"] = found

    @app.after_request
    def keep(response: Response) -> Response:
        if request.endpoint == "static" and response.status_code in {200, 304}:
            current = marks.get((request.view_args or {}).get("filename", ""))
            if current is not None and request.args.get("v") == current:
                response.headers["Cache-Control"] = _FOR_GOOD
        return response


def _marks(folder: Path) -> Mapping[str, str]:
    return {
        path.relative_to(folder).as_posix(): blake2b(path.read_bytes(), digest_size=6).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
