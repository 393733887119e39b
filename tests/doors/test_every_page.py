"""What every kind of page keeps: its marking, its language, its twins, and what it costs."""

import csv
import io
import itertools
import re
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from registry.compatibility import sentences
from registry.web.door import PARTS
from tests import pages
from tests.golden.costing import agreed
from tests.kinds import KINDS, TWINNED
from tests.queries import queries

HTMX = {"HX-Request": "true"}
QUERIES = agreed()


def test_every_page_of_the_door_is_of_a_kind(app: Flask) -> None:
    """A page that is added without being named here would escape every test of this file and of the browser's."""
    adapter = app.url_map.bind("localhost")
    shown = {adapter.match(urlsplit(kind.address).path)[0] for kind in KINDS.values() if kind.reads}
    blueprints = {part.blueprint.name for part in PARTS}
    pages_ = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.endpoint.partition(".")[0] in blueprints and not rule.rule.endswith((".json", ".csv"))
    }
    pieces = {f"{part.blueprint.name}.{name}" for part in PARTS for name in getattr(part, "PIECES", ())}

    assert shown == pages_ - pieces


@pytest.mark.parametrize("name", KINDS)
def test_a_page_answers_as_it_should_and_is_well_formed(client: FlaskClient, name: str) -> None:
    answer = client.get(KINDS[name].address)
    page = pages.read(answer.text)

    assert answer.status_code == KINDS[name].status
    assert len(page.tags("h1")) == 1
    assert page.tags("title")[0].text


@pytest.mark.parametrize("name", KINDS)
def test_no_heading_is_empty_and_none_skips_a_level(client: FlaskClient, name: str) -> None:
    headings = pages.read(client.get(KINDS[name].address).text).tags("h1", "h2", "h3", "h4")

    levels = [int(heading.tag[1]) for heading in headings]
    assert all(heading.text for heading in headings)
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in itertools.pairwise(levels)), levels


@pytest.mark.parametrize("name", KINDS)
def test_every_field_has_a_label_and_every_id_is_used_once(client: FlaskClient, name: str) -> None:
    page = pages.read(client.get(KINDS[name].address).text)

    labelled = {label["for"] for label in page.tags("label") if "for" in label.attributes}
    inside = {one for label in page.tags("label") for one in label.tags("input", "select", "textarea")}
    fields = [one for one in page.tags("input", "select", "textarea") if one.attributes.get("type") != "hidden"]
    ids = [element["id"] for element in page.marked("id")]
    for one in fields:
        assert one in inside or one.attributes.get("id") in labelled or "aria-label" in one.attributes, one
    assert len(ids) == len(set(ids)), sorted(one for one in set(ids) if ids.count(one) > 1)
    for name_ in ("aria-describedby", "aria-labelledby", "aria-controls"):
        for element in page.marked(name_):
            assert set(element[name_].split()) <= set(ids)


@pytest.mark.parametrize("name", KINDS)
def test_no_page_has_anything_inline(client: FlaskClient, name: str) -> None:
    page = pages.read(client.get(KINDS[name].address).text)

    for element in page.all(lambda _: True):
        assert element.tag != "style"
        assert "style" not in element.attributes
        assert not [one for one in element.attributes if one.startswith(("on", "hx-on"))]
        for link in ("src", "action"):
            address = urlsplit(element.attributes.get(link, ""))
            assert address.scheme == address.netloc == "", element
        if element.tag == "script":
            assert element["src"].startswith("/static/")
            assert element.text == ""


@pytest.mark.parametrize("name", KINDS)
def test_the_exercise_marking_stands_on_every_page_that_may_hold_exercise_data(client: FlaskClient, name: str) -> None:
    page = pages.read(client.get(KINDS[name].address).text)

    marked = [line.text for line in page.tags("p") if "exercise" in line.attributes.get("class", "").split()]
    assert marked == ([sentences.EXERCISE[0]] * 2 if KINDS[name].reads else [])


@pytest.mark.parametrize("name", KINDS)
def test_every_page_is_in_the_language_chosen_and_leads_to_the_other(client: FlaskClient, name: str) -> None:
    address = KINDS[name].address
    chosen = f"{address}{'&' if '?' in address else '?'}lang=fr"

    answer = client.get(chosen, headers={"Accept-Language": "en"})
    page = pages.read(answer.text)

    assert answer.headers["Content-Language"] == page.tags("html")[0]["lang"] == "fr"
    [other] = page.marked("hreflang")
    assert other["hreflang"] == "en"
    english = client.get(other["href"])
    assert english.headers["Content-Language"] == "en"
    assert english.status_code == answer.status_code
    for link in page.tags("a"):
        inside = link["href"].startswith("/") and not link["href"].startswith(("/api", "/static"))
        if inside and "hreflang" not in link.attributes:
            assert "lang=fr" in link["href"], link["href"]


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.reads])
def test_a_piece_is_the_block_of_the_whole_page(client: FlaskClient, name: str) -> None:
    address = KINDS[name].address
    whole, piece = client.get(address), client.get(address, headers=HTMX)
    block = piece.headers["HX-Retarget"].removeprefix("#")
    if block == "main":  # A mishap takes the whole of the main part.
        return

    [inside] = pages.read(whole.text).marked("id", block)
    [alone] = pages.read(piece.text).marked("id", block)

    known = re.compile(r"as_known=[^&]*")
    assert known.sub("", alone.text) == known.sub("", inside.text)
    assert "<html" not in piece.text
    assert piece.headers["HX-Reswap"] == "outerHTML"
    assert "HX-Request" in piece.headers["Vary"]


@pytest.mark.parametrize("name", TWINNED)
def test_page_and_twins_hold_the_same_rows_and_counts(client: FlaskClient, name: str) -> None:
    page = pages.read(client.get(KINDS[name].address).text)
    links = {link["data-twin"]: link["href"] for link in page.marked("data-twin")}
    on_page = [row["data-row"] for row in page.marked("data-row")]

    body = client.get(links["json"]).json
    answer = client.get(links["csv"])
    lines = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))

    assert answer.text.startswith("\ufeff")
    assert len(lines) - 1 == len(on_page)
    assert {line[lines[0].index("marking")] for line in lines[1:]} <= {sentences.EXERCISE[0]}
    assert len({len(line) for line in lines}) == 1
    assert body["data_version"] >= 1
    if "items" in body:
        assert [row.get("key") or row.get("id") or row["code"] for row in body["items"]] == on_page
        assert [int(one["data-total"]) for one in page.marked("data-total")] == [body["total"]]
        # The two files are asked for one after the other, so that each is as known at an instant of its own.
        same = [
            heading for heading in lines[0] if body["items"] and heading in body["items"][0] and heading != "as_known"
        ]
        assert same or not body["items"]
        for heading in same:
            place = lines[0].index(heading)
            if not any(nested(row.get(heading)) for row in body["items"]):
                assert [line[place] for line in lines[1:]] == [in_a_cell(row.get(heading)) for row in body["items"]]


def nested(value: object) -> bool:
    """Whether a CSV has to say it in words of its own."""
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict) for one in value))


def in_a_cell(value: object) -> str:
    """A value of the JSON as the CSV writes it."""
    if isinstance(value, list):
        value = "; ".join(str(one) for one in value)
    return "" if value is None else str(value)


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.reads])
def test_a_page_costs_the_queries_that_were_agreed(app: Flask, client: FlaskClient, name: str) -> None:
    """A change shows in the difference of `tests/golden/queries.json`, which `python -m tests.golden` writes anew."""
    client.get(KINDS[name].address)

    with queries(app.extensions["engine"]) as seen:
        client.get(KINDS[name].address)

    assert len(seen) == QUERIES[name], "\n\n".join(seen)
