"""The schema that is read off the records."""

from __future__ import annotations

import dataclasses

from hallpass.register.records import KINDS_OF_COURSE, Certificate, School
from hallpass.register.register import Register
from hallpass.register.schema import LISTS, folded

# The format's lists and columns, written out once more: what is published is never renamed.
FORMAT = {
    "districts": "id name kind",
    "schools": "id district name level",
    "contact_days": "district date kind id",
    "agencies": "id name",
    "agency_policies": "id agency adopted_on",
    "officers": "id name license licensed_from licensed_to",
    "employments": "officer agency from to id",
    "courses": "id name kind approved_from approved_to",
    "completions": "officer course completed_on id",
    "certificates": "officer course completed_on agency received_on id",
    "contracts": "id agency district schools from to duties additional_duties conflicts",
    "assignments": "id officer school role from to employer_unable instructional_day",
    "substitute_days": "officer school date id",
    "absences": "officer from to id",
    "policy_reviews": "officer policy reviewed_on id",
    "conduct_events": "id officer school date matter authority_used force_used discipline_part decision note",
    "activities": "officer school date duty minutes note id",
}


def test_lists_and_columns_are_those_of_the_format_in_its_order() -> None:
    """A list or a column may be added to the format, but none is renamed, moved or lost."""
    assert {name: " ".join(column.name for column in known.columns) for name, known in LISTS.items()} == FORMAT


def test_each_list_is_a_field_of_the_register_with_its_record() -> None:
    """The register has a field for each list, and rows of a list are its records."""
    fields = {field.name for field in dataclasses.fields(Register)}
    assert fields == {*LISTS, "unknown_lists"}
    assert LISTS["schools"].record is School


def test_columns_that_refer_name_a_list() -> None:
    """A column that holds ids says whose, and that list has ids."""
    for known in LISTS.values():
        for column in known.columns:
            assert column.to is None or LISTS[column.to].column("id")


def test_every_list_and_column_says_what_it_is() -> None:
    """The manual is made from the schema, so nothing in it is without words."""
    assert all(known.says and all(column.says for column in known.columns) for known in LISTS.values())


def test_a_column_knows_what_it_requires_and_what_nothing_means() -> None:
    """Required, default and the meaning of an empty cell come from the record."""
    level, kind = LISTS["schools"].column("level"), LISTS["courses"].column("kind")
    assert level and kind
    assert level.required
    assert (kind.required, kind.default, kind.choices) == (False, "unknown", KINDS_OF_COURSE)
    first = LISTS["employments"].column("from")
    assert first and (first.field, first.required, first.null) == ("from_", False, "always")


def test_a_column_may_be_empty_although_the_record_asks_for_it() -> None:
    """A record names an unknown day in so many words; a file leaves the cell empty."""
    column = LISTS["certificates"].column("completed_on")
    assert column and not column.required
    assert dataclasses.fields(Certificate)[2].default is dataclasses.MISSING


def test_headings_are_known_whatever_their_case_and_spaces() -> None:
    """`Completed on`, `COMPLETED-ON` and ` completed_on ` mean one column."""
    known = LISTS["completions"]
    for heading in ("Completed on", "COMPLETED-ON", " completed_on ", "completed  on"):
        assert known.column(heading) is known.column("completed_on")
    assert known.column("completed") is None
    assert folded("Contact Days") == "contact_days"
