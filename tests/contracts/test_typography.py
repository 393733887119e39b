"""French is set with the spaces that must not break, whoever wrote the text."""

import pytest

from registry.compatibility import sentences
from registry.compatibility.sentences import LANGUAGES
from registry.web.wording import TEXTS, Wording
from schemas.french import said
from schemas.refusals import Refusal, shown
from schemas.typography import quoted_in_french, set_in_french


@pytest.mark.parametrize(
    ("plain", "set_"),
    [
        ("Oui : tirer ; ou non ?", "Oui\u00a0: tirer\u00a0; ou non\u00a0?"),
        ("Le nom « M1 » !", "Le nom «\u00a0M1\u00a0»\u00a0!"),
        ("https://www.nato.int, à 10:30", "https://www.nato.int, à 10:30"),
        ("une heure :une faute", "une heure :une faute"),
        ("", ""),
    ],
)
def test_a_space_before_a_high_sign_does_not_break(plain: str, set_: str) -> None:
    assert set_in_french(plain) == set_
    assert set_in_french(set_) == set_


def test_what_was_typed_is_quoted_as_the_language_quotes() -> None:
    refusal = Refusal("nothing_named", {"given": shown("zzqq9")})

    assert "“zzqq9”" in said(refusal, "en")
    assert "«\u00a0zzqq9\u00a0»" in said(refusal, "fr")
    assert quoted_in_french("sans guillemets") == "sans guillemets"


def test_no_french_word_of_a_page_leaves_a_sign_to_the_next_line() -> None:
    say = Wording("fr")

    loose = [key for key in TEXTS if any(sign in say[key] for sign in (" : ", " ; ", " ?", " !", "« ", " »"))]

    assert loose == []
    assert "\u00a0" in say.colon
    assert LANGUAGES.index("fr") == 1
    assert " : " in sentences.SAID[1]  # As written; set where it is said.
