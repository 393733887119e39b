"""Spellings of one thing are one, and numbers are never changed."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from registry.catalogue.names import folded, key
from registry.catalogue.spelling import (
    LONGEST_TEXT,
    SHORTEST_SLIP,
    Spelt,
    asked,
    beginnings,
    forgiven,
    in_order,
    one_slip_apart,
    spelt,
    swapped,
    variants,
    whole_name,
    whole_word,
)

NAMES = some.text(alphabet="0123456789xXmMabBéА.,-/ ()хé×*_'<>^$\x00", max_size=24) | some.text(max_size=16)
KEYS = some.text(alphabet="0123abcdmx", min_size=1, max_size=9)


def digits(text: str) -> str:
    return "".join(letter for letter in folded(text) if letter.isdigit())


def numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)


# One name, many spellings ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spellings",
    [
        ("7.62 x 51", "7,62×51", "762x51", "7.62х51", "7.62 * 51 mm"),
        ("155 mm", "155mm", "155-mm", "155"),
        ("1305-12-345-6789", "1305123456789", "1305 12 345 6789"),
        ("DM53A1", "dm 53 a1", "DM-53/A1"),
        ("12.7 mm", "12,7mm", "12.7"),
        ("États-Unis", "etats unis", "ETATSUNIS"),
    ],
)
def test_spellings_of_one_name_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("152", "155"), ("12.7 mm", "127 mm"), ("20x110", "20x102"), ("M1", "M11")])
def test_different_numbers_never_share_a_key(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(NAMES)
def test_a_key_is_its_own_key(text: str) -> None:
    assert key(key(text)) == key(text)


@given(NAMES)
def test_a_key_has_the_digits_of_the_text_in_order(text: str) -> None:
    assert digits(key(text)) == digits(text)


@given(NAMES)
def test_case_and_spaces_around_do_not_matter(text: str) -> None:
    assert key(f"  {text} ") == key(text)
    assert key(text.upper().lower()) == key(text.upper())


# What is indexed and what is asked -------------------------------------------------------------------------------------


@given(NAMES)
def test_every_text_finds_itself_as_a_name_and_by_its_words(text: str) -> None:
    question = asked(text)
    assume(question)
    assert question is not None

    indexed = spelt([text])

    assert f" {question.whole} " in indexed.names
    assert f" {question.start}" in indexed.names
    for word in question.words:
        assert any(all(part in indexed.words for part in needle) for needle in word.needles)


@given(NAMES)
def test_what_is_asked_for_has_the_digits_of_the_text(text: str) -> None:
    question = asked(text)
    assume(question)
    assert question is not None

    assert digits(question.whole) == digits(text)
    for word in question.words:
        for needle in word.needles:
            assert digits("".join(needle)) == digits(word.key)


@given(NAMES)
def test_what_the_trigram_index_is_asked_for_is_long_enough_for_it(text: str) -> None:
    question = asked(text)
    assume(question)
    assert question is not None

    assert all(len(part) >= 3 for word in question.words for needle in word.needles for part in needle)


@pytest.mark.parametrize(
    ("typed", "name", "found"),
    [
        ("155", "155 mm M795", True),
        ("15", "155 mm M795", True),  # The number may still be being typed.
        ("15 mm", "155 mm M795", False),
        ("15 M795", "155 mm M795", False),
        ("55", "155 mm M795", False),
        ("152", "155 mm M795", False),
        ("M79", "M795", True),
        ("M79 HE", "M795 HE", False),
        ("95", "M795", False),
        ("40", "40x53", True),
        ("53", "40x53", True),
        ("40x5", "40 × 53 mm", True),
        ("7.62", "7.62×51 mm", True),
        ("L/55", "Rh 120 L55", True),
        ("1305-12", "1305-12-345-6789", True),
        ("12-345-6789", "1305-12-345-6789", True),
        ("123456789", "1305-12-345-6789", True),
        ("3456789", "1305-12-345-6789", False),
    ],
)
def test_a_number_is_met_from_its_first_digit_and_whole_unless_it_is_last(typed: str, name: str, found: bool) -> None:
    question = asked(typed)
    assert question is not None
    words = spelt([name]).words

    fits = all(any(all(part in words for part in needle) for needle in word.needles) for word in question.words)

    assert fits is found


@pytest.mark.parametrize("text", ["", "   ", "-", "()", "\x00", "<>^$", "x" * (LONGEST_TEXT + 1)])
def test_a_text_without_letters_or_digits_or_too_long_to_be_a_name_asks_for_nothing(text: str) -> None:
    assert asked(text) is None


def test_a_stock_number_is_known_as_one() -> None:
    assert asked("1305-12-345-6789").is_stock_number  # type: ignore[union-attr]
    assert not asked("1305-12-345").is_stock_number  # type: ignore[union-attr]


# One slip --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("leopard", "lepard"),
        ("leopard", "leopards"),
        ("leopard", "leoqard"),
        ("caesar", "ceasar"),
        ("dm53a1", "dn53a1"),
    ],
)
def test_a_letter_dropped_added_changed_or_swapped_is_one_slip(one: str, other: str) -> None:
    assert one_slip_apart(one, other)
    assert one_slip_apart(other, one)
    assert variants(one) & variants(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("leopard", "leopard"),
        ("leopard", "loeaprd"),
        ("152mm", "155mm"),
        ("m795", "m796"),
        ("m795", "m759"),
        ("m795", "m79"),
        ("m207a1", "m2071"),
        ("dm53a1", "dm53"),
        ("excalibur", "copperhead"),
    ],
)
def test_two_slips_and_any_change_of_a_number_are_not_one_slip(one: str, other: str) -> None:
    assert not one_slip_apart(one, other)


@given(KEYS, KEYS)
def test_names_one_slip_apart_have_the_same_numbers(one: str, other: str) -> None:
    if one_slip_apart(one, other):
        assert numbers(one) == numbers(other)
        assert one_slip_apart(other, one)


@given(KEYS, some.data())
def test_words_one_slip_apart_share_a_variant(word: str, data: some.DataObject) -> None:
    place = data.draw(some.integers(0, len(word)))
    letter = data.draw(some.sampled_from("abxm"))
    other = data.draw(
        some.sampled_from(
            [
                word[:place] + letter + word[place:],
                word[:place] + letter + word[place + 1 :],
                word[:place] + word[place + 1 :],
                word[:place] + word[place + 1 : place + 2] + word[place : place + 1] + word[place + 2 :],
            ]
        )
    )
    both_forgive = all(len(one) >= SHORTEST_SLIP and not one.isdecimal() for one in (word, other))
    assume(both_forgive and one_slip_apart(word, other))

    assert variants(word) & variants(other)


@given(KEYS)
def test_a_variant_has_the_digits_of_its_word(word: str) -> None:
    assert {digits(variant) for variant in variants(word)} <= {digits(word)}


@given(some.lists(NAMES, max_size=3))
def test_a_slip_is_forgiven_in_words_with_a_letter_and_in_whole_names(texts: list[str]) -> None:
    indexed = spelt(texts)

    for word in forgiven(indexed):
        assert len(word) >= SHORTEST_SLIP
        assert not word.isdecimal()
        assert whole_word(word) in indexed.words or f" {whole_name(word)} " in indexed.names


def test_a_short_word_or_a_bare_number_forgives_nothing() -> None:
    assert forgiven(Spelt(" dm <155> <12.7> ", " ^<1305123456789>$ ^m<1>$ ")) == frozenset()
    assert variants("m79") == frozenset()
    assert variants("1305") == frozenset()


# What else may have been meant -----------------------------------------------------------------------------------------


def test_neighbouring_digits_of_a_mark_may_have_been_swapped() -> None:
    assert set(swapped("dm35a1")) == {"^dm<53>a<1>$"}
    assert set(swapped("m795")) == {"^m<975>$", "^m<759>$"}


@pytest.mark.parametrize("name", ["152", "155natobore", "762x51", "12.7x99", "m11", "dm5a1", "leopard"])
def test_a_calibre_is_never_swapped(name: str) -> None:
    assert list(swapped(name)) == []


@given(KEYS)
def test_a_swap_keeps_the_number_that_a_name_starts_with_and_all_digits(name: str) -> None:
    first = re.match(r"\d*", name)
    assert first

    for other in swapped(name):
        bare = other.translate(str.maketrans("", "", "<>^$"))
        assert bare.startswith(first[0])
        assert sorted(bare) == sorted(name)


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        ("dm53a1x", ["^dm<53>a<1>", "^dm<53>a", "^dm<53>"]),
        ("152xyz", ["^<152>xy", "^<152>x", "^<152>"]),
        ("155", []),
        ("leopards", ["^leopard", "^leopar", "^leopa", "^leop"]),
    ],
)
def test_a_beginning_keeps_numbers_whole_and_is_no_mere_letter(name: str, starts: list[str]) -> None:
    assert list(beginnings(name)) == starts


# Order -----------------------------------------------------------------------------------------------------------------


def test_names_are_in_the_order_in_which_people_count() -> None:
    names = ["M10", "m9", "M9A1", "M100", "DM53", "Éclair", "eclipse"]

    assert sorted(names, key=in_order) == ["DM53", "Éclair", "eclipse", "m9", "M9A1", "M10", "M100"]


@given(some.integers(0, 10**8 - 1), some.integers(0, 10**8 - 1))
def test_numbers_after_the_same_letters_are_in_order(one: int, other: int) -> None:
    assert (in_order(f"M{one}") < in_order(f"M{other}")) is (one < other)
