"""Lines of tables as records."""

from __future__ import annotations

from datetime import date

import pytest

from hallpass.policy import entries
from hallpass.policy.adopted import read_adopted
from hallpass.policy.markdown import Line
from hallpass.policy.model import Action, Flaw, Holiday, Note, Parameter
from hallpass.policy.outline import Entry
from hallpass.policy.problems import Problems
from hallpass.policy.vocabulary import ACTIONS

TEXT = read_adopted("1. Aim\nFrom June 1, 2031, within six months, an officer’s duties and more.\n")


def lines(*cells: dict[str, str]) -> list[Entry]:
    return [Entry(Line(one, at), "1") for at, one in enumerate(cells, start=1)]


def number(name: str, value: str, words: str) -> tuple[Parameter | None, list[str]]:
    problems = Problems("x.md")
    found = entries.parameters(lines({"name": name, "value": value, "words": words}), ["day"], TEXT, problems)
    return found.get(name), [one.what for one in problems.found]


def test_dates_numbers_lists_and_paragraphs_are_read() -> None:
    """The form of a cell says what it is; where the facts ask for a number by name, their unit does."""
    assert number("begins", "2031-06-01", "From June 1, 2031")[0] == Parameter(
        "begins", date(2031, 6, 1), "date", "From June 1, 2031", "1", 1
    )
    for name, value, unit, read in (
        ("time", "6 months", "months", 6),
        ("legacy_kinds", "a; b_c", "list", ("a", "b_c")),
        ("rules_paragraph", "1", "paragraph", "1"),
        ("other", "4.3", "list", ("4.3",)),
    ):
        parameter, said = number(name, value, "within six months")
        assert parameter is not None and said == []
        assert (parameter.unit, parameter.value) == (unit, read)


@pytest.mark.parametrize(
    ("name", "value", "words", "said"),
    [
        ("begins", "2031-02-30", "From June 1, 2031", "'2031-02-30' as the value of begins"),
        ("begins", "2031-06-02", "From June 1, 2031", "words that do not say 2031-06-02: 'From June 1, 2031'"),
        ("time", "7 months", "within six months", "words that do not say 7: 'within six months'"),
        ("time", "6 months", "–", "time without words"),
        ("time", "6 months", "in six months", "words that 1 does not have: 'in six months'"),
        ("time", "6 months", "ithin six months", "words that 1 does not have: 'ithin six months'"),
        ("kinds", "a; a", "duties", "'a; a' as the value of kinds"),
        ("kinds", "A b", "duties", "'A b' as the value of kinds"),
        ("kinds", "the officer's", "duties", '"the officer\'s" as the value of kinds'),
        ("extension", "a; b", "duties", "'a; b' as the value of extension"),
        ("rules_paragraph", "2031-06-01", "From June 1, 2031", "'2031-06-01' as the value of rules_paragraph"),
        ("day", "6 months", "within six months", "the name 'day' a second time"),
        ("Time", "6 months", "within six months", "'Time' as a name"),
        ("and", "6 months", "within six months", "'and' as a name"),
        ("day_before", "6 months", "within six months", "'day_before' as a name"),
        ("x" * 61, "6 months", "within six months", f"'{'x' * 61}' as a name"),
    ],
)
def test_a_number_that_is_wrong_is_told(name: str, value: str, words: str, said: str) -> None:
    """A value of the wrong form, words that are missing, foreign or say something else, a bad name: each is named."""
    assert number(name, value, words)[1] == [said]


def readings(*cells: tuple[str, str]) -> list[str]:
    problems = Problems("x.md")
    rows = [{"reading": name, "value": value, "meaning": "words"} for name, value in cells]
    entries.readings(lines(*rows), ["day"], problems)
    return [one.what for one in problems.found]


def test_readings_gather_their_values() -> None:
    """Lines of one reading are its values, the first the default; a value may be spelled like a function."""
    problems = Problems("x.md")
    rows = [{"reading": "way", "value": value, "meaning": value.upper()} for value in ("stays", "next_working_day")]
    reading = entries.readings(lines(*rows), [], problems)["way"]
    assert problems.found == []
    assert (reading.default, [item.value for item in reading.values]) == ("stays", ["stays", "next_working_day"])


def test_a_reading_that_is_wrong_is_told() -> None:
    """One value alone, a value twice, a bad value, a name that is taken, values that the facts do not know."""
    assert readings(("way", "one")) == ["the reading way with one value"]
    assert readings(("way", "one"), ("way", "two"), ("way", "one")) == ["the value one of way a second time"]
    assert readings(("way", "one"), ("way", "Two"), ("way", "two")) == ["'Two' as a value of way"]
    assert readings(("day", "one"), ("day", "two"))[0] == "the name 'day' a second time"
    assert readings(("incumbents", "one"), ("incumbents", "two")) == ["the reading incumbents with the values one, two"]


def test_a_reading_stands_under_one_paragraph() -> None:
    """Values of one reading under two paragraphs are two readings of one name."""
    problems = Problems("x.md")
    row = (
        Line({"reading": "way", "value": "one", "meaning": "words"}, 1),
        Line({"reading": "way", "value": "two", "meaning": "words"}, 2),
    )
    entries.readings([Entry(row[0], "1"), Entry(row[1], "2")], [], problems)
    assert "the reading way a second time" in [one.what for one in problems.found]


def actions(*changes: dict[str, str]) -> tuple[dict[str, Action], list[str]]:
    problems = Problems("x.md")
    rows = [{"action": name, "who": "agency", "paragraph": "–", "says": "Do it"} for name in ACTIONS]
    for change in changes:
        rows[0] |= change
    known = {
        "aim": Parameter("aim", "1", "paragraph", "words", "1", 1),
        "few": Parameter("few", 3, "days", "words", "1", 1),
    }
    return entries.actions(lines(*rows), known, problems), [one.what for one in problems.found]


def test_actions_are_all_there_and_no_other() -> None:
    """Each action has one line, a known debtor, and no paragraph or a paragraph of the pack by name."""
    assert list(actions()[0]) == list(ACTIONS)
    assert actions({"paragraph": "aim"})[0][ACTIONS[0]].paragraph == "1"
    assert actions()[0][ACTIONS[0]].paragraph is None
    assert actions({"who": "court"})[1] == [f"'court' as who owes {ACTIONS[0]}"]
    assert actions({"paragraph": "few"})[1] == [f"'few' as the paragraph of {ACTIONS[0]}"]
    assert actions({"paragraph": "5.5"})[1] == [f"'5.5' as the paragraph of {ACTIONS[0]}"]
    assert actions({"action": ACTIONS[1]})[1] == [f"the action {ACTIONS[1]} a second time", f"no action {ACTIONS[0]}"]
    assert actions({"action": "dance"})[1] == ["the unknown action 'dance'", f"no action {ACTIONS[0]}"]


def test_holidays_have_a_rule_and_say_whether_they_move() -> None:
    """A holiday is a name, a day of every year, and yes or no."""
    problems = Problems("x.md")
    rows = [{"holiday": "A", "day": "May 1", "moves": "yes"}, {"holiday": "B", "day": "May 32", "moves": "often"}]
    assert entries.holidays(lines(*rows), problems)[0] == Holiday("A", "May 1", True)
    assert [(one.line, one.what) for one in problems.found] == [
        (2, "'May 32' as the day of B"),
        (2, "'often' under moves"),
    ]


def test_notes_and_flaws_are_taken_as_they_are() -> None:
    """What stands beside the policy has a text and a source or place."""
    problems = Problems("x.md")
    assert entries.notes(lines({"note": "n", "source": "s"}), problems) == (Note("n", "s"),)
    assert entries.flaws(lines({"place": "5.5", "flaw": "f"}), problems) == (Flaw("5.5", "f"),)
    assert problems.found == []


@pytest.mark.parametrize("text", ["2026-13-01", "2026-1-1", "20260101", "2026-01-01T00:00", "", "٢٠٢٦-01-01"])
def test_a_date_has_one_form(text: str) -> None:
    """Only four digits, two and two, of a day that exists, are a date."""
    assert entries.iso_date(text) is None
    assert entries.iso_date("2026-01-01") == date(2026, 1, 1)
