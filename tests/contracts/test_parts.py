"""The parts of a duty."""

from hallpass.contracts.parts import is_whole, parts_lacking, parts_named


def test_students_but_not_staff_is_a_part() -> None:
    """Teaching students alone is a part of 4.1.6, and what is lacking has a name."""
    students = parts_named("4.1.6", "teach students about the law")
    assert not is_whole("4.1.6", [students])
    assert parts_lacking("4.1.6", [students]) == ("staff",)


def test_clauses_together_make_the_whole() -> None:
    """One clause for students and one for staff are the whole duty."""
    named = [parts_named("4.1.6", "teach students"), parts_named("4.1.6", "advise teachers")]
    assert is_whole("4.1.6", named)


def test_everyone_names_all_people() -> None:
    """ "Everyone at the school" is students, staff and visitors."""
    assert is_whole("4.1.2", [parts_named("4.1.2", "protect everyone at the school from crime")])


def test_buildings_without_procedures_are_a_part() -> None:
    """4.1.5 asks for facilities and for protocols."""
    assert parts_lacking("4.1.5", [parts_named("4.1.5", "inspect doors and locks")]) == ("safety protocols",)


def test_nothing_said_lacks_everything() -> None:
    """Without a clause no duty is whole."""
    assert not is_whole("4.1.7", [])
