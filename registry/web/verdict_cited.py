"""Keeping and passing on one answer: its permanent address, a citation in one line, and a picture of the address for print."""

from collections.abc import Mapping
from typing import Any

import segno
from flask import g, request
from markupsafe import Markup

from registry.compatibility import explain
from registry.compatibility.sentences import EXERCISE, LANGUAGES
from registry.web.page import language
from registry.web.question import address, shown
from registry.web.wording import Wording
from schemas.vocabulary import Notice


def ids(found: Mapping[str, Any]) -> dict[str, str | None]:
    """What was asked about by registry ids, as far as certain: a name may come to mean more, an id never does.

    Nothing where a cancelled identifier was replaced: its notice belongs to the answer.
    """
    question = found["question"]
    if any(notice["code"] == Notice.IDENTIFIER_REPLACED for notice in found["notices"]):
        return {}
    named = question.get("combination") or {"munition": question.get("munition")}
    exact: dict[str, str | None] = {role: part["id"] for role, part in named.items() if part}
    if question["system"] and not shown("weapon"):
        exact["system"] = question["system"]["id"]
    return exact


def permalink(found: Mapping[str, Any], path: str = "/lookup", **changes: str | None) -> str:
    """This question with its dates, by registry ids."""
    question = found["question"]
    return address(path, **ids(found), as_of=question["as_of"], as_known=question["as_known"], **changes)


def limits(found: Mapping[str, Any], nations: Mapping[str, str]) -> str:
    """For which stock, and for which lots alone, the answer holds."""
    question = found["question"]
    holder = question["holder"]
    return explain.limits(holder and nations.get(holder, holder), question.get("lots"), language())


def citation(found: Mapping[str, Any], labels: Mapping[str, str], nations: Mapping[str, str], where: str) -> str:
    """One line that says what was answered to what, when, from which data, and where to see it again."""
    say = Wording(language())
    question, technical = found["question"], found["technical"]
    decisive = ", ".join(technical["records"])
    marking = f"{EXERCISE[LANGUAGES.index(language())]}. " if g.version.exercise else ""
    return marking + say.citation.format(
        registry=say.registry,
        munition=labels["munition"],
        system=labels["system"],
        user=nations.get(question["user"], question["user"]),
        limits=limits(found, nations),
        context=say.context_of(question["context"]),
        verdict=say.verdict_of(found),
        code=" ".join(filter(None, (technical["code"], technical["reason"], f"({decisive})" if decisive else ""))),
        as_of=say.day_of(question["as_of"]),
        as_known=say.day_of(question["as_known"]),
        data_version=found["data_version"],
        address=where,
    )


def asked_in_words(found: Mapping[str, Any], labels: Mapping[str, str], nations: Mapping[str, str]) -> str:
    """The question in one line, with all that limits its answer."""
    say = Wording(language())
    question = found["question"]
    return say.asked_line.format(
        munition=labels["munition"],
        system=labels["system"],
        user=nations.get(question["user"], question["user"]),
        limits=limits(found, nations),
        context=say.context_of(question["context"]),
        as_of=say.day_of(question["as_of"]),
        as_known=say.day_of(question["as_known"]),
    )


def whole(path: str) -> str:
    """The address as another browser needs it."""
    return request.host_url.rstrip("/") + path


def picture(text: str) -> Markup | None:
    """A QR code of an address, as SVG without a size of its own; none of one that is too long for any."""
    try:
        # Any mask can be read; looking for the best one takes most of the time.
        code = segno.make(text, error="m", micro=False, mask=3)
    except segno.DataOverflowError:
        return None
    return Markup(code.svg_inline(border=4, svgclass="qr", lineclass=None, omitsize=True))  # noqa: S704 # modules only
