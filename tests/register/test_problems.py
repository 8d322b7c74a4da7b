"""Problems and the words that place them."""

from __future__ import annotations

from hallpass.register.problems import Problem, Problems, place


def test_a_problem_names_place_value_and_expectation() -> None:
    """One line says where it stands, what stands there and what was expected."""
    problem = Problem("schools", 3, "level", '"High"', "one of elementary, middle")
    assert str(problem) == 'schools, row 3, level: "High"; expected one of elementary, middle'


def test_a_problem_may_be_of_a_row_or_of_a_whole_list() -> None:
    """Where there is no row or no column, none is named."""
    assert str(Problem("schools", 3, None, "5", "a row")) == "schools, row 3: 5; expected a row"
    assert str(Problem("schools", None, None, "5", "a list")) == "schools: 5; expected a list"


def test_problems_are_gathered_in_order() -> None:
    """Reading goes on after a problem, and all of them are kept."""
    problems = Problems()
    assert not problems
    problems.add("schools", 1, "id", None, "an id")
    problems.add("schools", 2, "name", 5, "text")
    assert len(problems) == 2
    assert [(one.row, one.value) for one in problems] == [(1, "nothing"), (2, "5")]


def test_many_rows_are_named_by_the_first_few() -> None:
    """A message stays one line however many rows it is about."""
    assert place("absences", (4,), None) == "absences, row 4"
    assert place("absences", (4, 9), "to") == "absences, rows 4 and 9, to"
    assert place("absences", (1, 2, 3, 4, 5), None) == "absences, rows 1, 2, 3, 4 and 5"
    assert place("absences", range(1, 1_300), None) == "absences, rows 1, 2, 3, 4, 5 and 1,294 more"
