"""Types of expressions."""

from __future__ import annotations

import pytest

from hallpass.policy.expressions import parse
from hallpass.policy.typecheck import Name, check_type, type_of
from hallpass.policy.vocabulary import Type

NAMES = {
    "day": Name("day"),
    "clock_on": Name("date"),
    "legacy": Name("truth"),
    "nth_day": Name("number"),
    "substitute_days": Name("days"),
    "extension": Name("months"),
    "trained_by": Name("text", frozenset({"full", "supplemental"})),
    "full_kinds": Name("list", frozenset({"full"})),
    "duties": Name("list", frozenset({"4.1.1"})),
    "day_sixty": Name("reading", frozenset({"exempt", "not_exempt"})),
    "broken": Name(None),
}


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("day <= clock_on", "truth"),
        ("clock_on == day == clock_on", "truth"),
        ("nth_day < substitute_days", "truth"),
        ("not legacy or legacy and day > clock_on", "truth"),
        ("trained_by == 'full'", "truth"),
        ("'full' != trained_by", "truth"),
        ("trained_by in full_kinds", "truth"),
        ("day_sixty == 'exempt'", "truth"),
        ("clock_on + extension", "date"),
        ("clock_on - substitute_days", "date"),
        ("day_before(clock_on) if legacy else next_working_day(clock_on + extension)", "date"),
        ("legacy if legacy else day < clock_on", "truth"),
        ("nth_day", "number"),
    ],
)
def test_what_makes_sense_has_a_type(source: str, kind: Type) -> None:
    """Each expression of the grammar has one type."""
    assert type_of(parse(source), NAMES) == kind
    assert check_type(parse(source), NAMES, kind) == ()


@pytest.mark.parametrize(
    ("source", "what", "expected"),
    [
        ("dey < clock_on", "the unknown name 'dey'", "one of day"),
        ("clock_on", "`clock_on` is a date", "a yes or no"),
        ("day < day", "the day asked about, against", "two dates"),
        ("day < nth_day", "`nth_day`, a number", "two numbers"),
        ("legacy == legacy", "a yes or no, against", "two dates"),
        ("trained_by == trained_by", "a word, against", "quoted words"),
        ("trained_by < 'full'", "words in the comparison", "== or !="),
        ("'full' == 'full'", "the words 'full' alone", "compared with a name"),
        ("legacy == 'full'", "`legacy` is a yes or no", "a word or a reading"),
        ("trained_by == 'half'", "'half' is never the value of `trained_by`", "one of full"),
        ("trained_by in duties", "'4.1.1' is never the value", "one of full"),
        ("trained_by in trained_by", "`trained_by` is a word", "a list"),
        ("day_sixty in full_kinds", "`day_sixty` is a reading", "a word"),
        ("clock_on in full_kinds", "`clock_on` is a date", "a word"),
        ("day + extension < clock_on", "`day` is the day asked about", "a date"),
        ("clock_on + nth_day < clock_on", "`nth_day` is a number", "a number of months or a number of days"),
        ("clock_on + clock_on < day", "`clock_on` is a date", "a number of months"),
        ("day_before(day) < clock_on", "`day` is the day asked about", "a date"),
        ("other(clock_on) < day", "the unknown function 'other'", "next_working_day"),
        ("day < (clock_on if legacy else legacy)", "`legacy` is a yes or no", "a date"),
        ("day < (clock_on if clock_on else clock_on)", "`clock_on` is a date", "a yes or no"),
        ("full_kinds and legacy", "`full_kinds` is a list", "a yes or no"),
        ("extension", "`extension` is a number of months", "a yes or no"),
    ],
)
def test_what_makes_no_sense_is_told(source: str, what: str, expected: str) -> None:
    """An unknown name, a comparison of unlike things, a word that is never the value: each is named."""
    wrongs = check_type(parse(source), NAMES, "truth")
    assert [wrong for wrong in wrongs if what in wrong.what and expected in wrong.expected], wrongs


def test_what_is_refused_elsewhere_is_no_second_problem() -> None:
    """A name whose own line is wrong may be used in any way."""
    for source in (
        "broken",
        "broken < day",
        "broken == 'x'",
        "legacy and broken",
        "day < (broken if legacy else clock_on)",
    ):
        assert check_type(parse(source), NAMES, "truth") == ()


def test_an_expression_that_makes_no_sense_has_no_type() -> None:
    """No type is given where anything is wrong."""
    assert type_of(parse("legacy and dey"), NAMES) is None
