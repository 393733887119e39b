"""One view, three faces: a page for people, and the same rows as JSON for tools and as CSV for spreadsheets."""

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode

import orjson
from flask import Blueprint, Response, g, request

from registry.compatibility.sentences import EXERCISE, LANGUAGES
from registry.web.page import language, page
from registry.web.wording import Wording

Item = Mapping[str, Any]
Cell = Callable[[Item], object]

FORMS: Final = ("json", "csv")

_RUNS: Final = re.compile(r"(^\ufeff?|[;\t])(?=[=+\-@\t\r＝＋－＠])")
"""Where a spreadsheet would begin to run a text: at its start, and after what some take for the end of a cell."""


@dataclass(frozen=True, kw_only=True)
class View:
    """What an address shows, whatever the form.

    Attributes:
        template: The page; its block `fragment` is what htmx swaps.
        fragment: Also the id of the block's root element.
        title: Of the window, in the reader's language.
        name: Of the file, without its ending: lower-case ASCII words joined by hyphens.
        items: The rows on the page, in its order. The page marks each with `data-row`, the item's `key`, `id` or `code`.
        columns: The columns of the CSV, by heading, and how each is read from an item; lists are joined by "; ".
        total: How many rows there are in all, where the page shows a part; None where it shows all.
        extra: What the JSON says beside `items` and `total`.
        body: The whole JSON, where an API's answer is the twin; then `extra` and `total` are not looked at.
        context: What the template reads beside these.
        status: Of the page; a twin has the same.
        address: What the address bar says after a swap, where it differs from what was asked.
    """

    template: str
    fragment: str
    title: str
    name: str
    items: Sequence[Item]
    columns: Mapping[str, Cell]
    total: int | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None
    context: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    address: str | None = None


def shows(blueprint: Blueprint, rule: str, **options: Any) -> Callable[[Callable[..., View]], Callable[..., View]]:
    """Serve a view at `rule` as a page, and at `rule.json` and `rule.csv` as its twins."""

    def mark(view: Callable[..., View]) -> Callable[..., View]:
        name = view.__name__

        def whole(**parts: Any) -> Response:
            seen = view(**parts)
            return page(
                seen.template,
                seen.fragment,
                title=seen.title,
                status=seen.status,
                address=seen.address,
                **{
                    "items": seen.items,
                    "total": len(seen.items) if seen.total is None else seen.total,
                    "twins": twins(),
                    **seen.context,
                },
            )

        def as_json(**parts: Any) -> Response:
            return _dressed(_json(view(**parts)))

        def as_csv(**parts: Any) -> Response:
            return _dressed(_csv(view(**parts)))

        blueprint.add_url_rule(rule, name, whole, **options)
        blueprint.add_url_rule(f"{rule}.json", f"{name}_json", as_json, **options)
        blueprint.add_url_rule(f"{rule}.csv", f"{name}_csv", as_csv, **options)
        return view

    return mark


def twins() -> dict[str, str]:
    """The addresses of the same view in its other forms; in the reader's language, as is the CSV's heading."""
    query = urlencode([(name, value) for name, value in request.args.items(multi=True) if value])
    return {form: f"{request.path}.{form}{'?' if query else ''}{query}" for form in FORMS}


def is_twin(path: str) -> bool:
    """Whether an address asks for another form than a page."""
    return form_of(path) is not None


def form_of(path: str) -> str | None:
    """In which other form an address asks for a view; None of a page."""
    return next((form for form in FORMS if path.endswith(f".{form}")), None)


def _json(view: View) -> Response:
    body = view.body or {
        "items": view.items,
        "total": len(view.items) if view.total is None else view.total,
        **view.extra,
        "exercise": _exercise(),
        "data_version": g.version.value,
    }
    return Response(orjson.dumps(body), status=view.status, content_type="application/json")


def _csv(view: View) -> Response:
    """With a byte-order mark, without which spreadsheets take UTF-8 for something else; every row bears the marking."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    spoken = LANGUAGES.index(language())
    marking = EXERCISE[spoken] if _exercise() else Wording(language()).unclassified
    writer.writerow([*view.columns, "data_version", "marking"])
    for item in view.items:
        writer.writerow([*(_cell(read(item)) for read in view.columns.values()), g.version.value, marking])
    response = Response("\ufeff" + lines.getvalue(), status=view.status, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{view.name}.csv"'
    return response


def _cell(value: object) -> object:
    """What a spreadsheet would run as a formula is kept a text."""
    if isinstance(value, list | tuple):
        value = "; ".join(str(one) for one in value)
    if isinstance(value, str):
        value = _RUNS.sub(r"\1'", value)
    return "" if value is None else value


def _exercise() -> bool:
    return bool(g.version.exercise)


def _dressed(response: Response) -> Response:
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Language"] = language()
    response.headers["Vary"] = "Accept-Language"
    return response
