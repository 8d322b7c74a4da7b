"""Terms and rows."""

from __future__ import annotations

from tests.policy.edits import line_of, pack, problems, real, replaced

from hallpass.policy.expressions import ELSE


def test_a_row_says_all_that_follows_from_it() -> None:
    """A row has its condition and words, its standing, paragraph and due day, the duties excused and what is owed."""
    five = next(one for one in real().tables["regular"].rows if one.id == "R5")
    assert five.when.source == "employer_unable and day <= extension_ends and start_policy_reviewed_on <= day"
    assert (five.standing, five.paragraph, five.excused) == ("cleared_until", "5.3", ("4.1.4", "4.1.5"))
    assert five.due is not None and five.due.source == "extension_ends"
    assert five.owes == ("complete_training",)
    assert five.says.startswith("The employer could not provide the course")
    assert five.line == five.when.line == five.due.line == line_of("| R5 |", pack())


def test_the_last_row_of_each_table_takes_what_is_left() -> None:
    """Each table answers every question."""
    assert [table.rows[-1].when.source for table in real().tables.values()] == [ELSE] * 3


def test_a_row_hands_on_to_the_rows_named() -> None:
    """S4 names the rows of the regular table that decide in its place."""
    last = real().tables["substitute"].rows[-1]
    assert last.as_rows == ("R3", "R4", "R5", "R6", "R7", "R8")
    assert [one.id for one in real().rows("substitute")] == ["S0", "S1", "S1", "S2", "S3", *last.as_rows]


def test_the_answers_of_may_serve_stand_where_standings_do() -> None:
    """The rows of may_serve give one of the five words, a paragraph or none, and nothing else."""
    rows = real().tables["may_serve"].rows
    assert [(one.standing, one.paragraph) for one in rows] == [
        ("outside", "3.2"),
        ("outside", ""),
        ("no", ""),
        ("unknown", ""),
        ("no_contract", "3.2"),
        ("unknown", "2"),
        ("yes", ""),
    ]
    assert all(one.due is None and one.excused == one.owes == () for one in rows)


def test_a_term_may_use_those_before_it_alone() -> None:
    """A term that names itself or a later one is refused: terms have no circles."""
    for name in ("extension_ends", "exempt"):
        files = replaced("| extension_ends | `", f"| extension_ends | `clock_on if {name} == clock_on else ")
        found = [one.what for one in problems(files) if one.line == line_of("| extension_ends | `", files)]
        assert found and f"the unknown name '{name}'" in found[0]


def test_a_refused_name_is_one_problem() -> None:
    """Rows that use a term or a list which is wrong are not refused for it."""
    files = replaced("| extension_ends | `", "| extension_ends | `day if legacy else ")
    assert [one.line for one in problems(files)] == [line_of("| extension_ends | `", files)]
    files = replaced("| excused_duties | 4.1.4; 4.1.5 |", "| excused_duties | 4.1.4; 4.1.4 |")
    assert [one.line for one in problems(files)] == [line_of("| excused_duties | 4.1.4", files)]


def test_two_lines_of_one_row_differ_in_paragraph() -> None:
    """A row may be split over neighbors under two paragraphs, and over nothing else."""
    files = replaced("| cleared | 5.2 | – | – | – |\n| S2", "| cleared | 5.1 | – | – | – |\n| S2")
    assert [found.what for found in problems(files)] == ["the row S1 a second time"]
    files = replaced("| S3 | `exempt`", "| S1 | `exempt`")
    assert [found.what for found in problems(files)] == ["the row S1 a second time"]


def test_too_many_rows_are_refused() -> None:
    """A table has its limit."""
    line = '| M2 | `standing == "not_in_force"` |'
    rows = "".join(f"| X{number} | `not in_scope` | Text | outside | – |\n" for number in range(60))
    assert "too many rows" in [one.what for one in problems(replaced(line, rows + line))]
