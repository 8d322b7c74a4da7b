"""Registers with rows added, changed or left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from random import Random

from tests.raw import register_of
from tests.slow.registers import random_register

from hallpass.register import edits
from hallpass.register.edits import MADE_OF, Edit, about, edited, with_lists
from hallpass.register.records import Completion, Contract, Course
from hallpass.register.register import Register

LOOKUPS = [name for name, member in vars(Register).items() if isinstance(member, cached_property)]


def a_register(seed: int = 7) -> Register:
    return register_of(random_register(Random(seed)))


def ask_everything(register: Register) -> dict[str, object]:
    return {name: getattr(register, name) for name in LOOKUPS}


def test_every_lookup_names_the_list_it_is_made_of() -> None:
    """A look-up that nobody named here would be made again for each change, or be stale."""
    assert sorted(MADE_OF) == sorted(LOOKUPS)


def test_a_lookup_over_an_unchanged_list_is_shared_and_over_a_changed_one_made_again() -> None:
    """Whatever list changes, each look-up says what it would say of a register built afresh."""
    register = a_register()
    ask_everything(register)
    for name in dict.fromkeys(MADE_OF.values()):
        changed = with_lists(register, {name: getattr(register, name)[1:]})
        assert ask_everything(changed) == ask_everything(replace(register, **{name: getattr(register, name)[1:]}))
        shared = {lookup for lookup in LOOKUPS if getattr(changed, lookup) is getattr(register, lookup)}
        assert shared == {lookup for lookup, made_of in MADE_OF.items() if made_of != name}


def test_the_part_about_an_officer_has_the_officers_rows_and_the_shared_ones() -> None:
    """What concerns another officer alone is left out, and so are the calendars."""
    register = a_register()
    officer = register.officers[0].id
    small = about(register, officer)
    assert small.officers == register.officers[:1]
    assert small.assignments == tuple(row for row in register.assignments if row.officer == officer)
    assert small.courses == register.courses
    assert small.contracts == register.contracts
    assert small.contact_days == ()
    assert {lookup: getattr(small, lookup) for lookup in ("school", "contracts_between", "policy_versions")} == {
        lookup: getattr(register, lookup) for lookup in ("school", "contracts_between", "policy_versions")
    }


def test_an_edit_adds_replaces_or_leaves_out_one_row() -> None:
    """Each kind of edit does what it says, at the place of the row, and the register itself stays as it is."""
    courses = (Course("a", "A"), Course("b", "B"), Course("c", "C"))
    register = Register(courses=courses)
    new = replace(courses[1], kind="full")
    assert edited(register, [Edit("courses", courses[1], new)]).courses == (courses[0], new, courses[2])
    assert edited(register, [Edit("courses", courses[1], None)]).courses == (courses[0], courses[2])
    assert edited(register, [Edit("courses", None, new)]).courses == (*courses, new)
    assert register.courses == courses


def test_an_edit_knows_a_row_by_being_the_very_same() -> None:
    """Of two equal rows the one that is meant is edited."""
    twins = (Completion("o", "a", None, id="1"), Completion("o", "a", None, id="1"))
    dated = replace(twins[1], completed_on=date(2026, 1, 5))
    assert edited(Register(completions=twins), [Edit("completions", twins[1], dated)]).completions == (twins[0], dated)


def test_several_edits_are_made_one_after_the_other() -> None:
    """Rows of several lists, and several rows of one list, change together."""
    courses = (Course("a", "A"), Course("b", "B"))
    contract = Contract("k", "PD", "d", None, date(2026, 7, 1))
    changed = edited(
        Register(courses=courses),
        [Edit("courses", courses[0], None), Edit("contracts", None, contract), Edit("courses", courses[1], None)],
    )
    assert (changed.courses, changed.contracts) == ((), (contract,))


def test_rows_are_added_changed_and_left_out_by_id() -> None:
    """The plain changes that questions of the kind "what if" are made of."""
    register = Register(courses=(Course("a", "A"), Course("b", "B")))
    assert edits.with_row(register, "courses", Course("c", "C")).course.keys() == {"a", "b", "c"}
    assert edits.with_row_for(register, "courses", Course("b", "B", "full")).course["b"].kind == "full"
    assert edits.with_row_for(register, "courses", None, "a").course.keys() == {"b"}
    renamed = edits.with_changed(register, "courses", lambda row: replace(row, name="x") if row.id == "a" else None)
    assert [row.name for row in renamed.courses] == ["x"]
