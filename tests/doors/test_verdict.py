"""The page of a verdict: why, since when, until when, what else, and how to keep it."""

import re
from datetime import date
from itertools import pairwise
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
import segno
from flask import Flask
from flask.testing import FlaskClient

from registry.app import create_app
from registry.audit.version import raise_version
from registry.catalogue.tables import PlatformWeapon
from registry.compatibility.reasoning import FINDINGS, RULES, Outcome, Step
from registry.compatibility.turns import Change, Course, Stretch, Subject
from registry.database import Engine, writing
from registry.settings import Settings
from registry.web.verdict_course import strip
from registry.web.wording import LETTERS, TEXTS
from registry.web.words import course, reasoning
from schemas.vocabulary import Category, Code, Context, NoticeAction
from tests import pages
from tests.doors import world
from tests.kinds import KINDS
from tests.queries import queries

CASES = {**world.STATES, "AMBIGUOUS": world.AMBIGUOUS}


def ask(client: FlaskClient, **question: str) -> pages.Element:
    return pages.read(client.get("/lookup", query_string={**world.ASK, **question}).text)


def section(page: pages.Element, name: str) -> pages.Element:
    """The part of a page under the heading of this id."""
    [found] = [
        one for one in page.tags("section") if name in [heading.attributes.get("id") for heading in one.tags("h2")]
    ]
    return found


# Why -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("context", list(Context))
@pytest.mark.parametrize("case", CASES)
def test_every_step_is_told_and_the_one_that_decides_bears_the_rule(
    client: FlaskClient, case: str, context: str
) -> None:
    page = ask(client, **CASES[case], context=context)
    said = page.marked("data-rule")[0]["data-rule"]

    steps = page.marked("data-step")
    [decisive] = page.marked("data-decides")

    assert [step["data-step"] for step in steps] == [step.value for step in Step]
    assert said in RULES[Step(decisive["data-step"])]
    assert decisive.tags("details") == [] or "open" in decisive.tags("details")[0].attributes
    for step in steps:
        words = TEXTS[f"outcome_{step['data-outcome']}"][0]
        assert step.marked("class", "outcome")[0].text.endswith(words)


@pytest.mark.parametrize("case", world.STATES)
def test_every_record_stands_at_one_step_with_a_link(client: FlaskClient, case: str) -> None:
    page = ask(client, **world.STATES[case])
    body = client.get("/api/v1/compatibility", query_string={**world.ASK, **world.STATES[case]}).json

    named = [line for step in page.marked("data-step") for line in step.marked("data-considered")]

    assert sorted(line["data-considered"] for line in named) == [entry["record"] for entry in body["considered"]]
    for line in named:
        assert client.get(line.tags("a")[0]["href"]).status_code == 200


def test_the_evidence_of_what_decides_is_told_with_its_grade(client: FlaskClient) -> None:
    page = ask(client, **world.STATES["YES"])

    [line] = page.marked("data-considered", "NLD-2025-0001/1")

    assert "Full assessment of safety and suitability, grade A (the nation's own authority)" in line.text


def test_of_a_restricted_record_only_whom_to_ask_is_told(client: FlaskClient) -> None:
    page = ask(client, **world.STATES["CONDITIONAL"])

    [line] = page.marked("data-considered", "DEU-2025-0005/1")

    assert "restricted; whom to ask: deu-technical" in line.text
    assert "grade" not in line.text


def test_what_the_round_presents_and_the_weapon_accepts_stands_with_the_interfaces(client: FlaskClient) -> None:
    page = ask(client, **world.STATES["NO"])

    [step] = page.marked("data-step", "INTERFACES")

    assert step["data-outcome"] == "STOPS"
    assert [one.text for one in step.tags("dd")] == ["40x46-lv", "40x53-hv"]


def test_every_step_outcome_finding_and_turn_has_words() -> None:
    keys = {f"step_{step}" for step in Step} | {f"outcome_{outcome}" for outcome in Outcome}
    keys |= {f"found_{step}_{finding}" for step, findings in FINDINGS.items() for finding in findings}
    keys |= {f"turn_{subject}" for subject in Subject} | {f"turned_{change}" for change in Change}

    built = (*reasoning.BUILT, "turn_", "turned_")
    assert keys == {key for part in (reasoning, course) for key in part.TEXTS if key.startswith(built)}


# Since when, until when ----------------------------------------------------------------------------------------------


def test_the_dates_of_what_decides_are_told_in_words(client: FlaskClient) -> None:
    page = ask(client, **world.STATES["YES"])

    assert section(page, "decisive").tags("li")[0].text == (
        "NLD-2025-0001/1: accepted since 1 December 2025, valid from 1 January 2026,"
        " valid until 31 December 2026, that day included"
    )


@pytest.mark.parametrize("case", world.STATES)
def test_every_stretch_leads_to_the_answer_that_it_tells(client: FlaskClient, case: str) -> None:
    page = ask(client, **world.STATES[case])

    stretches = page.marked("data-stretch")
    [here] = [one for one in stretches if "aria-current" in one.attributes]

    assert here["data-stretch-code"] == page.marked("data-code")[0]["data-code"]
    for stretch in stretches:
        if stretch is not here:
            there = pages.verdict_of(client.get(stretch.tags("a")[0]["href"]).text)
            assert there["code"] == stretch["data-stretch-code"]


@pytest.mark.parametrize("case", world.STATES)
def test_the_strip_shows_the_letters_of_the_list_beside_it(client: FlaskClient, case: str) -> None:
    page = ask(client, **world.STATES[case])

    [drawn] = page.marked("class", "strip")

    sources = [urlsplit(one.tags("img")[0]["src"]).path for one in page.marked("data-stretch")]
    signs = [path.rpartition("/")[2].removesuffix(".svg") for path in sources]
    letters = [one.text for one in drawn.tags("text") if one["class"].startswith("bar-letter")]
    assert letters == [LETTERS[state] for state in signs]  # type: ignore[index]
    assert drawn.tags("title")[0].text


def test_the_next_stretch_begins_on_the_day_of_change(client: FlaskClient) -> None:
    page = ask(client, **world.STATES["CONDITIONAL"])

    stretches = page.marked("data-stretch")
    [place] = [place for place, one in enumerate(stretches) if "aria-current" in one.attributes]

    body = client.get("/api/v1/compatibility", query_string={**world.ASK, **world.STATES["CONDITIONAL"]}).json
    assert stretches[place + 1]["data-stretch"] == body["next_change"]
    assert "record NLD-2025-0002/1 has expired" in stretches[place + 1].text


def test_a_weapon_that_does_not_speak_yet_may_change_the_answer_first(engine: Engine, settings: Settings) -> None:
    """The round is permitted in both guns; the one without conditions runs out before the one that speaks."""
    world.load(engine)
    with writing(engine) as session:
        world._add(session, PlatformWeapon(platform_id="leopard-2a6", weapon_id="rh120-l44"))
        world._record(session, "NLD-2025-0009/1", "nld-technical", "dm63", weapon="rh120-l44", valid_to="2026-06-30")
        raise_version(session)
    app = create_app(settings)

    page = ask(app.test_client(), **world.STATES["CONDITIONAL"])
    app.extensions["engine"].dispose()

    stretches = page.marked("data-stretch")
    [place] = [place for place, one in enumerate(stretches) if "aria-current" in one.attributes]
    assert stretches[place + 1]["data-stretch"] == "2026-07-01"
    changes = "This answer changes on 1 July 2026: to Not established, because record NLD-2025-0009/1 has expired."
    assert changes in section(page, "change").text


def test_bars_fill_the_strip_and_none_is_too_narrow_for_its_letter() -> None:
    days = [date(2020 + year, 1, 1) for year in range(9)]
    ends = [*days, None]
    stretches = [
        Stretch(first, last, Code.CONFLICT if first else Code.SUSPENDED, None, ())
        for first, last in zip([None, *days], ends, strict=True)
    ]

    drawn = strip(Course(tuple(stretches)), date(2024, 6, 1))

    assert sum(bar.width for bar in drawn.bars) == pytest.approx(100, abs=0.1)
    assert min(bar.width for bar in drawn.bars) > 4
    [here] = [bar for bar in drawn.bars if bar.here]
    assert here.left < drawn.day < here.left + here.width


def test_what_is_for_emergencies_only_has_a_letter_of_its_own_in_the_strip() -> None:
    codes = (Code.CONDITIONAL, Code.EMERGENCY_ONLY)
    days = ((None, date(2026, 5, 31)), (date(2026, 6, 1), None))
    stretches = [Stretch(*ends, code, None, ()) for ends, code in zip(days, codes, strict=True)]

    drawn = strip(Course(tuple(stretches)), date(2026, 6, 1))

    assert [(bar.share, bar.letter) for bar in drawn.bars] == [("CONDITIONAL", "C"), ("EMERGENCY_ONLY", "E")]


def test_an_answer_that_never_changes_is_one_bar(client: FlaskClient) -> None:
    page = ask(client, munition="M918", system="Mk 19")

    assert [one.text.startswith("Not established") for one in page.marked("data-stretch")] == [True]
    assert "at all times: no change is known" in section(page, "course").text


# Then and now --------------------------------------------------------------------------------------------------------


def test_another_day_stands_beside_with_what_changed_the_answer(client: FlaskClient) -> None:
    page = ask(client, **world.STATES["YES"], then="2027-02-01")

    then = section(page, "then")

    assert then.marked("data-then")[0]["data-then"] == "NOT_ESTABLISHED"
    assert [one["data-difference"] for one in then.marked("data-difference")] == ["reason", "considered"]
    assert [one.text for one in then.tags("li")] == ["1 January 2027: record NLD-2025-0001/1 has expired"]
    assert (
        pages.verdict_of(client.get("/lookup", query_string={**world.ASK, **world.STATES["YES"]}).text)["code"]
        == "INTERCHANGEABLE"
    )


def test_the_other_day_is_answered_as_its_own_page_answers_it(client: FlaskClient) -> None:
    page = ask(client, **world.STATES["CONDITIONAL"], then="2026-08-01")
    there = section(page, "then").tags("thead")[0].tags("a")[0]["href"]

    said = pages.verdict_of(client.get(there).text)

    assert said["code"] == section(page, "then").marked("data-then")[0]["data-then"]
    assert parse_qs(urlsplit(there).query)["as_of"] == ["2026-08-01"]


def test_what_was_not_known_then_is_told_as_learnt_since(client: FlaskClient) -> None:
    page = ask(client, **world.STATES["YES"], then_known="2025-11-01")

    then = section(page, "then")

    assert then.marked("data-then")[0]["data-then"] == "NOT_ESTABLISHED"
    assert [one.text for one in then.tags("li")] == ["1 December 2025: record NLD-2025-0001/1 comes into force"]


def test_two_days_of_one_answer_say_so(client: FlaskClient) -> None:
    page = ask(client, **world.STATES["YES"], then="2026-05-01")

    assert "Nothing differs" in section(page, "then").text
    assert section(page, "then").marked("data-difference") == []


def test_a_notice_that_came_in_between_is_named(engine: Engine, settings: Settings) -> None:
    world.load(engine)
    with writing(engine) as session:
        session.add(world.a_notice(NoticeAction.SUSPEND_ALL, valid_from=date(2026, 5, 1)))
        raise_version(session)
    app = create_app(settings)

    page = ask(app.test_client(), **world.STATES["YES"], then="2026-04-01")
    app.extensions["engine"].dispose()

    told = [one.text for one in section(page, "then").tags("li")]
    assert told == ["1 May 2026: restriction notice NLD-N-3 begins to apply"]


def test_the_comparison_stays_while_the_context_changes_and_goes_with_a_new_question(client: FlaskClient) -> None:
    page = ask(client, **world.STATES["YES"], then="2027-02-01")

    [tab] = [one.tags("a")[0]["href"] for one in page.marked("data-context", "emergency")]

    assert "then=2027-02-01" in tab
    assert "then" not in page.marked("data-permalink")[0]["href"].partition("?")[2]


@pytest.mark.parametrize("wrong", [{"then": "soon"}, {"then_known": "soon"}, {"data_version": "new"}])
def test_another_day_that_is_no_day_is_refused_at_its_field(client: FlaskClient, wrong: dict[str, str]) -> None:
    answer = client.get("/lookup", query_string={**world.ASK, **world.STATES["YES"], **wrong})

    assert answer.status_code == 422
    assert list(pages.errors_of(answer.text)) == list(wrong)


@pytest.mark.parametrize("form", ["another-as_of", "another-then"])
def test_a_form_for_another_day_asks_the_same_question(client: FlaskClient, form: str) -> None:
    page = ask(client, **world.STATES["CONDITIONAL"], holder="DEU", context="operations", lang="en")
    [fields] = [one for one in page.tags("form") if one.marked("id", form)]
    filled = {one["name"]: one["value"] for one in fields.tags("input")}
    day = "as_of" if form == "another-as_of" else "then"

    answer = client.get(fields["action"], query_string={**filled, day: "2026-08-01"})

    assert answer.status_code == 200
    there = pages.read(answer.text)
    kept = dict(parse_qsl(urlsplit(there.marked("data-permalink")[0]["href"]).query))
    assert (kept["munition"], kept["holder"], kept["context"], kept["lang"]) == ("dm63", "DEU", "operations", "en")
    assert kept["as_of"] == ("2026-08-01" if day == "as_of" else world.AS_OF)
    assert bool(there.marked("data-then")) == (day == "then")


# What else -----------------------------------------------------------------------------------------------------------


def test_other_rounds_are_those_of_the_reverse_look_up_in_the_order_that_is_told(client: FlaskClient) -> None:
    found = client.get("/api/v1/platforms/leopard-2a6/munitions", query_string=world.ASK).json["items"]
    others = [row for row in found if row["munition"]["id"] != "dm53a1"]

    page = ask(client, **world.STATES["YES"])

    shown = [row["data-other"] for row in page.marked("data-other")]
    assert shown == ["dm63", "dm43"]
    assert sorted(shown) == sorted(row["munition"]["id"] for row in others)
    assert f"Shown: {len(shown)} of {len(others)}." in section(page, "others").text


@pytest.mark.parametrize("system", ["Leopard 2A6", "Rh 120 L/55"])
def test_other_rounds_are_shown_for_platforms_and_for_weapons_alone(client: FlaskClient, system: str) -> None:
    page = ask(client, munition="DM53A1", system=system)

    assert len(page.marked("data-other")) == 2


def test_what_is_fired_in_parts_is_told_with_the_combinations_that_records_name(client: FlaskClient) -> None:
    asked = {**world.COMBINED, "context": "operations"}
    alone = ask(client, munition="m795", system="m199", context="operations")
    together = ask(client, **asked)

    [whole, *_] = alone.marked("data-other")
    there = pages.read(client.get(whole.tags("a")[0]["href"]).text)

    assert whole["data-other"] == "m795+m203-charge"
    assert there.marked("data-code")[0]["data-code"] == together.marked("data-code")[0]["data-code"]
    assert [one.text for one in there.tags("h1")] == [one.text for one in together.tags("h1")]
    assert "m795+m203-charge" not in [row["data-other"] for row in together.marked("data-other")]


def test_more_rounds_cost_no_more_queries_and_are_counted_whole(engine: Engine, settings: Settings) -> None:
    world.load(engine)
    app = create_app(settings)
    few = _cost(app)

    with writing(engine) as session:
        for number in range(15):
            world._munition(session, f"ZZ{number}", "120x570", Category.TANK_GUN)
        raise_version(session)
    many = _cost(app)
    page = ask(app.test_client(), **world.STATES["YES"])
    app.extensions["engine"].dispose()

    assert many == few
    assert len(page.marked("data-other")) == 10
    assert "Shown: 10 of 17." in section(page, "others").text


def _cost(app: Flask) -> int:
    ask(app.test_client(), **world.STATES["YES"])
    with queries(app.extensions["engine"]) as seen:
        ask(app.test_client(), **world.STATES["YES"])
    return len(seen)


def test_the_reverse_direction_is_one_link_away_or_asks_for_the_holder(client: FlaskClient) -> None:
    with_holder = section(ask(client, **world.STATES["YES"], holder="DEU"), "reverse").tags("a")[0]["href"]
    without = section(ask(client, **world.STATES["YES"]), "reverse").tags("a")[0]["href"]
    alone = section(ask(client, **world.STATES["YES"], holder="NLD"), "reverse").text

    swapped = dict(parse_qsl(urlsplit(with_holder).query))
    assert (swapped["user"], swapped["holder"]) == ("DEU", "NLD")
    assert without == "#field-holder"
    assert "no other way round" in alone


def test_an_ambiguous_name_has_no_course_no_other_rounds_and_one_row(client: FlaskClient) -> None:
    page = ask(client, **world.AMBIGUOUS, then="2026-01-01")

    assert page.marked("data-stretch") == page.marked("data-other") == []
    assert [row["data-row"] for row in page.marked("data-row")] == ["training"]
    assert page.marked("data-then") == []
    assert page.marked("data-candidate")


# Files and headings ---------------------------------------------------------------------------------------------------


FILED = {
    "YES": (6, 8),
    "CONDITIONAL": (6, 8),
    "DISPUTED": (4, 6),
    "NO": (6, 8),
    "UNKNOWN": (6, 8),
    "AMBIGUOUS": (5, 5),
}
"""The queries of the JSON and of the CSV: those of one answer, and for the CSV those that name the system and its weapon."""


@pytest.mark.parametrize("case", CASES)
def test_a_file_reads_no_more_than_it_shows(app: Flask, case: str) -> None:
    """The page reads what stands around the answer too; `tests/golden/queries.json` has what it costs."""
    asked = {**world.ASK, **CASES[case]}

    assert (_queries(app, "/lookup.json", asked), _queries(app, "/lookup.csv", asked)) == FILED[case]


def _queries(app: Flask, path: str, asked: dict[str, str]) -> int:
    client = app.test_client()
    client.get(path, query_string=asked)
    with queries(app.extensions["engine"]) as seen:
        assert client.get(path, query_string=asked).status_code == 200
    return len(seen)


ASKING = [name for name in KINDS if name.partition(":")[0] in {"question", "verdict"}]
CALLED = {"aria-label", "aria-labelledby"}


@pytest.mark.parametrize("name", ASKING)
def test_headings_go_down_one_step_at_a_time(client: FlaskClient, name: str) -> None:
    page = pages.read(client.get(KINDS[name].address).text)

    levels = [int(heading.tag[1]) for heading in page.tags("h1", "h2", "h3", "h4")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels)), levels


@pytest.mark.parametrize("name", ASKING)
def test_only_the_main_part_navigation_and_forms_are_landmarks(client: FlaskClient, name: str) -> None:
    """A part that has a heading is found by it; were each of them a landmark too, there would be none to steer by."""
    page = pages.read(client.get(KINDS[name].address).text)

    assert [one.tag for one in page.tags("section", "aside") if CALLED & one.attributes.keys()] == []
    assert [one["role"] for one in page.marked("role", "region")] == []
    assert len(page.tags("main")) == 1
    assert len([one for one in page.tags("form") if CALLED & one.attributes.keys()]) <= 1
    assert len([one for one in page.tags("nav") if not CALLED & one.attributes.keys()]) == 0


# Citing --------------------------------------------------------------------------------------------------------------


def test_the_permanent_address_says_when_the_registry_has_moved_on(client: FlaskClient) -> None:
    now = ask(client, **world.STATES["YES"])
    kept = now.marked("data-permalink")[0]["href"]

    same = pages.read(client.get(kept).text)
    older = pages.read(client.get(re.sub(r"data_version=\d+", "data_version=0", kept)).text)

    assert same.marked("class", "moved") == []
    assert "kept at data version 0" in older.marked("class", "moved")[0].text
    assert pages.verdict_of(client.get(kept).text)["code"] == "INTERCHANGEABLE"


def test_a_citation_names_the_answer_its_records_its_dates_and_its_address(client: FlaskClient) -> None:
    page = ask(client, **world.STATES["YES"])

    [line] = page.marked("data-citation")

    whole = f"http://localhost{page.marked('data-permalink')[0]['href']}"
    for part in ("DM53A1 in Leopard 2A6", "Netherlands", "INTERCHANGEABLE (NLD-2025-0001/1)", "1 June 2026", whole):
        assert part in line.text
    assert line.text.startswith("EXERCISE DATA")


def test_the_picture_for_print_is_of_the_permanent_address(client: FlaskClient) -> None:
    page = ask(client, **world.STATES["YES"])

    whole = f"http://localhost{page.marked('data-permalink')[0]['href']}"
    drawn = segno.make(whole, error="m", micro=False, mask=3).svg_inline(border=4, omitsize=True)

    assert page.marked("class", "qr")[0].tags("path")[0]["d"] in drawn


def test_a_stock_number_is_shown_with_a_way_to_copy_it(client: FlaskClient) -> None:
    page = ask(client, **world.STATES["YES"])

    [number] = page.marked("class", "nsn")

    assert number.text == "1305-12-345-6789"
    assert page.marked("data-copy", number.text)[0]["aria-label"] == "Copy: 1305-12-345-6789"


def test_a_notice_for_training_stops_two_contexts_and_is_noted_in_the_others(
    engine: Engine, settings: Settings
) -> None:
    world.load(engine)
    with writing(engine) as session:
        session.add(world.a_notice(NoticeAction.SUSPEND_TRAINING))
        raise_version(session)
    app = create_app(settings)

    page = ask(app.test_client(), **world.STATES["YES"], context="operations")
    app.extensions["engine"].dispose()

    states = {tab["data-context"]: tab["data-state"] for tab in page.marked("data-context")}
    [step] = page.marked("data-step", "NOTICES")
    assert states == {"training": "NO", "exercise": "NO", "operations": "YES", "emergency": "UNKNOWN"}
    assert step["data-outcome"] == "PASSES"
    assert "Stops use in training and exercise of the rounds or lots that it names: NLD-N-3." in step.text


def test_a_long_list_of_lots_is_whole_in_another_language(client: FlaskClient) -> None:
    lots = ",".join(f"LOT-{'X' * 54}{number:02}" for number in range(100))

    page = pages.read(client.get("/lookup", query_string={**world.ASK, **world.STATES["YES"], "lots": lots}).text)

    [other] = page.marked("hreflang", "fr")
    assert dict(parse_qsl(urlsplit(other["href"]).query))["lots"] == lots


@pytest.mark.parametrize("path", ["/%5Cevil.example", "/%09/evil.example"])
def test_the_language_of_a_page_that_is_not_there_leads_nowhere_else(client: FlaskClient, path: str) -> None:
    [other] = pages.read(client.get(path).text).marked("hreflang", "fr")

    assert other["href"].startswith(path)
