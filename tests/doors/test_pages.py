"""The pages as a browser receives them: what they say, what they hold back, and what they cost."""

import gzip
import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

import registry.printing
import registry.web
from registry.app import create_app
from registry.audit.version import raise_version
from registry.catalogue.names import key
from registry.catalogue.tables import Interface, Name
from registry.compatibility import sentences
from registry.database import Engine, writing
from registry.qualifications.tables import RestrictionNotice
from registry.settings import Settings
from registry.web import wording
from registry.web.wording import TEXTS, Wording
from schemas.vocabulary import (
    Answer,
    Context,
    Degree,
    EvidenceKind,
    Facet,
    FireControlData,
    Grade,
    IdentifierType,
    InterfaceKind,
    Move,
    NoticeAction,
    RecordKind,
    State,
)
from tests import pages
from tests.doors import world
from tests.kinds import KINDS
from tests.queries import queries

HTMX = {"HX-Request": "true"}
KNOWN = "2026-06-01T10:00:00Z"
TEMPLATES = Path(registry.web.__file__).parent / "templates"
CASES = {**world.STATES, "AMBIGUOUS": world.AMBIGUOUS}
MOST_QUERIES = 21


def ask(client: FlaskClient, headers: dict[str, str] | None = None, **question: str) -> Any:
    return client.get("/lookup", query_string={**world.ASK, **question}, headers=headers or {})


# The verdict ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("context", list(Context))
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_the_page_says_what_the_api_says(client: FlaskClient, case: str, context: str, language: str) -> None:
    question = {**world.ASK, **CASES[case], "context": context, "as_known": KNOWN}
    headers = {"Accept-Language": language}
    body = client.get("/api/v1/compatibility", query_string=question, headers=headers).json

    html = client.get("/lookup", query_string=question, headers=headers).text
    said = pages.verdict_of(html)

    said.pop("contexts")
    assert said == pages.verdict_in(body)
    page = pages.read(html)
    assert page.marked("data-announce")[0].text == pages.plain(body["text"])
    for told in [*body["notices"], *body["would_change"]]:
        assert pages.plain(told["text"]) in page.text
    assert pages.plain(body["caution"]) in page.text


@pytest.mark.parametrize("case", world.STATES)
def test_all_four_contexts_are_answered_as_if_each_were_asked(client: FlaskClient, case: str) -> None:
    alone = {
        context.value: pages.verdict_of(ask(client, **world.STATES[case], context=context.value).text)["state"]
        for context in Context
    }

    said = pages.verdict_of(ask(client, **world.STATES[case]).text)

    assert said["contexts"] == alone


def test_the_other_axes_are_said_not_to_be_assessed(client: FlaskClient) -> None:
    page = pages.read(ask(client, **world.STATES["YES"], holder="DEU").text)

    assert [axis.text.partition(".")[0] for axis in page.marked("data-axis")] == ["Not assessed", "Not assessed"]


def test_each_state_is_told_by_sign_and_word(client: FlaskClient) -> None:
    words = {
        "YES": "Yes",
        "CONDITIONAL": "Yes, with conditions",
        "DISPUTED": "Disputed",
        "NO": "No",
        "UNKNOWN": "Not established",
    }

    for state, word in words.items():
        page = pages.read(ask(client, **world.STATES[state]).text)
        sign = next(page.all(lambda element: element.attributes.get("class") == "sign large"))
        assert sign.text == word
        assert urlsplit(sign.tags("img")[0]["src"]).path == f"/static/states/{state}.svg"
        assert page.tags("title")[0].text.startswith(f"{word}: ")


COLOURS = {"YES": "#004D3D", "CONDITIONAL": "#7DB9EF", "DISPUTED": "#F5C800", "NO": "#C4440F", "UNKNOWN": "#fff"}


@pytest.mark.parametrize("state", State)
def test_a_sign_bears_its_letter_and_its_colour(client: FlaskClient, state: State) -> None:
    with client.get(f"/static/states/{state}.svg") as answer:
        picture = answer.text

    assert re.findall(r"<text[^>]*>(.)</text>", picture) == [wording.LETTERS[state]]
    assert f'fill="{COLOURS[state]}"' in picture
    assert (picture.count("stroke-dasharray") > 0) == (state == "UNKNOWN")


def test_what_holds_only_in_an_emergency_is_never_headed_yes(engine: Engine, settings: Settings) -> None:
    world.load(engine)
    with writing(engine) as session:
        session.add(
            RestrictionNotice(
                id="NLD-N-2",
                munition_id="dm53a1",
                action=NoticeAction.EMERGENCY_ONLY,
                authority_id="nld-technical",
                nation="NLD",
                valid_from=date(2026, 1, 1),
                document={"id": "NLD-N-2"},
            )
        )
        raise_version(session)
    app = create_app(settings)

    html = ask(app.test_client(), **world.STATES["YES"]).text
    app.extensions["engine"].dispose()

    page = pages.read(html)
    assert (pages.verdict_of(html)["code"], pages.verdict_of(html)["answer"]) == ("EMERGENCY_ONLY", "NOT_YET")
    assert page.marked("class", "sign large")[0].text == "Only in an emergency"
    assert page.tags("title")[0].text.startswith("Only in an emergency: ")
    assert "Not for training; at most in an emergency." in page.text


def test_a_page_of_many_weapons_takes_no_more_queries(app: Flask, client: FlaskClient) -> None:
    ask(client, munition="DM53A1", system="Two guns")

    with queries(app.extensions["engine"]) as seen:
        ask(client, munition="DM53A1", system="Two guns")

    assert len(seen) <= MOST_QUERIES


def test_each_weapon_of_a_platform_is_listed_with_its_own_word(client: FlaskClient) -> None:
    page = pages.read(ask(client, munition="DM53A1", system="Two guns").text)

    [listed] = [element for element in page.tags("ul") if element.attributes.get("class") == "weapons"]
    assert {line.tags("a")[0].text: line.tags("span")[0].text for line in listed.tags("li")} == {
        "Rh 120 L/55": "Yes",
        "Mk 19": "No",
    }


def test_the_permanent_address_gives_the_same_page_by_ids_and_with_dates(client: FlaskClient) -> None:
    html = ask(client, munition="1305-12-345-6789", system="Leopard 2A6", holder="DEU").text
    address = pages.read(html).marked("data-permalink")[0]["href"]

    again = client.get(address)

    assert "munition=dm53a1" in address
    assert "system=leopard-2a6" in address
    assert f"as_of={world.AS_OF}" in address
    assert pages.verdict_of(again.text) == pages.verdict_of(html)
    kept = pages.read(again.text).marked("data-permalink")[0]["href"]
    assert sorted(parse_qsl(urlsplit(kept).query)) == sorted(parse_qsl(urlsplit(address).query))


def test_the_json_twin_is_the_same_answer(client: FlaskClient) -> None:
    html = ask(client, **world.STATES["CONDITIONAL"]).text
    [twin] = [link["href"] for link in pages.read(html).marked("data-twin", "json")]

    body = client.get(twin).json

    said = pages.verdict_of(html)
    said.pop("contexts")
    assert said == pages.verdict_in(body)


def test_what_counted_stands_before_what_did_not(client: FlaskClient) -> None:
    page = pages.read(ask(client, **world.STATES["DISPUTED"]).text)

    for step in page.marked("data-step"):
        counted = [line["data-counted"] for line in step.marked("data-considered")]
        assert counted == sorted(counted, reverse=True)
    assert page.marked("data-considered")


# Names ---------------------------------------------------------------------------------------------------------------


def test_an_ambiguous_name_is_settled_by_one_click(client: FlaskClient) -> None:
    page = pages.read(ask(client, **world.AMBIGUOUS).text)
    first = page.marked("data-candidate")[0]

    said = pages.verdict_of(client.get(first.tags("a")[0]["href"]).text)

    assert first["data-candidate"] == "m918"
    assert said["candidates"] == {}
    assert said["reason"] != "IDENTITY_AMBIGUOUS"


def test_a_group_of_which_nothing_is_held_is_shown_and_leads_to_the_group(engine: Engine, settings: Settings) -> None:
    world.load(engine)
    with writing(engine) as session:
        for id_ in ("20x110-usn", "20x110rb"):
            session.add(Interface(id=id_, kind=InterfaceKind.CARTRIDGE_CHAMBER, label=id_, document={"id": id_}))
            session.add(
                Name(
                    subject_kind="interface", subject_id=id_, type=IdentifierType.NAME, text="20x110", key=key("20x110")
                )
            )
        raise_version(session)
    app = create_app(settings)

    html = ask(app.test_client(), munition="20x110", system="Mk 19").text
    app.extensions["engine"].dispose()

    assert pages.verdict_of(html)["candidates"] == {"munition": ["20x110-usn", "20x110rb"]}
    leads = [one.tags("a")[0]["href"] for one in pages.read(html).marked("data-candidate")]
    assert leads == ["/interfaces/20x110-usn", "/interfaces/20x110rb"]
    assert "names only groups of which no round is registered" in pages.read(html).text


def test_an_unknown_name_is_answered_with_near_matches_that_lead_on(client: FlaskClient) -> None:
    answer = ask(client, **world.STRANGER)
    page = pages.read(answer.text)
    [near] = page.marked("data-candidate", "dm53a1")

    said = pages.verdict_of(client.get(near.tags("a")[0]["href"]).text)

    assert answer.status_code == 404
    assert page.tags("h1")[0].text == "Not found: DM35A1"
    assert said["state"] == "YES"


def test_an_unknown_name_is_shown_at_its_field(client: FlaskClient) -> None:
    page = pages.read(ask(client, **world.STRANGER).text)
    [box] = page.marked("id", "field-munition")

    assert box["value"] == "DM35A1"
    assert box["aria-invalid"] == "true"
    assert {page.marked("id", one)[0].text for one in box["aria-describedby"].split()} >= {
        "Error: Nothing in the catalogue goes by the name “DM35A1”."
    }


def test_the_parts_of_a_combination_can_be_named_from_its_verdict(client: FlaskClient) -> None:
    page = pages.read(ask(client, munition="M795", system="155 mm L/52").text)
    [way] = [link["href"] for link in page.tags("a") if link["href"].endswith("#field-charge")]

    form = pages.read(client.get(way.partition("#")[0]).text)

    assert form.marked("id", "field-munition")[0]["value"] == ""
    assert form.marked("id", "field-projectile")[0]["value"] == "m795"
    assert form.marked("id", "field-system")[0]["value"] == "155 mm L/52"


# The form ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        ({}, ["munition", "system", "user"]),
        ({"user": "NLD", "munition": "dm63", "system": "leopard-2a6", "as_of": "1.6.2026"}, ["as_of"]),
        ({"user": "nld", "munition": "dm63", "system": "leopard-2a6", "context": "peace"}, ["user", "context"]),
        ({"user": "NLD", "munition": "a", "projectile": "b", "system": "c"}, ["munition"]),
        ({"user": "NLD", "munition": "dm63", "system": "leopard-2a6", "contxt": "training"}, ["contxt"]),
    ],
)
@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_what_is_wrong_is_told_above_the_form_and_at_the_field(
    client: FlaskClient, question: dict[str, str], fields: list[str], language: str
) -> None:
    answer = client.get("/lookup", query_string=question, headers={"Accept-Language": language})
    page = pages.read(answer.text)

    assert answer.status_code == 422
    assert list(pages.errors_of(answer.text)) == fields
    for link in [line.tags("a")[0]["href"] for line in page.marked("data-field") if line.tags("a")]:
        assert page.marked("id", link.removeprefix("#"))
    for field in set(fields) - {"contxt"}:
        assert page.marked("id", f"trouble-{field}")


def test_what_was_typed_is_still_there(client: FlaskClient) -> None:
    page = pages.read(client.get("/lookup?munition=dm63&system=leopard-2a6&user=XYZ&context=operations&lots=A,B").text)

    assert page.marked("id", "field-munition")[0]["value"] == "dm63"
    assert [one["value"] for one in page.tags("option") if "selected" in one.attributes] == ["XYZ"]
    assert [one["value"] for one in page.tags("input") if "checked" in one.attributes] == ["operations"]
    assert page.marked("id", "field-lots")[0]["value"] == "A,B"


def test_three_inputs_ask_a_whole_question(client: FlaskClient) -> None:
    form = pages.read(client.get("/").text).tags("form")[0]
    blank = {
        one["name"]: one.attributes.get("value", "")
        for one in form.tags("input")
        if one.attributes.get("type") != "radio"
    }
    blank |= {one["name"]: "" for one in form.tags("select")}
    blank["context"] = next(one["value"] for one in form.tags("input") if "checked" in one.attributes)

    answer = client.get(
        form["action"], query_string={**blank, **world.STATES["YES"], "user": "NLD", "as_of": world.AS_OF}
    )

    assert form["method"] == "get"
    assert pages.verdict_of(answer.text)["state"] == "YES"


# Every page ----------------------------------------------------------------------------------------------------------


def test_the_demo_is_marked_even_where_nothing_could_be_read(settings: Settings, engine: Engine) -> None:
    app = create_app(Settings(database_url=settings.database_url, testing=True, demo=True))

    page = app.test_client().get("/nowhere").text
    app.extensions["engine"].dispose()

    assert sentences.EXERCISE[0] in page


def test_without_exercise_data_a_page_says_unclassified(settings: Settings, engine: Engine) -> None:
    app = create_app(settings)

    page = app.test_client().get("/").text
    app.extensions["engine"].dispose()

    assert sentences.EXERCISE[0] not in page
    assert "UNCLASSIFIED" in page


def test_after_a_swap_the_address_holds_only_what_was_said(client: FlaskClient) -> None:
    answer = client.get(
        "/lookup?munition=dm63&system=leopard-2a6&user=NLD&holder=&charge=&as_of=&context=training&lang=fr",
        headers=HTMX,
    )

    assert answer.headers["HX-Push-Url"] == "/lookup?munition=dm63&system=leopard-2a6&user=NLD&context=training&lang=fr"


@pytest.mark.parametrize("name", ["question: invalid", "question: unknown"])
def test_a_refusal_too_can_be_reloaded_after_a_swap(client: FlaskClient, name: str) -> None:
    answer = client.get(KINDS[name].address, headers=HTMX)

    assert client.get(answer.headers["HX-Push-Url"]).status_code == answer.status_code


def test_a_mishap_inside_a_swap_takes_the_whole_of_the_main_part(client: FlaskClient) -> None:
    answer = client.get("/nowhere", headers=HTMX)

    assert answer.status_code == 404
    assert (answer.headers["HX-Retarget"], answer.headers["HX-Reswap"]) == ("main", "innerHTML")


# Records -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES)
def test_every_record_named_on_a_verdict_can_be_read(client: FlaskClient, case: str) -> None:
    page = pages.read(ask(client, **CASES[case]).text)

    for link in [one["href"] for one in page.tags("a") if one["href"].startswith("/records/")]:
        assert client.get(link).status_code == 200


def test_a_record_says_in_words_what_the_api_says_in_codes(client: FlaskClient) -> None:
    page = pages.read(client.get("/records/NLD-2025-0002/1").text)

    [article] = page.marked("data-restricted", "false")
    assert [line.text for line in article.marked("data-text")] == [
        "Temperature: −20 °C to 40 °C",
        "Crew training: conversion course",
    ]
    for words in ("May be fired: with conditions", "DM63", "Rh 120 L/55", "to 15 July 2026, that day included"):
        assert words in article.text


def test_a_restricted_record_shows_whom_to_ask_and_nothing_of_what_it_says(client: FlaskClient) -> None:
    page = pages.read(client.get("/records/DEU-2025-0005/1").text)

    [article] = page.marked("data-restricted", "true")
    assert "deu-technical@example.org" in article.text
    for content in ("DM63", "L/55", "2026", "confirmed", "grade"):
        assert content not in article.text


@pytest.mark.parametrize("record_id", ["none", "NLD-2025-0001/2", "x" * 61, "..%2f..", "%00", "NLD-2025-0001/1%0a"])
def test_a_record_that_is_not_there_is_a_page_of_its_own(client: FlaskClient, record_id: str) -> None:
    answer = client.get(f"/records/{record_id}")

    assert answer.status_code == 404
    assert answer.content_type == "text/html; charset=utf-8"


# Words ---------------------------------------------------------------------------------------------------------------

SAME_IN_BOTH = {
    "charge",
    "projectile",
    "source_reference",
    "catalogue",
    "shelf_munitions",
    "shelf_calibres",
    "shelf_interfaces",
    "shelf_nations",
    "one_munition",
    "one_calibre",
    "one_interface",
    "one_nation",
}


def tables() -> dict[str, Any]:
    """Every table of words, by name; letters are part of the sign and the same in both."""
    return {name: getattr(wording, name) for name in wording.__annotations__ if name != "LETTERS"}


def test_every_word_of_the_pages_stands_in_every_language() -> None:
    for name, table in tables().items():
        for code, words in table.items():
            assert isinstance(words, tuple), (name, code)
            assert len(words) == len(sentences.LANGUAGES), (name, code)
            assert all(word.strip() for word in words), (name, code)
            assert len(set(words)) == len(words) or code in SAME_IN_BOTH, (name, code)
            places = [set(re.findall(r"\{\w*\}", word)) for word in words]
            assert places[0] == places[1], (name, code)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (wording.STATES, State),
        (wording.ANSWERS, Answer),
        (wording.RECORD_KINDS, RecordKind),
        (wording.SAID, RecordKind),
        (wording.DEGREES, Degree),
        (wording.FACETS, [*Facet, *FireControlData]),
        (wording.EVIDENCE, EvidenceKind),
        (wording.GRADES, Grade),
        (wording.MOVES, Move),
    ],
)
def test_every_code_that_a_page_may_show_has_words(table: Any, words: Any) -> None:
    assert set(table) == set(words)


def test_every_rule_that_may_decide_has_words() -> None:
    house = Path(registry.__file__).parent / "compatibility"
    source = "".join(path.read_text() for path in house.glob("*.py"))

    assert set(wording.RULES) == set(re.findall(r'"(R\d+)"', source))


def test_templates_ask_for_words_that_there_are_and_no_word_is_left_over() -> None:
    source = "".join(path.read_text() for path in TEMPLATES.glob("*.html"))
    source += "".join(path.read_text() for path in TEMPLATES.parent.glob("*.py"))
    source += Path(registry.printing.__file__).read_text()
    methods = {name for name in vars(Wording) if not name.startswith("_")}
    asked = set(re.findall(r"\bsay\.(\w+)", source)) | set(re.findall(r"Wording\(\w+\(?\)?\)\.(\w+)", source))
    asked |= {word for _, word in re.findall(r"\bsay\[([\"'])(\w+)\1\]", source)}
    built = tuple(start for part in wording.PARTS for start in getattr(part, "BUILT", ()))

    assert asked - methods <= set(TEXTS)
    assert {key for key in TEXTS if not key.startswith(built)} <= asked


def test_a_word_stands_in_one_part_only() -> None:
    assert len(TEXTS) == sum(len(part.TEXTS) for part in wording.PARTS)


def test_a_word_is_never_hidden_by_what_the_class_itself_is_called() -> None:
    for language in sentences.LANGUAGES:
        say = Wording(language)
        assert {key for key in TEXTS if getattr(say, key) != say[key]} == set()


# What a browser keeps, and what comes over the line ------------------------------------------------------------------


def test_what_bears_the_mark_of_its_content_is_kept_for_good(client: FlaskClient) -> None:
    [style] = [
        one["href"] for one in pages.read(client.get("/").text).tags("link") if one["href"].startswith("/static/style")
    ]

    with client.get(style) as marked, client.get("/static/style.css?v=0") as other:
        kept = [answer.headers["Cache-Control"] for answer in (marked, other)]

    assert kept == ["public, max-age=31536000, immutable", "no-cache"]


def test_a_page_comes_compressed_to_who_can_read_it_so(client: FlaskClient) -> None:
    plain = client.get("/")
    packed = client.get("/", headers={"Accept-Encoding": "gzip"})

    assert gzip.decompress(packed.data).decode() == plain.text
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) * 2 < len(plain.data)
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert "Cookie" in packed.headers["Vary"]
