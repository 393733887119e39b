"""From codes to sentences: the words of one verdict, in one language (pure)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from registry.compatibility import sentences as say
from registry.compatibility.conditions import Merged
from registry.compatibility.rules import POSITIVE
from registry.compatibility.sentences import LANGUAGES, Words
from registry.compatibility.verdict import Considered, NoticeAbout, Verdict, WouldChange
from schemas.typography import set_in_french
from schemas.vocabulary import MERGE_OF_KIND, Code, ConditionKind, Context, Flag, Merge, Reason, Standing, Why


@dataclass(frozen=True, slots=True)
class Scene:
    """What the sentences name: labels of the things, nation names by code and language, the dates, stock and lots asked.

    `on_platform` tells that a platform was asked about, and not a weapon by itself; `speaking` names the weapon of it that
    speaks, where it has several and none was picked.
    """

    language: str
    munition: str
    system: str
    user: str
    as_of: date
    as_known: datetime
    nations: Mapping[str, Words]
    holder: str | None = None
    lots: Sequence[str] | None = None
    on_platform: bool = True
    speaking: str | None = None

    def of(self, words: Words) -> str:
        said = words[LANGUAGES.index(self.language)]
        return set_in_french(said) if self.language == "fr" else said

    def nation(self, code: str | None) -> str:
        if code is None:
            return self.of(say.PUBLIC_SOURCE)
        return self.of(self.nations[code]) if code in self.nations else code

    def day(self, day: date) -> str:
        """1 June 2026; 1er juin 2026."""
        months = self.of(say.MONTHS).split()
        number = "1er" if self.language == "fr" and day.day == 1 else str(day.day)
        return f"{number} {months[day.month - 1]} {day.year}"

    def number(self, value: float) -> str:
        """As recorded, to the last digit, with a minus that cannot be taken for a hyphen."""
        text = (str(int(value)) if float(value).is_integer() else repr(value)).replace("-", "\u2212")
        return text.replace(".", ",") if self.language == "fr" else text

    def join(self, words: Iterable[str], by: Words = say.AND) -> str:
        *most, last = list(words) or [self.of(say.NOTHING)]
        return self.of(by).join([", ".join(most), last]) if most else last


def summary(verdict: Verdict, scene: Scene) -> str:
    """The sentence that answers, the dates it holds for, and when it changes."""
    parts = [_headline(verdict, scene)]
    if verdict.contexts_covered and verdict.reason is Reason.CONTEXT_NOT_COVERED:
        contexts = scene.join(scene.of(say.CONTEXTS[context]) for context in verdict.contexts_covered)
        parts.append(scene.of(say.BEFORE_CONTEXTS).format(contexts=contexts))
    if verdict.reason in (Reason.NO_RECORD, Reason.ONLY_THIRD_PARTY):
        parts.append(scene.of(say.SAME_CALIBRE))
    withheld = [line for line in verdict.conditions if line.kind is None]
    if withheld:
        parts.append(scene.of(say.NOT_ALL_SHOWN).format(nations=_whom_to_ask(withheld, verdict, scene)))
    if scene.speaking and verdict.code not in POSITIVE:
        parts.append(scene.of(say.SPEAKING).format(weapon=scene.speaking))
    days = {"as_of": scene.day(scene.as_of), "as_known": scene.day(scene.as_known.date())}
    parts.append(scene.of(say.AS_OF).format(**days))
    if verdict.next_change is not None:
        parts.append(scene.of(say.UNTIL).format(day=scene.day(verdict.next_change)))
    return " ".join(parts)


def condition(line: Merged, verdict: Verdict, scene: Scene) -> str:
    """One line of the checklist."""
    if line.kind is None:
        return scene.of(say.CONDITIONS[line.shown_kind]).format(nations=_whom_to_ask([line], verdict, scene))
    if line.kind is ConditionKind.ACKNOWLEDGE_NOTICE and isinstance(line.value, tuple):
        causes = scene.join(_cause(str(word), verdict, scene) for word in line.value)
        return scene.of(say.CONDITIONS[line.shown_kind]).format(value=causes)
    return demand(line, scene)


def _whom_to_ask(withheld: Iterable[Merged], verdict: Verdict, scene: Scene) -> str:
    """The nations of the records in these lines that the reader may not see."""
    records = {record for line in withheld for record in line.records}
    asked = [entry for entry in verdict.considered if entry.record in records and entry.why is Why.RESTRICTED]
    return scene.join(sorted({scene.nation(entry.nation) for entry in asked}))


def _cause(word: str, verdict: Verdict, scene: Scene) -> str:
    """What is to be acknowledged, and what it asks: to name a stop alone would not tell that it is one."""
    what = _asked_by(word, verdict, scene)
    return word if what is None else scene.of(say.CAUSE).format(id=word, what=what)


def _asked_by(word: str, verdict: Verdict, scene: Scene) -> str | None:
    """What a notice, prohibition, position or record asks to be acknowledged; None of a record's own words."""
    for entry in verdict.notices:
        if word not in entry.about or entry.code not in say.ASKS:
            continue
        what = scene.of(say.ASKS[entry.code])
        if entry.lots is not None:
            what = scene.of(say.OF_LOTS).format(what=what, lots=scene.join(entry.lots))
        if entry.binding:
            return what
        nation = [scene.nation(one.nation) for one in verdict.considered if one.record == word]
        return scene.of(say.OF_A_NATION if nation else say.OF_ANOTHER).format(what=what, nation=scene.join(nation))
    if word in verdict.partial:
        return scene.of(say.PARTIAL_DATA)
    if word in dict(verdict.flagged).get(Flag.RESERVATION, ()):
        return scene.of(say.RESERVED)
    return scene.of(say.NOT_LISTED) if word in verdict.records else None


def demand(line: Merged, scene: Scene) -> str:
    """What a condition asks, where it may be read."""
    return scene.of(say.CONDITIONS[line.shown_kind]).format(value=_value(line, scene))


def considered(entry: Considered, scene: Scene, code: Code | None = None) -> str:
    """What part a record played; `code` is that of the answer, in which a permission may decide nothing."""
    permits = entry.why is Why.DECIDES and code in _PERMISSIONS_DO_NOT_DECIDE
    why = scene.of(say.PERMITS if permits else say.WHYS[entry.why])
    return scene.of(say.SAID).format(record=entry.record, nation=scene.nation(entry.nation), why=why)


def notice(entry: NoticeAbout, scene: Scene) -> str:
    return scene.of(say.NOTICES[entry.code]).format(about=scene.join(entry.about))


def would_change(entry: WouldChange, scene: Scene) -> str:
    return scene.of(say.REMEDIES[entry.code]).format(who=scene.nation(entry.who) if entry.who else "")


_PERMISSIONS_DO_NOT_DECIDE = frozenset({Code.CONFLICT, Code.SUSPENDED, Code.NOT_ESTABLISHED})


def limits(holder: str | None, lots: Sequence[str] | None, language: str) -> str:
    """For which stock an answer holds, and for which lots alone where any were named; `holder` is the nation's name."""
    place = LANGUAGES.index(language)
    stock = say.STOCK[place].format(holder=holder) if holder else say.STOCK_NOT_NAMED[place]
    told = say.FURTHER[place].join([stock, *([only(lots, language)] if lots else [])])
    return set_in_french(told) if language == "fr" else told


def only(lots: Sequence[str], language: str) -> str:
    return say.ONLY_LOTS[LANGUAGES.index(language)].format(lots=", ".join(lots))


def weapon_of(weapon: str, platform: str, language: str) -> str:
    """One weapon of a platform, by their designations; some name the platform themselves."""
    if platform in weapon:
        return weapon
    return say.WEAPON_OF_PLATFORM[LANGUAGES.index(language)].format(weapon=weapon, platform=platform)


def caution(language: str) -> str:
    return say.CAUTION[LANGUAGES.index(language)]


def _headline(verdict: Verdict, scene: Scene) -> str:
    names = {
        "munition": scene.munition,
        "system": scene.system,
        "user": scene.nation(scene.user),
        "records": scene.join(verdict.records),
        "context": scene.of(say.CONTEXTS[verdict.context]),
        "basis": _basis(verdict, scene),
    }
    stock = scene.nation(scene.holder) if scene.holder else None
    names["limits"] = limits(stock, scene.lots, scene.language)
    names["whose"] = scene.of(say.WHOSE).format(**names)
    if verdict.reason is not None:
        unnamed = verdict.reason is Reason.PLATFORM_NOT_COVERED and not scene.on_platform
        reason = say.NO_PLATFORM_NAMED if unnamed else say.REASONS[verdict.reason]
        names["reason"] = scene.of(reason).format(**names | {"system": scene.speaking or scene.system})
    if verdict.code is Code.INCOMPATIBLE:
        because = say.BECAUSE_INTERFACES if verdict.rule == "R5" else say.BECAUSE_FINDING
        names["because"] = scene.of(because).format(**names)
    names["if_met"] = scene.of(say.IF_MET) if verdict.conditions else ""
    names["notices"] = scene.join(verdict.stopped_by)
    if verdict.code is Code.SUSPENDED:
        stopped_by = say.STOPPED_BY_NOTICE if verdict.stopped_by else say.STOPPED_BY_RECORD
        names["stopped_by"] = scene.of(stopped_by).format(**names)
    elsewhere = verdict.code is Code.EMERGENCY_ONLY and verdict.context is not Context.EMERGENCY
    return scene.of(say.EMERGENCY_ONLY_ELSEWHERE if elsewhere else say.HEADLINE[verdict.code]).format(**names)


def _basis(verdict: Verdict, scene: Scene) -> str:
    """The records that decide; whose word they are is told where they are all of one nation."""
    nations = {entry.nation for entry in verdict.considered if entry.record in verdict.records}
    standing = verdict.standing if verdict.standing and len(nations) == 1 else Standing.USER_NATION
    return scene.of(say.BASIS[standing]).format(records=scene.join(verdict.records))


_CHOICES = frozenset(kind for kind, merge in MERGE_OF_KIND.items() if merge is Merge.INTERSECT)


def _value(line: Merged, scene: Scene) -> str:
    unit = scene.of(say.UNITS.get(line.unit, (line.unit, line.unit))) if line.unit else ""
    if unit:
        unit = f"\u00a0{unit}" if unit.startswith("°") else f" {unit}"
    if line.kind is ConditionKind.TEMPERATURE_BAND and isinstance(line.value, tuple):
        low, high = (None if end is None else f"{scene.number(float(end))}{unit}" for end in line.value)
        words = say.FROM_TO if low and high else say.FROM if low else say.UP_TO
        return scene.of(words).format(low=low, high=high)
    if isinstance(line.value, tuple):
        # What is left of several sets is a choice; obligations add up.
        by = say.OR if line.kind in _CHOICES else say.AND
        return scene.join((str(word) for word in line.value), by) + unit
    return (scene.number(line.value) if isinstance(line.value, int | float) else str(line.value)) + unit
