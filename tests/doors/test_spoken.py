"""What is stored is English: a page in another language says so of every piece of it that it shows (WCAG 3.1.2)."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote_plus

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from markupsafe import Markup

from registry.catalogue.kinds import Kind
from registry.migrations import metadata
from registry.web.particulars import FIELDS, Telling
from registry.web.spoken import lang, language_of, naming, said
from registry.web.wording import Wording
from tests import pages
from tests.kinds import KINDS

OURS = {"English"}
"""The name of the other language, in itself."""

JOINED = re.compile(r" [+/] ")
"""What stands between the parts of a load."""


@pytest.fixture(scope="module")
def stored(app: Flask) -> frozenset[str]:
    """Every text that the small registry keeps, but for names in French."""
    with app.extensions["engine"].connect() as connection:
        return frozenset(
            pages.plain(text)
            for table in metadata().tables.values()
            for column in table.columns
            if column.name in {"document", "content"}
            for document in connection.execute(sa.select(column)).scalars()
            for text in texts(document)
        )


def texts(document: Any) -> Iterator[str]:
    if isinstance(document, dict):
        for key, value in document.items():
            if key != "name_fr":
                yield from texts(value)
    elif isinstance(document, list):
        for value in document:
            yield from texts(value)
    elif isinstance(document, str):
        yield document


def is_english(text: str) -> bool:
    """Whether a stored text has more than one word, and one of them in small letters: neither an id nor a designation."""
    return any(re.fullmatch(r"[a-z]{3,}\W*", word) for word in text.split()) and " " in text


def test_the_small_registry_has_english_in_every_place_that_holds_text(stored: frozenset[str]) -> None:
    assert len([text for text in stored if is_english(text)]) > 20


@pytest.mark.parametrize("name", KINDS)
def test_no_english_stands_in_a_french_page_unmarked(client: FlaskClient, stored: frozenset[str], name: str) -> None:
    address = KINDS[name].address
    typed = unquote_plus(address)

    html = client.get(f"{address}{'&' if '?' in address else '?'}lang=fr").text

    unmarked = [text for language, text in pages.spoken(html) if language != "en"]
    english = {text for text in stored if is_english(text) and text not in typed}
    assert [(text, piece) for piece in unmarked for text in sorted(english) if text in piece] == []


@pytest.mark.parametrize("name", KINDS)
def test_nothing_of_ours_is_marked_as_english_in_a_french_page(
    client: FlaskClient, stored: frozenset[str], name: str
) -> None:
    address = KINDS[name].address

    html = client.get(f"{address}{'&' if '?' in address else '?'}lang=fr").text

    marked = [text for language, text in pages.spoken(html) if language == "en"]
    assert [text for text in marked if not {*JOINED.split(text)} <= stored | OURS] == []


@pytest.mark.parametrize("name", KINDS)
def test_an_english_page_marks_nothing_as_english(client: FlaskClient, name: str) -> None:
    html = client.get(KINDS[name].address, headers={"Accept-Language": "en"}).text

    assert [element for element in pages.read(html).marked("lang", "en") if element.tag != "html"] == []


# How it is told --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("phrase", ["M199 155 mm cannon", "F126 class", "white bag", "Two guns", "5-inch/54"])
def test_a_name_that_is_a_phrase_is_english(phrase: str) -> None:
    assert language_of(phrase) == "en"


@pytest.mark.parametrize(
    "name", ["Leopard 2A6", "Rh 120 L/55", "155 mm", "5.56×45 mm", "m/40 Lahti", "HE-FRAG", "Mk 19", ""]
)
def test_a_designation_is_of_no_language(name: str) -> None:
    assert language_of(name) is None


def test_a_title_in_letters_that_english_lacks_is_not_taken_for_english(app: Flask) -> None:
    with app.test_request_context("/?lang=fr"):
        tell = Telling(Wording("fr"), {})
        read = FIELDS[Kind.STANDARD]["title"].read

        assert read(tell, "Magazine interface").spoken == "en"
        assert read(tell, "Identifikační značení vojenské munice").spoken is None


def test_a_text_is_marked_once_and_what_it_holds_is_shown_as_it_is(app: Flask) -> None:
    with app.test_request_context("/?lang=fr"):
        assert said("a <b> gun") == Markup('<span lang="en">a &lt;b&gt; gun</span>')
        assert said("HE", prose=True) == Markup('<span lang="en">HE</span>')
        assert said("Leopard 2A6") == "Leopard 2A6"
        assert naming("Le Mk 19 gun & co.", ["gun & co.", "Mk 19 gun & co."]) == Markup(
            'Le <span lang="en">Mk 19 gun &amp; co.</span>'
        )
    with app.test_request_context("/?lang=en"):
        assert said("a <b> gun") == "a <b> gun"
        assert naming("The <b> gun", ["gun"]) == Markup("The &lt;b&gt; gun")


def test_what_can_hold_no_other_element_bears_the_mark_itself(app: Flask) -> None:
    with app.test_request_context("/?lang=fr"):
        assert (lang("Hand grenade"), lang("155 mm")) == (Markup(' lang="en"'), Markup())
    with app.test_request_context("/?lang=en"):
        assert lang("Hand grenade") == Markup()


def test_only_the_text_of_a_piece_of_a_page_is_marked(app: Flask) -> None:
    with app.test_request_context("/?lang=fr"):
        piece = Markup('<a href="/two guns">two guns</a>')

        assert naming(piece, ["two guns"]) == Markup('<a href="/two guns"><span lang="en">two guns</span></a>')
