"""From codes to sentences: words for every code in both languages, and what they say of numbers, days and secrets."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from string import Formatter
from typing import Any

import pytest

from registry.compatibility import explain
from registry.compatibility import sentences as say
from registry.compatibility.conditions import Merged, merge
from registry.compatibility.explain import Scene
from registry.compatibility.facts import Condition
from registry.compatibility.sentences import CODES, LANGUAGES, Words
from registry.compatibility.verdict import Considered, NoticeAbout, Verdict, WouldChange
from schemas.vocabulary import (
    WITHHELD,
    Code,
    ConditionKind,
    Context,
    Degree,
    FireControlData,
    Notice,
    NoticeAction,
    Reason,
    Remedy,
    Why,
)
from tests.builders import (
    OTHER_CHAMBER,
    a_conditional_record,
    a_negative_finding,
    a_notice,
    a_position,
    a_prohibition,
    a_record,
    a_temperature_band,
    a_weapon,
    an_emergency_record,
    ask,
    by,
)

NATIONS = {"AAA": ("Aland", "Alande"), "BBB": ("Beland", "Belande"), "CCC": ("Celand", "Celande")}


def a_scene(language: str = "en", **changes: Any) -> Scene:
    usual: dict[str, Any] = {
        "munition": "M1",
        "system": "W1",
        "user": "BBB",
        "as_of": date(2026, 6, 1),
        "as_known": datetime(2026, 11, 24, 10, tzinfo=UTC),
        "nations": NATIONS,
    }
    return Scene(language, **(usual | changes))


EN, FR = a_scene("en"), a_scene("fr")


def said(line: Merged, scene: Scene = EN) -> str:
    """A line of the checklist of some verdict."""
    return explain.condition(line, ask(), scene)


def a_line(kind: ConditionKind, value: Any, unit: str | None = None) -> Merged:
    return Merged(kind, value, unit, ("A1",))


# Words for every code --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("codes", "table"), CODES, ids=lambda part: getattr(part, "__name__", ""))
def test_every_code_has_words_in_every_language(codes: type[StrEnum], table: Mapping[Any, Words]) -> None:
    for code in codes:
        assert len(table[code]) == len(LANGUAGES), code
        assert all(words.strip() == words != "" for words in table[code]), code


@pytest.mark.parametrize(("codes", "table"), CODES, ids=lambda part: getattr(part, "__name__", ""))
def test_no_words_are_kept_for_a_code_that_is_none(codes: type[StrEnum], table: Mapping[Any, Words]) -> None:
    assert {str(code) for code in table} - {WITHHELD} == {code.value for code in codes}


def test_every_enumeration_that_an_answer_speaks_of_has_a_table() -> None:
    assert {codes for codes, _ in CODES} >= {Code, Reason, Context, ConditionKind, Why, Notice, Remedy}


def all_words() -> Iterator[tuple[str, Words]]:
    """Every pair of texts of the module, alone or in a table, with its name."""
    for name, found in vars(say).items():
        if not name.isupper():
            continue
        if isinstance(found, Mapping):
            yield from ((f"{name}[{code}]", words) for code, words in found.items())
        elif isinstance(found, tuple) and name not in {"LANGUAGES", "CODES"}:
            yield name, found


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize(("name", "words"), [*all_words()], ids=lambda part: part if isinstance(part, str) else "")
def test_both_languages_have_the_same_places_to_fill(name: str, words: Words) -> None:
    english, french = words

    assert fields(english) == fields(french), name


@pytest.mark.parametrize(("name", "words"), [*all_words()], ids=lambda part: part if isinstance(part, str) else "")
def test_both_languages_end_alike(name: str, words: Words) -> None:
    """A sentence in one language is a sentence in the other."""
    english, french = words

    assert english.endswith(".") == french.endswith("."), name


def values_of(kind: ConditionKind) -> tuple[Any, ...]:
    return ((-20, 40), (None, 40)) if kind is ConditionKind.TEMPERATURE_BAND else (4, ("one", "two"))


@pytest.mark.parametrize("scene", [EN, FR], ids=LANGUAGES)
def test_every_code_can_be_said(scene: Scene) -> None:
    """Whatever the rules hand over, no place is left unfilled."""
    everything = [
        *(explain.considered(Considered("A1", why, counted=False, nation="AAA"), scene) for why in Why),
        *(explain.notice(NoticeAbout(code, ("A1", "A2")), scene) for code in Notice),
        *(explain.would_change(WouldChange(code, who), scene) for code in Remedy for who in ("AAA", None)),
        *(explain.summary(Verdict(code, "R8", Context.TRAINING, records=("A1",)), scene) for code in Code if code is not Code.NOT_ESTABLISHED),
        *(explain.summary(Verdict(Code.NOT_ESTABLISHED, "R2", Context.TRAINING, reasons=(reason,)), scene) for reason in Reason),
        *(said(a_line(kind, value), scene) for kind in ConditionKind for value in values_of(kind)),
    ]  # fmt: skip

    assert not [text for text in everything if "{" in text or "None" in text or not text.strip()]


# Merged conditions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "value", "unit", "english", "french"),
    [
        (
            ConditionKind.FCS_BUILD_MIN, 4, "build",
            "Fire-control build 4 build or later", "Version de conduite de tir 4 build ou ultérieure",
        ),
        (ConditionKind.MAX_ZONE, 3, None, "Not above zone 3", "Ne pas dépasser la zone 3"),
        (ConditionKind.RATE_LIMIT, 2.5, "per minute", "At most 2.5 per minute", "Au plus 2,5 par minute"),
        (
            ConditionKind.CHARGE_SET, ("M231", "M232A1"), None,
            "Only with charge: M231 or M232A1", "Uniquement avec la charge\u00a0: M231 ou M232A1",
        ),
        (
            ConditionKind.CREW_TRAINING, ("a", "b", "c"), None,
            "Crew training: a, b and c", "Formation de l'équipage\u00a0: a, b et c",
        ),
        (ConditionKind.FREE_TEXT, ("As printed {0}.",), None, "As printed {0}.", "As printed {0}."),
    ],
)  # fmt: skip
def test_a_condition_is_said_with_its_value_and_unit(
    kind: ConditionKind, value: Any, unit: str | None, english: str, french: str
) -> None:
    line = a_line(kind, value, unit)

    assert (said(line, EN), said(line, FR)) == (english, french)


@pytest.mark.parametrize(
    ("low", "high", "english", "french"),
    [
        (-20, 40, "Temperature: −20\u00a0°C to 40\u00a0°C", "Température\u00a0: de −20\u00a0°C à 40\u00a0°C"),
        (-20.5, 0, "Temperature: −20.5\u00a0°C to 0\u00a0°C", "Température\u00a0: de −20,5\u00a0°C à 0\u00a0°C"),
        (0, None, "Temperature: 0\u00a0°C or above", "Température\u00a0: 0\u00a0°C ou plus"),
        (None, 0, "Temperature: up to 0\u00a0°C", "Température\u00a0: jusqu'à 0\u00a0°C"),
    ],
)
def test_a_band_is_said_by_the_ends_that_it_has(
    low: float | None, high: float | None, english: str, french: str
) -> None:
    line = a_line(ConditionKind.TEMPERATURE_BAND, (low, high), "degC")

    assert (said(line, EN), said(line, FR)) == (english, french)


def test_what_is_said_is_what_the_records_leave_together() -> None:
    merged = merge(
        [
            ("A2", a_temperature_band(-20, 40)),
            ("A3", a_temperature_band(-10, None)),
            ("A2", Condition(ConditionKind.CREW_TRAINING, ("course b",))),
            ("A3", Condition(ConditionKind.CREW_TRAINING, ("course a", "course b"))),
            ("A2", Condition(ConditionKind.RATE_LIMIT, 6, "per minute")),
            ("A3", Condition(ConditionKind.RATE_LIMIT, 4, "per minute")),
            ("A3", Condition(ConditionKind.RATE_LIMIT, 60, "per hour")),
        ]
    )

    assert merged is not None
    assert [said(line) for line in merged] == [
        "Temperature: −10\u00a0°C to 40\u00a0°C",
        "At most 60 per hour",
        "At most 4 per minute",
        "Crew training: course a and course b",
    ]


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [(0, "0", "0"), (-5, "−5", "−5"), (2.0, "2", "2"), (0.5, "0.5", "0,5"), (-12.25, "−12.25", "−12,25")],
)
def test_a_number_is_written_as_the_language_writes_it(value: float, english: str, french: str) -> None:
    assert (EN.number(value), FR.number(value)) == (english, french)


@pytest.mark.parametrize(
    ("value", "written"),
    [(1_000_000, "1000000"), (20_240_115, "20240115"), (1_234_567.5, "1234567.5"), (10**15, "1" + "0" * 15)],
)
def test_no_number_is_rounded(value: float, written: str) -> None:
    """A fire-control build may have many digits, and a condition must read as it was recorded."""
    assert EN.number(value) == written


# Days ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "english", "french"),
    [
        (date(2026, 6, 1), "1 June 2026", "1er juin 2026"),
        (date(2026, 8, 21), "21 August 2026", "21 août 2026"),
        (date(2026, 2, 2), "2 February 2026", "2 février 2026"),
        (date(2026, 12, 31), "31 December 2026", "31 décembre 2026"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(day: date, english: str, french: str) -> None:
    assert (EN.day(day), FR.day(day)) == (english, french)


@pytest.mark.parametrize("months", say.MONTHS)
def test_there_are_twelve_months(months: str) -> None:
    assert len(set(months.split())) == 12


def test_a_sentence_says_for_which_days_it_stands() -> None:
    verdict = ask(a_record())

    assert "As of 1 June 2026, as known on 24 November 2026." in explain.summary(verdict, EN)
    assert "À la date du 1er juin 2026, selon ce qui était connu le 24 novembre 2026." in explain.summary(verdict, FR)


def test_a_sentence_says_when_the_answer_changes_next() -> None:
    verdict = ask(a_record(valid_to=date(2026, 7, 31)))

    assert explain.summary(verdict, EN).endswith("As far as is known, this answer changes on 1 August 2026.")
    assert explain.summary(verdict, FR).endswith("À ce que l'on sait, cette réponse change le 1er août 2026.")


def test_a_sentence_is_silent_where_no_change_is_known() -> None:
    verdict = ask()

    assert verdict.next_change is None
    assert explain.summary(verdict, EN).endswith("as known on 24 November 2026.")
    assert explain.summary(verdict, FR).endswith("connu le 24 novembre 2026.")


# The headline ----------------------------------------------------------------------------------------------------------


def first(verdict: Verdict, scene: Scene = EN) -> str:
    """The summary without its days."""
    return explain.summary(verdict, scene).partition(scene.of(say.AS_OF).partition("{")[0])[0].strip()


def test_a_yes_names_nation_things_context_and_record() -> None:
    verdict = ask(a_record())

    assert first(verdict) == "Yes. Beland, operations (stock holder not named): crews may fire M1 in W1 (A1)."
    assert first(verdict, FR) == (
        "Oui. Belande, opérations (détenteur du stock non précisé)\u00a0: les équipages peuvent tirer M1 dans W1 (A1)."
    )


def test_a_yes_for_some_lots_names_them_and_the_stock() -> None:
    verdict = ask(a_record())

    english, french = (first(verdict, a_scene(language, holder="CCC", lots=("L1", "L2"))) for language in LANGUAGES)

    assert english.startswith("Yes. Beland, operations (stock: Celand; for lots L1, L2 only): ")
    assert french.startswith(
        "Oui. Belande, opérations (stock\u00a0: Celande\u00a0; pour les lots L1, L2 seulement)\u00a0: "
    )


@pytest.mark.parametrize("scene", [EN, FR], ids=LANGUAGES)
@pytest.mark.parametrize("code", Code)
def test_every_headline_names_the_nation_the_context_and_the_stock(code: Code, scene: Scene) -> None:
    reasons = (Reason.NO_RECORD,) if code is Code.NOT_ESTABLISHED else ()

    said_first = first(Verdict(code, "R2", Context.EXERCISE, reasons=reasons, records=("A1", "A2")), scene)

    limits = explain.limits(None, None, scene.language)
    assert f". {scene.nation('BBB')}, {scene.of(say.CONTEXTS[Context.EXERCISE])} ({limits})" in said_first


def test_a_prohibition_is_named() -> None:
    verdict = ask(a_record(), a_prohibition())

    assert first(verdict).endswith(": firing M1 in W1 is forbidden (P1; word of the producer's or designer's nation).")


@pytest.mark.parametrize(
    ("nation", "changes", "told"),
    [("BBB", {}, "(P1)."), ("AAA", {"holder": "AAA"}, "(P1; word of the holding nation).")],
)
def test_whose_word_decides_is_told_where_it_is_not_the_users(nation: str, changes: Any, told: str) -> None:
    verdict = ask(a_record(), a_prohibition(**by(nation)), **changes)

    assert first(verdict).endswith(f"is forbidden {told}")


def test_whose_word_decides_is_not_told_of_records_of_several_nations() -> None:
    verdict = ask(a_prohibition(), a_prohibition("P2", **by("AAA")), holder="AAA")

    assert first(verdict).endswith("is forbidden (P1 and P2).")


def test_an_incompatibility_says_whether_interfaces_or_a_finding_speak() -> None:
    by_interfaces = ask(asked_weapon=a_weapon(accepts=OTHER_CHAMBER))
    by_finding = ask(a_negative_finding(**by("BBB")))

    assert first(by_interfaces).endswith("their registered interfaces do not mate.")
    assert first(by_finding).endswith("an assessment found against it (N1).")


def test_a_stop_says_which_notice_stops() -> None:
    verdict = ask(a_record(), notices=[a_notice(NoticeAction.SUSPEND_ALL, "BBB")])

    assert first(verdict).endswith(": use of M1 in W1 is suspended (restriction notice: S1).")
    assert first(verdict, FR).endswith(" l'emploi de M1 dans W1 est suspendu (avis de restriction\u00a0: S1).")


def test_a_notice_that_only_limits_is_not_said_to_stop() -> None:
    notices = [
        a_notice(NoticeAction.SUSPEND_ALL, "BBB"),
        a_notice(NoticeAction.SUSPEND_ALL, "BBB", id="S2", lots=frozenset({"L1"})),
    ]

    verdict = ask(a_record(), notices=notices)

    assert verdict.stopped_by == ("S1",)
    assert first(verdict).endswith("is suspended (restriction notice: S1).")


def test_what_is_permitted_in_an_emergency_alone_is_denied_first_in_every_other_context() -> None:
    limited = [a_notice(NoticeAction.EMERGENCY_ONLY, "BBB")]
    operations, emergency = (
        ask(a_record(), notices=limited, context=context) for context in (Context.OPERATIONS, Context.EMERGENCY)
    )

    assert first(operations).startswith("Not for operations; at most in an emergency. Beland, operations (")
    assert first(operations, FR).startswith(
        "Pas dans le contexte «\u00a0opérations\u00a0»\u00a0; au plus en cas d'urgence. "
    )
    assert first(operations).endswith(
        "is limited to emergencies (restriction notice: S1). Whether an emergency is permitted is answered in that context."
    )
    assert first(emergency).startswith("Only in an emergency. Beland, emergency (")


def test_what_an_emergency_permits_on_conditions_says_so_first() -> None:
    bare = ask(an_emergency_record("A1"), context=Context.EMERGENCY)
    bound = ask(an_emergency_record("A1", conditions=(a_temperature_band(-20, 40),)), context=Context.EMERGENCY)

    assert first(bare).startswith("Only in an emergency. Beland, emergency (")
    assert first(bound).startswith("Only in an emergency, and if the listed conditions are met. Beland, emergency (")
    assert first(bound, FR).startswith("En cas d'urgence seulement, et si les conditions énumérées sont remplies. ")


def test_no_notice_is_said_to_stop_what_a_record_stops() -> None:
    assert ask(a_record(), a_prohibition(), notices=[a_notice(NoticeAction.SUSPEND_ALL, "BBB")]).stopped_by == ()


def test_silence_says_why_and_that_calibre_is_no_evidence() -> None:
    verdict = ask()

    assert first(verdict) == (
        "Not established. Beland, operations (stock holder not named). No record that counts for the user nation (Beland) covers M1 in W1."
        " This is neither a yes nor a no. The same nominal calibre is not evidence."
    )


def test_a_context_that_is_not_covered_is_answered_with_those_that_are() -> None:
    verdict = ask(a_record(), context=Context.TRAINING)

    assert "Covered instead: operations and emergency." in first(verdict)
    assert "Couvert en revanche\u00a0: opérations et urgence." in first(verdict, FR)


def test_a_name_with_braces_is_said_as_it_stands() -> None:
    scene = a_scene(munition="{records}", system="{0}")

    assert "covers {records} in {0}." in explain.summary(ask(), scene)


def test_a_nation_without_a_name_is_said_by_its_code() -> None:
    assert EN.nation("ZZZ") == "ZZZ"
    assert (EN.nation(None), FR.nation(None)) == ("a public source", "une source publique")


def test_a_platform_that_is_not_covered_is_told_apart_from_one_that_was_not_named() -> None:
    only_on_p1 = a_record(platforms=frozenset({"p1"}))
    elsewhere, unnamed = ask(only_on_p1, platform="p2"), ask(only_on_p1)

    assert elsewhere.reason is unnamed.reason is Reason.PLATFORM_NOT_COVERED
    assert "This platform is not covered (A1)." in first(elsewhere)
    assert "No platform was named, and only certain platforms are covered (A1)." in first(
        unnamed, a_scene(on_platform=False)
    )


# What is to be acknowledged --------------------------------------------------------------------------------------------


def acknowledged(verdict: Verdict, scene: Scene = EN) -> str:
    [line] = [line for line in verdict.conditions if line.kind is ConditionKind.ACKNOWLEDGE_NOTICE]
    return explain.condition(line, verdict, scene)


@pytest.mark.parametrize(
    ("action", "asks"),
    [
        (NoticeAction.SUSPEND_ALL, "do not fire: lots L1 and L2"),
        (NoticeAction.SUSPEND_TRAINING, "do not fire in training or exercise: lots L1 and L2"),
        (NoticeAction.EMERGENCY_ONLY, "fire in an emergency only: lots L1 and L2"),
        (NoticeAction.INSPECT_FIRST, "inspect first: lots L1 and L2"),
    ],
)
def test_a_notice_on_some_lots_is_acknowledged_with_what_it_asks_of_them(action: NoticeAction, asks: str) -> None:
    verdict = ask(
        a_record(contexts=frozenset(Context)),
        notices=[a_notice(action, "BBB", lots=frozenset({"L2", "L1"}))],
        context=Context.TRAINING,
    )

    assert acknowledged(verdict).endswith(f"S1 ({asks})")
    assert "L1 et L2" in acknowledged(verdict, FR)


def test_an_inspection_of_every_lot_is_acknowledged_as_such() -> None:
    verdict = ask(a_record(), notices=[a_notice(NoticeAction.INSPECT_FIRST, "BBB")])

    assert acknowledged(verdict).endswith("S1 (inspect first)")


@pytest.mark.parametrize("action", [NoticeAction.SUSPEND_ALL, NoticeAction.EMERGENCY_ONLY])
def test_a_stop_that_does_not_bind_the_user_is_acknowledged_as_one(action: NoticeAction) -> None:
    whole, of_lots = (
        ask(a_record(), notices=[a_notice(action, "DDD", lots=lots)], lots=frozenset({"L1"}))
        for lots in (None, frozenset({"L1"}))
    )

    for verdict in (whole, of_lots):
        assert verdict.code is Code.CONDITIONAL
        assert "S1 (another authority: " in acknowledged(verdict)
        assert acknowledged(verdict).endswith("; this does not bind the user nation)")
    assert "lots L1" in acknowledged(of_lots)


def test_a_prohibition_of_another_nation_is_acknowledged_with_its_name() -> None:
    verdict = ask(a_record(), a_prohibition("P2", "AAA"))

    assert acknowledged(verdict).endswith("P2 (Aland: do not fire; this does not bind the user nation)")
    assert "P2 (Alande\u00a0: ne pas tirer\u00a0; cela ne lie pas la nation utilisatrice)" in acknowledged(verdict, FR)
    said_only = ask(a_record(), a_prohibition("P2", None, authority="public-source"))
    assert "P2 (a public source: do not fire; " in acknowledged(said_only)


def test_what_limits_a_record_that_lists_no_conditions_is_told() -> None:
    partial = ask(a_record(fire_control_data=FireControlData.PARTIAL))
    bare = ask(a_record(degree=Degree.CONDITIONAL))
    reserved = ask(a_record(standards=frozenset({a_position().standard})), positions=(a_position(),))

    assert acknowledged(partial).endswith("A1 (fire-control data are partial)")
    assert acknowledged(bare).endswith("A1 (permitted on conditions that the record does not list)")
    assert acknowledged(reserved).endswith(
        f"{a_position().id} (the user nation's reservation on a standard that is relied on)"
    )


def test_a_record_that_asks_for_an_acknowledgement_is_said_as_it_stands() -> None:
    verdict = ask(a_conditional_record("A1", Condition(ConditionKind.ACKNOWLEDGE_NOTICE, ("safety letter 7",))))

    assert acknowledged(verdict).endswith("safety letter 7")


# What may not be read --------------------------------------------------------------------------------------------------


def test_a_withheld_condition_says_whom_to_ask_and_nothing_else() -> None:
    secret = a_conditional_record(
        "A2", Condition(ConditionKind.FREE_TEXT, ("the secret",)), releasability=frozenset({"BBB"})
    )
    verdict = ask(secret, reader="")

    [line] = verdict.conditions
    assert explain.condition(line, verdict, EN) == "A condition applies that you may not read; whom to ask: Beland."
    assert explain.condition(line, verdict, FR) == (
        "Une condition s'applique que vous ne pouvez consulter\u00a0; à qui s'adresser\u00a0: Belande."
    )
    assert "Not all conditions can be shown here: ask Beland before firing." in explain.summary(verdict, EN)
    assert "Not all conditions" not in explain.summary(ask(secret, reader="BBB"), EN)
    assert line.shown_kind == WITHHELD
    assert "secret" not in explain.summary(verdict, EN)


def test_a_condition_of_several_nations_names_each_once_in_order() -> None:
    verdict = Verdict(
        Code.CONDITIONAL,
        "R10",
        Context.TRAINING,
        considered=tuple(
            Considered(record, why, counted=True, nation=nation)
            for record, nation, why in (
                ("A1", "CCC", Why.RESTRICTED),
                ("A2", "AAA", Why.RESTRICTED),
                ("A3", "CCC", Why.RESTRICTED),
                ("A4", "BBB", Why.RESTRICTED),
                ("A5", "DDD", Why.DECIDES),
            )
        ),
    )
    line = Merged(ConditionKind.FREE_TEXT, ("x",), None, ("A1", "A2", "A3", "A5")).withheld()

    assert (
        explain.condition(line, verdict, EN)
        == "A condition applies that you may not read; whom to ask: Aland and Celand."
    )


# What else is listed ---------------------------------------------------------------------------------------------------


def test_a_record_that_did_not_count_is_listed_with_its_nation_and_why() -> None:
    entry = Considered("A1", Why.EXPIRED, counted=False, nation="AAA")

    assert explain.considered(entry, EN) == "A1 (Aland): expired"
    assert explain.considered(entry, FR) == "A1 (Alande)\u00a0: expiré"


def test_a_record_that_permits_where_authorities_disagree_is_not_said_to_decide() -> None:
    entry = Considered("A1", Why.DECIDES, counted=True, nation="BBB")

    assert explain.considered(entry, EN, Code.CONFLICT) == "A1 (Beland): in force and permits it"
    assert explain.considered(entry, EN, Code.CONDITIONAL) == "A1 (Beland): in force and decides"


def test_one_weapon_of_a_platform_is_said_with_the_platform() -> None:
    assert explain.weapon_of("Gun", "Tank", "en") == "Gun of Tank"
    assert explain.weapon_of("Gun", "Tank", "fr") == "Gun (Tank)"
    assert explain.weapon_of("Tank gun", "Tank", "en") == "Tank gun"


def test_a_remedy_says_who_could_supply_it() -> None:
    assert explain.would_change(WouldChange(Remedy.RENEWED_RECORD, "AAA"), EN) == "Aland: a renewed record."
    assert (
        explain.would_change(WouldChange(Remedy.RENEWED_RECORD, "AAA"), FR)
        == "Alande\u00a0: un enregistrement renouvelé."
    )
    assert explain.would_change(WouldChange(Remedy.NAME_THE_LOTS, None), FR) == (
        "Indiquez les lots détenus, tels qu'ils sont marqués."
    )


def test_a_notice_names_all_that_it_is_about() -> None:
    entry = NoticeAbout(Notice.PROHIBITION_DEROGATED, ("P1", "X1"))

    assert explain.notice(entry, EN) == "A prohibition is lifted here by an exception: P1 and X1."


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_caution_says_that_this_is_no_firing_order(language: str) -> None:
    assert {"en": "not a firing order", "fr": "ni ordre de tir"}[language] in explain.caution(language)
