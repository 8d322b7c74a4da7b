"""What expressions of a version may name."""

from __future__ import annotations

from datetime import date

from hallpass.policy.expressions import parse
from hallpass.policy.model import Parameter, Reading, ReadingValue
from hallpass.policy.problems import Problems
from hallpass.policy.scope import EVERY_FACT, SIZE, Scope
from hallpass.policy.vocabulary import MAY_SERVE_FACTS, SERVICE_FACTS, SUBSTITUTE_FACTS


def scope() -> Scope:
    parameters = {
        "ends": Parameter("ends", date(2030, 1, 1), "date", "words", "1", 1),
        "full_kinds": Parameter("full_kinds", ("full",), "list", "words", "1", 2),
        "aim": Parameter("aim", "1", "paragraph", "words", "1", 3),
    }
    readings = {"way": Reading("way", "1", (ReadingValue("one", ""), ReadingValue("other", "")), 4)}
    return Scope(parameters, readings, {}, ("1",), {"lost"}, Problems("x.md"))


def test_facts_numbers_lists_and_readings_have_names() -> None:
    """A table's facts, the dates and lists of the policy and its readings may be named; a paragraph is no value."""
    names = scope().names(SERVICE_FACTS)
    assert {names[name].type for name in ("ends", "way", "full_kinds", "day")} == {"date", "reading", "list", "day"}
    assert names["trained_by"].words == {"full"}
    assert names["lost"].type is None
    assert "aim" not in names
    assert "nth_day" not in names


def test_a_term_is_known_where_its_facts_are() -> None:
    """A term that rests on facts of one table, itself or through another term, is unknown in the others."""
    one = scope()
    for name, source in (("few", "nth_day < days_in_year"), ("fewer", "few and legacy"), ("past", "day > ends")):
        made = one.expression(f"`{source}`", 5, EVERY_FACT, "truth")
        assert made
        one.define(name, made, EVERY_FACT)
    assert {"few", "fewer", "past"} <= one.names(SUBSTITUTE_FACTS).keys()
    assert {"few", "fewer", "past"} & one.names(SERVICE_FACTS).keys() == {"past"}
    assert not {"few", "fewer", "past"} & one.names(MAY_SERVE_FACTS).keys()
    assert one.size(parse("fewer")) == 1 + one.size(parse("few and legacy"))


def test_a_cell_that_is_no_expression_is_noted_with_its_source() -> None:
    """The message has the place, the problem and the whole cell."""
    one = scope()
    assert one.expression("`day < 60`", 9, SERVICE_FACTS, "truth") is None
    assert [(found.line, found.what) for found in one.problems.found] == [
        (9, "the number 60 without words, in `day < 60`")
    ]


def test_terms_cannot_grow_without_bounds() -> None:
    """Terms that double with each line are refused before they are written out."""
    one, name = scope(), "legacy"
    for number in range(12):
        made = one.expression(f"{name} or not {name}", number, EVERY_FACT, "truth")
        if made is None:
            break
        name = f"t{number}"
        one.define(name, made, EVERY_FACT)
    assert f"at most {SIZE} names" in one.problems.found[0].expected


def test_names_that_are_used_are_remembered() -> None:
    """What an expression names counts as used, also where the expression makes no sense."""
    one = scope()
    one.expression("day < ends and way", 1, SERVICE_FACTS, "truth")
    assert {"ends", "way"} <= one.used
