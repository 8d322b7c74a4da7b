"""What the rows of a pack ask about."""

from __future__ import annotations

import ast

from tests.policy.edits import real
from tests.rules.told import rules

from hallpass.explain.asked import facts_among, name_of, readings_of_serving, rows_asked, written_out
from hallpass.policy.compile import Rules


def sources(one: Rules, key: str) -> list[str]:
    """The conditions of a row as they stand under these readings."""
    return [
        part.condition.source for asked in rows_asked(one, "regular") if asked.row.id == key for part in asked.parts
    ]


def test_rows_stand_in_the_order_in_which_they_are_asked() -> None:
    """Also those that a row of the other table hands the question on to; each table is taken apart once."""
    one = rules()
    assert [asked.row for asked in rows_asked(one, "substitute")] == list(real().rows("substitute"))
    assert rows_asked(one, "substitute") is rows_asked(one, "substitute")


def test_terms_are_written_out_and_readings_decided() -> None:
    """What the usual reading leaves of a term is what is asked."""
    assert sources(rules(), "R1") == ["trained_on <= day", "trained_by in full_kinds"]
    assert len(sources(rules(same_day_completion="late"), "R1")) == 3


def test_a_part_names_the_reading_that_put_it_there() -> None:
    """A condition that stands there only under an unusual reading names it; under the usual one none is named."""
    late = next(asked for asked in rows_asked(rules(same_day_completion="late"), "regular") if asked.row.id == "R1")
    assert [part.readings for part in late.parts] == [(), ("same_day_completion",), ()]
    usual = next(asked for asked in rows_asked(rules(), "regular") if asked.row.id == "R1")
    assert {part.readings for part in usual.parts} == {()}


def test_a_row_knows_the_facts_and_readings_of_its_condition_and_its_due_day() -> None:
    """The due day of 5.3 turns on the first day of duty and on the reading of weekends."""
    r5 = next(asked for asked in rows_asked(rules(), "regular") if asked.row.id == "R5")
    assert r5.facts == {"day", "employer_unable", "clock_on", "start_policy_reviewed_on"}
    assert r5.readings == {"deadline_on_weekend"}
    r8 = next(asked for asked in rows_asked(rules(), "regular") if asked.row.id == "R8")
    assert (r8.parts, r8.facts, r8.readings) == ((), {"clock_on"}, frozenset())


def test_the_day_stands_on_the_left_of_a_comparison() -> None:
    """`reviewed on or before the day` is turned round, so that sentences begin with the day."""
    r5 = next(asked for asked in rows_asked(rules(), "regular") if asked.row.id == "R5")
    compared = [part.comparison for part in r5.parts if part.comparison]
    assert [(one.left.source, one.sign, one.right.source) for one in compared] == [
        ("day", ast.LtE, "clock_on + extension"),
        ("day", ast.GtE, "start_policy_reviewed_on"),
    ]


def test_a_term_is_known_by_what_it_comes_down_to() -> None:
    """The words of a term are found by its expression under the readings."""
    assert name_of(rules(), "clock_on + extension") == "the last day of the time that 5.3 gives"
    moved = rules(deadline_on_weekend="next_working_day")
    assert name_of(moved, "clock_on + extension") is None
    assert name_of(moved, "next_working_day(clock_on + extension)") == "the last day of the time that 5.3 gives"


def test_names_inside_terms_are_found() -> None:
    """A term is written out into its facts, dates and readings."""
    assert {"nth_day", "days_in_year", "day_sixty", "sixty_planned"} <= written_out(real(), ["exempt"])
    assert facts_among(["clock_on", "trained_on", "day", "extension"]) == ("trained_on", "clock_on")


def test_the_table_of_serving_names_no_reading() -> None:
    """Today no reading turns the one word; one that did would be among those relied on."""
    assert readings_of_serving(rules()) == frozenset()
