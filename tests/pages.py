"""Reading our pages: what they say to people, as plain values that can be held against the API and the command line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(eq=False)
class Element:
    """One element: its tag, its attributes ("" where they have no value), its text, and what stands in it."""

    tag: str
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)
    below: "list[Element]" = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it, each run of white space as one space."""
        return plain("".join(self.pieces))

    def all(self, wanted: Callable[["Element"], bool]) -> "Iterator[Element]":
        """Every element in it that is wanted, in the order of the page."""
        for element in self.below:
            if wanted(element):
                yield element
            yield from element.all(wanted)

    def tags(self, *names: str) -> "list[Element]":
        return list(self.all(lambda element: element.tag in names))

    def marked(self, name: str, value: str | None = None) -> "list[Element]":
        """The elements in it that bear an attribute, with this value if one is given."""
        return list(
            self.all(lambda element: name in element.attributes and value in {None, element.attributes[name]}),
        )

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]


def plain(text: str) -> str:
    """A text with each run of white space as one space, those that do not break included."""
    return " ".join(text.split())


class _Builder(HTMLParser):
    """Refuses what a browser would silently repair: an end without a start, or a start without an end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        assert len(element.attributes) == len(attrs), f"an attribute stands twice in <{tag}>"
        self.open[-1].below.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> ends <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.pieces.append(data)


def read(html: str) -> Element:
    """The page as a tree of elements; every element that is not void must be closed.

    Raises:
        AssertionError: The page is not well formed.
    """
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.open == [builder.root], f"<{builder.open[-1].tag}> is not closed"
    return builder.root


class _Spoken(HTMLParser):
    """Sorts the text of a page by its language; what a reader typed, and what is no text, is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str, bool]] = [("", "", False)]
        self.runs: list[tuple[str, list[str]]] = [("", [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            own = dict(attrs).get("lang")
            self.open.append((tag, own or self.open[-1][1], bool(own)))
            self._turn(bool(own))

    def handle_endtag(self, tag: str) -> None:
        self._turn(self.open.pop()[2])

    def handle_data(self, data: str) -> None:
        if not {"head", "script", "textarea"} & {tag for tag, _, _ in self.open}:
            self.runs[-1][1].append(data)

    def _turn(self, another: bool) -> None:
        if another:
            self.runs.append((self.open[-1][1], []))


def spoken(html: str) -> list[tuple[str, str]]:
    """The text of the body in its order, as (language, text): a new piece wherever one is named."""
    builder = _Spoken()
    builder.feed(html)
    builder.close()
    return [(language, text) for language, pieces in builder.runs if (text := plain("".join(pieces)))]


def verdict_of(html: str) -> dict[str, Any]:
    """What a verdict page says, in the words of the API.

    Returns:
        `code`, `state`, `answer`, `reason` (None where there is none), `reasons`, `rule`; `records` that decide;
        `conditions` as (kind, text); `considered` as (record, counted, why), what counted first, whatever the step of the
        reasoning; `candidates` by field as ids in order; `contexts` as states by context.
    """
    page = read(html)
    [article] = page.marked("data-code")
    return {
        "code": article["data-code"],
        "state": article["data-state"],
        "answer": article["data-answer"],
        "reason": article["data-reason"] or None,
        "reasons": article["data-reasons"].split(),
        "rule": article["data-rule"] or None,
        "records": [link["data-record"] for link in article.marked("data-record")],
        "conditions": [(line["data-kind"], line.marked("data-text")[0].text) for line in article.marked("data-kind")],
        "considered": sorted(
            (
                (line["data-considered"], line["data-counted"] == "true", line["data-why"])
                for line in article.marked("data-considered")
            ),
            key=lambda entry: (not entry[1], entry[0]),
        ),
        "candidates": {field: sorted(ids) for field, ids in candidates_of(html).items()},
        "contexts": {tile["data-context"]: tile["data-state"] for tile in article.marked("data-context")},
    }


def verdict_in(body: dict[str, Any]) -> dict[str, Any]:
    """What the page of an answer must say, from the API's body of it; `contexts` are for the caller to add."""
    technical = body["technical"]
    return {
        "code": technical["code"],
        "state": body["state"],
        "answer": body["answer"],
        "reason": technical["reason"],
        "reasons": technical["reasons"],
        "rule": technical["rule"],
        "records": technical["records"],
        "conditions": [(line["kind"], plain(line["text"])) for line in technical["conditions"]],
        "considered": sorted(
            [(entry["record"], entry["counted"], entry["why"]) for entry in body["considered"]],
            key=lambda entry: not entry[1],
        ),
        "candidates": {
            field: sorted(one["id"] for one in fitting) for field, fitting in body.get("candidates", {}).items()
        },
    }


def candidates_of(html: str) -> dict[str, list[str]]:
    """What may have been meant, by field: the candidates of an ambiguous name, or the near matches of an unknown one."""
    lists = read(html).marked("data-candidates")
    return {one["data-candidates"]: [line["data-candidate"] for line in one.marked("data-candidate")] for one in lists}


def errors_of(html: str) -> dict[str, str]:
    """What is wrong, by field, as the summary above the form says it."""
    return {line["data-field"]: line.text for line in read(html).marked("data-field")}
