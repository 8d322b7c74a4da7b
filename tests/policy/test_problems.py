"""Problems of a pack."""

from __future__ import annotations

import pytest

from hallpass.policy.problems import MOST, Enough, PackProblem, PackRefused, Problems, one_of


def test_a_problem_is_one_sentence_with_its_place() -> None:
    """File, line, what is wrong and what was expected stand in one line."""
    assert str(PackProblem("a.md", 3, "the row R9", "R8")) == "a.md, line 3: the row R9; expected: R8"


def test_a_refusal_lists_all_problems_once_in_order() -> None:
    """Problems come by file and line; one found twice is said once."""
    first, second = PackProblem("a.md", 2, "x", "y"), PackProblem("a.md", 11, "x", "y")
    refused = PackRefused([second, first, second])
    assert refused.problems == (first, second)
    assert str(refused) == f"{first}\n{second}"


def test_gathering_ends_where_it_helps_nobody() -> None:
    """After very many problems of one file, reading on is given up, and the last problem says so."""
    problems = Problems("a.md")
    with pytest.raises(Enough):
        for line in range(1, MOST + 2):
            problems.add(line, "x", "y")
    assert [one.line for one in problems.found] == [*range(1, MOST + 1), MOST]
    assert str(problems.found[-1]) == "a.md, line 100: 100 problems; expected: fewer; not all was looked at"


def test_the_nearest_word_comes_first() -> None:
    """Of the known words the one most like the given value is named first."""
    assert one_of(["agency", "district", "officer"], "oficer") == "one of officer, agency, district"
    assert one_of(["a", "b"]) == "one of a, b"
    assert one_of([]) == "nothing"
