"""Restriction notices, lots, stock and days on the pages: what narrows an answer is never left out of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from registry.app import create_app
from registry.audit.version import raise_version
from registry.catalogue.names import key
from registry.catalogue.tables import Name
from registry.database import Engine, Session, writing
from registry.qualifications.tables import Arrangement, Authority, Record, Supersession
from registry.settings import Settings
from registry.web.verdict_candidates import Bunch, bunches
from schemas.vocabulary import Context, IdentifierType, NoticeAction
from tests import pages
from tests.doors import world
from tests.queries import queries

TODAY = datetime.now(UTC).date()

Stated = Callable[[Session], object]


@contextmanager
def registry_with(engine: Engine, settings: Settings, *stated: Stated) -> Iterator[FlaskClient]:
    """The small registry, with more stated in it."""
    world.load(engine)
    with writing(engine) as session:
        for one in stated:
            one(session)
        raise_version(session)
    app = create_app(settings)
    yield app.test_client()
    app.extensions["engine"].dispose()


def a_notice(action: NoticeAction, **changes: Any) -> Stated:
    return lambda session: session.add(world.a_notice(action, **changes))


def a_record(id_: str, munition: str = "dm53a1", history: list[list[str]] | None = None, **changes: Any) -> Stated:
    def state(session: Session) -> None:
        world._record(session, id_, changes.pop("authority", "nld-technical"), munition, **changes)
        if history is not None:
            session.get_one(Record, id_).history = history

    return state


def ask(client: FlaskClient, **question: str) -> pages.Element:
    return pages.read(client.get("/lookup", query_string={**world.ASK, **world.STATES["YES"], **question}).text)


def section(page: pages.Element, name: str) -> pages.Element:
    """The part of a page under the heading of this id."""
    [found] = [
        one for one in page.tags("section") if name in [heading.attributes.get("id") for heading in one.tags("h2")]
    ]
    return found


def facts(page: pages.Element) -> dict[str, str]:
    return dict(zip([one.text for one in page.tags("dt")], [one.text for one in page.tags("dd")], strict=True))


# A notice ------------------------------------------------------------------------------------------------------------


def test_a_notice_says_who_stops_which_lots_since_when_and_why(client: FlaskClient) -> None:
    page = pages.read(client.get(f"/notices/{world.NOTICE}").text)

    told = facts(page)

    assert told["Round"] == "M918"
    assert told["Lots concerned"] == "L-1"
    assert told["Authority"] == "nld-technical (Netherlands)"
    assert told["In force"] == "from 1 January 2026 without end"
    assert told["Reason given"] == "Cracked cases."


@pytest.mark.parametrize(
    ("days", "word"),
    [
        ({"valid_from": TODAY, "valid_to": TODAY}, "In force"),
        ({"valid_from": TODAY - timedelta(9), "valid_to": TODAY - timedelta(1)}, "No longer in force"),
        ({"valid_from": TODAY + timedelta(1)}, "Not yet in force"),
    ],
)
def test_a_notice_says_first_whether_it_is_in_force_today(
    engine: Engine, settings: Settings, days: dict[str, date], word: str
) -> None:
    with registry_with(engine, settings, a_notice(NoticeAction.SUSPEND_ALL, **days)) as client:
        page = pages.read(client.get("/notices/NLD-N-3").text)

    assert facts(page)["Today"] == word
    assert facts(page)["Lots concerned"] == "All lots"


def test_a_stop_of_some_lots_is_told_with_the_lots_and_leads_to_its_notice(engine: Engine, settings: Settings) -> None:
    with registry_with(engine, settings, a_notice(NoticeAction.SUSPEND_ALL, lots=["L-1", "L-2"])) as client:
        page = ask(client)
        links = {one["href"] for one in page.tags("a") if one.text == "NLD-N-3"}

    assert links == {"/notices/NLD-N-3"}
    assert (
        "Limited by NLD-N-3: stops all use (DM53A1, only lots L-1, L-2), from 1 January"
        in section(page, "decisive").text
    )
    assert "Permitted by NLD-2025-0001/1: accepted since" in section(page, "decisive").text
    assert "NLD-N-3 (do not fire: lots L-1 and L-2)" in section(page, "conditions").text
    assert "All use is stopped" not in page.text


def test_a_stop_of_other_lots_than_those_asked_about_is_still_told(engine: Engine, settings: Settings) -> None:
    with registry_with(engine, settings, a_notice(NoticeAction.SUSPEND_ALL, lots=["L-1", "L-2"])) as client:
        spared, concerned = (ask(client, lots=lot) for lot in ("L-7", "L-2"))

    [told] = spared.marked("data-spared")
    assert told.text == (
        "NLD-N-3: stops all use (only lots L-1, L-2). The lots named here are not among them: compare the marks."
    )
    assert [one["href"] for one in told.tags("a")] == ["/notices/NLD-N-3"]
    assert spared.marked("data-answer")[0]["data-answer"] == "YES"
    assert not concerned.marked("data-spared")
    assert concerned.marked("data-code")[0]["data-code"] == "SUSPENDED"


def test_a_stop_of_every_lot_is_what_decides(engine: Engine, settings: Settings) -> None:
    with registry_with(
        engine,
        settings,
        a_notice(NoticeAction.SUSPEND_ALL),
        a_notice(NoticeAction.SUSPEND_ALL, id="NLD-N-4", lots=["L-1"]),
    ) as client:
        page = ask(client)

    decisive = section(page, "decisive")
    assert [one["data-stop"] for one in decisive.marked("data-stop")] == ["NLD-N-3"]
    assert "stops all use (DM53A1, all lots), from 1 January 2026 without end, Netherlands. Cracked cases." in (
        decisive.text
    )
    assert decisive.text.startswith("Suspended by NLD-N-3: ")
    assert "The permission that this suspends NLD-2025-0001/1: accepted since 1 December 2025" in decisive.text
    assert "NLD-N-4" in section(page, "notices").text


def test_a_notice_that_decides_is_told_once_above_the_reasons(engine: Engine, settings: Settings) -> None:
    with registry_with(engine, settings, a_notice(NoticeAction.SUSPEND_ALL)) as client:
        page = ask(client)

    above = page.text.partition("The rules in the order")[0]
    assert above.count("Cracked cases.") == 1
    assert "Stops all use of the rounds or lots that it names" not in above


def test_a_stop_of_what_nothing_permits_says_that_it_would_be_no_yes_without_it(
    engine: Engine, settings: Settings
) -> None:
    with registry_with(engine, settings, a_notice(NoticeAction.SUSPEND_ALL, munition_id="m918")) as client:
        page = ask(client, munition="M918", system="Mk 19")

    decisive = section(page, "decisive")
    assert [one["data-stop"] for one in decisive.marked("data-stop")] == ["NLD-N-3"]
    assert "no record permits it: without the suspension this would still not be a yes" in decisive.text
    assert "permission" not in decisive.text


def test_a_stop_of_what_is_disputed_names_the_stop_first_and_then_both_sides(
    engine: Engine, settings: Settings
) -> None:
    with registry_with(engine, settings, a_notice(NoticeAction.SUSPEND_ALL, munition_id="dm43")) as client:
        page = ask(client, **world.STATES["DISPUTED"])

    decisive = section(page, "decisive")
    assert [one.text for one in decisive.tags("h2", "h3")] == ["Suspended by", "Records that disagree"]
    assert "NLD-2025-0003/1 permits it" in decisive.text
    assert "NLD-2025-0004/1 finds against it" in decisive.text


def test_more_notices_cost_no_more_queries(engine: Engine, settings: Settings) -> None:
    with registry_with(engine, settings, a_notice(NoticeAction.INSPECT_FIRST)) as client:
        few = _cost(client)
        with writing(engine) as session:
            for number in range(10, 20):
                session.add(world.a_notice(NoticeAction.INSPECT_FIRST, id=f"NLD-N-{number}"))
            raise_version(session)
        many = _cost(client)

    assert many == few


def _cost(client: FlaskClient) -> int:
    ask(client)
    with queries(client.application.extensions["engine"]) as seen:
        ask(client)
    return len(seen)


# Lots, stock, weapon -------------------------------------------------------------------------------------------------


def places(page: pages.Element) -> list[str]:
    """Where an answer says what it is about: heading, sentence, the question as asked, citation."""
    heading, sentence, asked, cited = (
        page.tags("h1")[0],
        page.marked("data-announce")[0],
        page.marked("data-asked")[0],
        page.marked("data-citation")[0],
    )
    return [heading.text, sentence.text, asked.text, cited.text]


def test_an_answer_for_some_lots_says_so_wherever_it_is_told(client: FlaskClient) -> None:
    assert all("for lots L-7 only" in place for place in places(ask(client, lots="L-7")))
    assert not any("lots" in place for place in places(ask(client)))


def test_many_lots_are_counted_in_the_heading_and_named_below(client: FlaskClient) -> None:
    heading, sentence, *_ = places(ask(client, lots="A,B,C,D,E"))

    assert "for 5 lots only, named below" in heading
    assert "for lots A, B, C, D, E only" in sentence


def test_an_answer_names_the_stock_or_that_it_was_not_named(client: FlaskClient) -> None:
    assert all("stock: Germany" in place for place in places(ask(client, holder="DEU"))[1:])
    assert all("stock holder not named" in place for place in places(ask(client))[1:])


def test_an_answer_for_one_weapon_of_a_platform_names_the_weapon(client: FlaskClient) -> None:
    one = places(ask(client, system="Two guns", weapon="rh120-l55"))
    all_ = places(ask(client, system="Two guns"))

    assert all("Rh 120 L/55 of Two guns" in place for place in one[1:])
    assert one[0].endswith("Rh 120 L/55 of Two guns")
    assert not any("Rh 120" in place for place in all_)


# Today ---------------------------------------------------------------------------------------------------------------


def band(page: pages.Element) -> str:
    return " ".join(one.text for one in page.marked("class", "band"))


def test_an_answer_of_another_day_says_so_and_what_todays_is(client: FlaskClient) -> None:
    page = ask(client, as_of="2027-02-01", as_known="2026-05-01")
    [there] = page.marked("class", "band")[0].tags("a")

    todays = pages.read(client.get(there["href"]).text)

    assert band(page).startswith("Not today's answer: 1 February 2027, as known on 1 May 2026. Today's: ")
    assert page.marked("data-today")[0]["data-today"] == todays.marked("data-code")[0]["data-code"]
    assert band(todays) == ""


def test_an_answer_of_today_from_what_was_known_before_is_not_todays(client: FlaskClient) -> None:
    page = ask(client, as_of=TODAY.isoformat(), as_known=(TODAY - timedelta(1)).isoformat())

    assert "Not today's answer" in band(page)


def test_a_permanent_address_of_today_shows_no_band_today(client: FlaskClient) -> None:
    today = ask(client, as_of=TODAY.isoformat())

    again = pages.read(client.get(today.marked("data-permalink")[0]["href"]).text)

    assert band(today) == band(again) == ""


def test_names_that_mean_nothing_today_are_said_to(engine: Engine, settings: Settings) -> None:
    def named_until_lately(session: Session) -> None:
        name: dict[str, Any] = {
            "subject_kind": "munition",
            "subject_id": "dm53a1",
            "type": IdentifierType.NAME,
            "text": "Old",
        }
        session.add(Name(**name, key=key("Old"), valid_to=date(2026, 7, 1)))

    with registry_with(engine, settings, named_until_lately) as client:
        page = ask(client, munition="Old")

    assert "Today these names fit nothing." in band(page)


# What decides --------------------------------------------------------------------------------------------------------


def test_a_suspended_record_is_told_with_the_day_of_its_suspension(engine: Engine, settings: Settings) -> None:
    history = [
        ["ACCEPTED", "2025-12-01T10:00:00+00:00", "2025-12-01"],
        ["SUSPENDED", "2026-01-01T10:00:00+00:00", "2026-02-01"],
        ["REINSTATED", "2026-01-01T10:00:00+00:00", "2026-03-01"],
        ["SUSPENDED", "2026-01-01T10:00:00+00:00", "2026-04-01"],
    ]
    with registry_with(engine, settings, a_record("NLD-2025-0010/1", "m918", history, weapon="mk19")) as client:
        page = ask(client, munition="m918", system="mk19")

    assert section(page, "decisive").text == (
        "Suspended by NLD-2025-0010/1: suspended since 1 April 2026"
        " The permission that this suspends NLD-2025-0010/1: accepted since 1 December 2025, last confirmed 1 March 2026,"
        " valid from 1 January 2026, valid until 31 December 2026, that day included"
    )


def test_of_a_restricted_record_that_is_suspended_only_that_and_whom_to_ask_is_told(
    engine: Engine, settings: Settings
) -> None:
    history = [ACCEPTED, ["SUSPENDED", "2026-02-01T10:00:00+00:00", "2026-02-03"]]
    hidden = a_record("NLD-2025-0010/1", "m918", history, weapon="mk19", releasability=["NLD"])
    with registry_with(engine, settings, hidden) as client:
        page = ask(client, munition="m918", system="mk19")

    assert section(page, "decisive").text == (
        "Suspended by NLD-2025-0010/1: this record is suspended"
        " The permission that this suspends NLD-2025-0010/1: restricted; whom to ask: nld-technical"
    )


def test_a_yes_under_an_exception_names_it_and_its_end(engine: Engine, settings: Settings) -> None:
    bare: dict[str, Any] = {
        "degree": None,
        "contexts": [],
        "evidence": [],
        "authority": "deu-technical",
        "valid_to": None,
    }
    exception: dict[str, Any] = {
        "kind": "EXCEPTION",
        "derogates": "DEU-2025-0020/1",
        "beneficiaries": ["NLD"],
        "valid_to": "2026-08-31",
        "authority": "deu-technical",
    }
    with registry_with(
        engine,
        settings,
        a_record("DEU-2025-0020/1", kind="PROHIBITION", **bare),
        a_record("DEU-2025-0021/1", **exception),
    ) as client:
        page = ask(client)

    [told] = section(page, "decisive").marked("data-lifts")
    assert told.text.startswith("DEU-2025-0021/1 lifts the prohibition DEU-2025-0020/1: ")
    assert "valid until 31 August 2026" in told.text
    change = section(page, "change")
    assert change.marked("data-following")[0]["data-following"] == "PROHIBITED"
    assert "This answer changes on 1 September 2026: to No, because record DEU-2025-0021/1 has expired." in change.text


def test_a_yes_by_recognition_names_the_arrangement(engine: Engine, settings: Settings) -> None:
    def arranged(session: Session) -> None:
        for id_, issuer in (("low-countries", "DEU"), ("elsewhere", "USA")):
            document = {"name": f"Arrangement {id_}", "issuers": [issuer], "recognisers": ["NLD"]}
            session.add(Arrangement(id=id_, valid_from=date(2025, 1, 1), document=document))

    german = a_record("DEU-2025-0030/1", "m918", weapon="mk19", authority="deu-technical", nation="DEU")
    with registry_with(engine, settings, arranged, german) as client:
        page = ask(client, munition="m918", system="mk19")
        own = ask(client)

    [told] = section(page, "decisive").marked("data-recognised")
    assert told.text == "Recognised by the user nation under: Arrangement low-countries (low-countries)."
    assert not own.marked("data-recognised")


def test_an_arrangement_without_a_name_is_called_by_its_id(engine: Engine, settings: Settings) -> None:
    def arranged(session: Session) -> None:
        document = {"issuers": ["DEU"], "recognisers": ["NLD"]}
        session.add(Arrangement(id="nameless", valid_from=date(2025, 1, 1), document=document))

    german = a_record("DEU-2025-0030/1", "m918", weapon="mk19", authority="deu-technical", nation="DEU")
    with registry_with(engine, settings, arranged, german) as client:
        page = ask(client, munition="m918", system="mk19")

    assert [one["data-recognised"] for one in page.marked("data-recognised")] == ["nameless"]
    assert "None" not in section(page, "decisive").text


def test_a_permission_says_which_of_its_facets_are_not_confirmed(engine: Engine, settings: Settings) -> None:
    facets = {"form": "CONFIRMED", "fit": "CONFIRMED", "function": "NOT_ASSESSED", "fire_control_data": "NOT_AVAILABLE"}
    changes: dict[str, Any] = {"degree": "EMERGENCY_ONLY", "contexts": ["emergency"], "facets": facets}
    with registry_with(engine, settings, a_record("NLD-2025-0030/1", "m918", weapon="mk19", **changes)) as client:
        page = ask(client, munition="m918", system="mk19", context="emergency")
        french = ask(client, munition="m918", system="mk19", context="emergency", lang="fr")
        confirmed = ask(client)

    assert [one["data-facet"] for one in page.marked("data-facet")] == ["function", "fire_control_data"]
    assert "Function: not assessed" in section(page, "decisive").text
    assert len(french.marked("data-facet")) == 2
    assert not confirmed.marked("data-facet")


def test_a_flag_leads_to_the_record_that_raises_it(engine: Engine, settings: Settings) -> None:
    with registry_with(
        engine, settings, a_record("NLD-2025-0030/1", "m433", [ACCEPTED], weapon="mk19", **FOR_EVER)
    ) as client:
        page = ask(client, munition="M433", system="Mk 19")

    [alarm] = section(page, "notices").marked("data-flag")
    assert alarm["data-flag"] == "DATA_QUALITY_ALARM"
    assert [link["href"] for link in alarm.tags("a")] == ["/records/NLD-2025-0030/1"]


def test_records_that_disagree_are_told_as_such(client: FlaskClient) -> None:
    page = ask(client, **world.STATES["DISPUTED"])

    decisive = section(page, "decisive")
    assert decisive.tags("h2")[0].text == "Records that disagree"
    assert [line.text.partition(":")[0] for line in decisive.tags("li")] == [
        "NLD-2025-0003/1 permits it",
        "NLD-2025-0004/1 finds against it",
    ]
    assert "in force and permits it" in page.marked("data-considered", "NLD-2025-0003/1")[0].text
    assert page.marked("data-step", "STANDING")[0].text.endswith("Authorities whose words count disagree.")


def test_an_undisputed_record_is_said_to_permit(client: FlaskClient) -> None:
    page = ask(client)

    assert section(page, "decisive").tags("h2")[0].text == "Permitted by"
    assert "in force and decides" in page.marked("data-considered", "NLD-2025-0001/1")[0].text


def test_that_only_firing_is_assessed_stands_under_the_sentence(client: FlaskClient) -> None:
    text = ask(client).text

    assert text.index("a yes here is about firing only.") < text.index("Permitted by")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("case", [*world.STATES, "AMBIGUOUS"])
def test_only_a_yes_is_said_to_be_about_firing_and_every_answer_what_is_not_assessed(
    client: FlaskClient, case: str, language: str
) -> None:
    page = ask(client, **{**world.STATES, "AMBIGUOUS": world.AMBIGUOUS}[case], lang=language)
    is_a_yes = page.marked("data-answer")[0]["data-answer"].startswith("YES")

    always, of_a_yes = {
        "en": ("Transfer and movement are not assessed", "a yes here is about firing only"),
        "fr": ("Ni le transfert ni le mouvement ne sont évalués", "un oui ne porte ici que sur le tir"),
    }[language]
    assert page.text.count(always) == 1
    assert (of_a_yes in page.text) == is_a_yes


def test_what_is_permitted_in_an_emergency_only_is_no_yes_in_training(engine: Engine, settings: Settings) -> None:
    in_every_context = a_record("NLD-2025-0010/1", "m918", weapon="mk19", contexts=list(Context))
    notice = a_notice(NoticeAction.EMERGENCY_ONLY, munition_id="m918")
    with registry_with(engine, settings, in_every_context, notice) as client:
        training, emergency = (
            ask(client, munition="m918", system="mk19", context=context) for context in ("training", "emergency")
        )

    for page in (training, emergency):
        assert section(page, "decisive").text.startswith(
            "Limited by NLD-N-3: limits use to emergencies (M918, all lots)"
        )
        assert "Permitted by NLD-2025-0010/1: accepted since" in section(page, "decisive").text
    assert training.marked("data-announce")[0].text.startswith("Not for training; at most in an emergency. ")
    assert "a yes here" not in training.text
    assert "Not for" not in emergency.text
    assert "a yes here is about firing only" in emergency.text


def test_a_withdrawn_record_that_falls_short_is_told_with_the_day_of_its_withdrawal(
    engine: Engine, settings: Settings
) -> None:
    history = [ACCEPTED, ["WITHDRAWN", "2026-02-01T10:00:00+00:00", "2026-02-02"]]
    with registry_with(engine, settings, a_record("NLD-2025-0010/1", "m918", history, weapon="mk19")) as client:
        page = ask(client, munition="m918", system="mk19")

    assert section(page, "decisive").text.startswith(
        "What falls short NLD-2025-0010/1: withdrawn on 2 February 2026, accepted since 1 December 2025"
    )


# Records -------------------------------------------------------------------------------------------------------------

ACCEPTED = ["ACCEPTED", "2025-12-01T10:00:00+00:00", "2025-12-01"]
FOR_EVER: dict[str, Any] = {"valid_from": "2026-01-01", "valid_to": "2999-12-31"}


@pytest.mark.parametrize(
    ("history", "days", "status"),
    [
        ([ACCEPTED], FOR_EVER, "In force since 1 January 2026"),
        ([ACCEPTED], FOR_EVER | {"valid_to": "2026-02-28"}, "Expired: last valid on 28 February 2026"),
        ([ACCEPTED], FOR_EVER | {"valid_from": "2990-01-01"}, "Not yet in effect: from 1 January 2990"),
        (
            [ACCEPTED, ["WITHDRAWN", "2026-02-01T10:00:00+00:00", "2026-02-02"]],
            FOR_EVER,
            "Withdrawn on 2 February 2026",
        ),
        (
            [ACCEPTED, ["SUSPENDED", "2026-02-01T10:00:00+00:00", "2026-02-03"]],
            FOR_EVER,
            "Suspended since 3 February 2026",
        ),
        (
            [["SUBMITTED", "2026-02-01T10:00:00+00:00", "2026-02-03"]],
            FOR_EVER,
            "Under evaluation: it decides nothing yet",
        ),
    ],
)
def test_a_record_says_first_where_it_stands_today(
    engine: Engine, settings: Settings, history: list[list[str]], days: dict[str, str], status: str
) -> None:
    with registry_with(engine, settings, a_record("NLD-2025-0030/1", history=history, **days)) as client:
        page = pages.read(client.get("/records/NLD-2025-0030/1").text)

    words, first = [one.text for one in page.tags("dt")], page.tags("dd")[0].text
    assert first.endswith(status)
    assert ("States" in words) == status.startswith("In force")
    assert ("Stated" in words) != status.startswith("In force")


def test_a_superseded_record_leads_to_what_took_its_place(engine: Engine, settings: Settings) -> None:
    with registry_with(
        engine,
        settings,
        a_record("NLD-2025-0001/2", supersedes=["NLD-2025-0001/1"], **FOR_EVER),
        lambda session: session.add(Supersession(former="NLD-2025-0001/1", successor="NLD-2025-0001/2")),
    ) as client:
        first = pages.read(client.get("/records/NLD-2025-0001/1").text).tags("dd")[0]

    assert first.text.endswith("Superseded on 1 January 2026 by NLD-2025-0001/2")
    assert [one["href"] for one in first.tags("a")] == ["/records/NLD-2025-0001/2"]


def test_a_record_mentions_the_notices_in_force_on_its_rounds(engine: Engine, settings: Settings) -> None:
    ended = a_notice(NoticeAction.SUSPEND_ALL, id="NLD-N-4", valid_to=date(2026, 1, 2))
    with registry_with(engine, settings, a_notice(NoticeAction.SUSPEND_ALL, lots=["L-1"]), ended) as client:
        page = pages.read(client.get("/records/NLD-2025-0001/1").text)

    assert facts(page)["Restriction notices in force"] == "NLD-N-3: DM53A1, only lots L-1: stops all use"


def test_what_a_public_source_says_is_not_shown_as_a_permission(engine: Engine, settings: Settings) -> None:
    with registry_with(
        engine,
        settings,
        lambda session: session.add(Authority(id="public-source", nation=None, name="Public source", document={})),
        lambda session: session.flush(),
        a_record("ps-1", authority="public-source", nation=None),
    ) as client:
        page = pages.read(client.get("/records/ps-1").text)
        french = pages.read(client.get("/records/ps-1?lang=fr").text)

    assert facts(page)["States"] == "Said to be usable; a public source permits nothing"
    assert facts(page)["Authority"] == "A public source"
    assert facts(french)["Autorité"] == "Une source publique"
    assert "May be fired" not in page.text


# Which one -----------------------------------------------------------------------------------------------------------


def test_candidates_that_the_system_accepts_come_first_and_none_is_picked(client: FlaskClient) -> None:
    page = ask(client, **world.AMBIGUOUS)

    lists = page.marked("data-mates")

    assert [
        (one["data-mates"], [line["data-candidate"] for line in one.marked("data-candidate")]) for one in lists
    ] == [("true", ["m918"]), ("false", ["m781"])]
    assert page.marked("data-code")[0]["data-reason"] == "IDENTITY_AMBIGUOUS"


@pytest.mark.parametrize(("field", "accepts"), [("munition", ()), ("system", ("40x53-hv",))])
def test_candidates_are_not_sorted_by_a_system_that_is_uncertain_itself(field: str, accepts: tuple[str, ...]) -> None:
    fitting = [{"id": "b", "designation": "B"}, {"id": "a", "designation": "A"}]

    assert bunches(field, fitting, {}, accepts) == [Bunch((), None, tuple(fitting))]
