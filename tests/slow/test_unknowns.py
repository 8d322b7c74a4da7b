"""Each kind of unknown, by cases worked by hand: when it leaves the standing open, and which facts are asked for.

Expected: standing, row, then the questions; `employer_unable:r1` names the assignment, and so on.
"""

from __future__ import annotations

from datetime import date

import pytest
from tests.slow.evaluate import standing
from tests.slow.small import Case, cases, register

UNKNOWN = """
could the employer provide the course: regular 2025-09-02.. unable?
    2025-09-02 unresolved R8 employer_unable:r1
    2026-03-02 unresolved R8 employer_unable:r1
    2026-03-03 not_cleared R8
the same, and the policy is not reviewed: regular 2025-09-02.. unable?, policy v1 2025-08-15
    2025-09-02 not_cleared R8
the same, nobody knows whether: regular 2025-09-02.. unable?, policy v1 2025-08-15, review v1 ?
    2025-09-02 unresolved R8 employer_unable:r1 reviewed_on:v1
one statement known suffices: regular 2025-09-02.. unable?, regular 2025-09-02.. unable @T
    2025-09-02 cleared_until R5
two statements unknown: regular 2025-09-02.. unable?, regular 2025-09-02.. unable? @T
    2025-09-02 unresolved R8 employer_unable:r1 employer_unable:r2
a statement that is not read: regular 2025-09-02.., regular 2025-10-01.. unable?
    2025-10-01 not_cleared R8
a statement out of scope: regular 2025-09-02.., regular 2025-09-02.. unable? @K
    2025-10-01 not_cleared R8
a substitute's statement: substitute 2025-07-01.. unable?, listed 2025-09-02 x60
    2025-10-30 excused S2
    2025-10-31 unresolved R8 employer_unable:s1
not in force yet: regular 2024-09-03.. unable?, done odd 2025-08-01, done full ?
    2025-08-31 not_in_force R0
    2025-09-01 unresolved R8 employer_unable:r1 course_kind:odd completed_on:full
upcoming: regular 2026-01-05.. unable?, done odd 2025-08-01
    2026-01-04 upcoming -
an early course of unknown kind: regular 2024-09-03.., done odd 2025-08-01
    2025-09-01 unresolved R8 course_kind:odd
    2027-06-01 unresolved R8 course_kind:odd
a later course of unknown kind: regular 2024-09-03.., done odd 2025-10-01
    2025-09-30 not_cleared R8
    2025-10-01 unresolved R8 course_kind:odd
already trained: regular 2024-09-03.., done full 2025-08-20, done odd 2025-08-01, done supp ?
    2025-09-01 cleared R1
all completions of one course have one kind: regular 2024-09-03.., done odd 2025-08-01, done odd 2025-10-01
    2025-10-01 unresolved R8 course_kind:odd
legacy, and the later one of unknown kind: regular 2024-09-03.., done ssc 2020-01-06, done odd 2025-10-01
    2025-09-30 cleared_until R3
    2025-10-01 unresolved R3 course_kind:odd
a substitute, excused or cleared: substitute 2025-07-01.., done odd 2025-08-01
    2025-09-01 unresolved S2 course_kind:odd
when was the full course completed: regular 2024-09-03.., done full ?
    2025-09-01 unresolved R8 completed_on:full
when was the legacy course completed: regular 2024-09-03.., done ssc ?
    2025-09-01 unresolved R8 completed_on:ssc
    2027-06-01 not_cleared R8
a supplement helps nobody who is not legacy: regular 2024-09-03.., done supp ?
    2025-09-01 not_cleared R8
a supplement of a legacy officer: regular 2024-09-03.., done ssc 2020-01-06, done supp ?
    2025-09-01 unresolved R3 completed_on:supp
a supplement, if the unknown kind is legacy: regular 2024-09-03.., done odd 2025-08-01, done supp ?
    2025-09-01 unresolved R8 course_kind:odd completed_on:supp
two rows of one course: regular 2024-09-03.., done full ?, done full ?
    2025-09-01 unresolved R8 completed_on:full
when was the policy reviewed: regular 2025-09-02.. unable, policy v1 2025-08-15, review v1 ?
    2025-09-02 unresolved R6 reviewed_on:v1
    2026-03-03 not_cleared R7
a review known suffices: regular 2025-09-02.. unable, policy v1 2025-08-15, review v1 ?, review v1 2025-09-02
    2025-09-02 cleared_until R5
a review of another version: substitute 2025-07-01.., policy v1 2025-08-15, policy v2 2025-08-20, review v1 ?
    2025-09-02 not_cleared S3
a substitute's review: substitute 2025-07-01.., policy v1 2025-08-15, review v1 ?
    2025-09-02 unresolved S3 reviewed_on:v1
"""


@pytest.mark.parametrize("case", cases(UNKNOWN), ids=lambda case: f"{case[0]}, {case[2]}")
def test_unknown(case: Case) -> None:
    """An unknown that can change the standing is asked for, and no other."""
    _, facts, day, expected = case
    answer = standing(register(facts), "o", day)
    asked = [":".join(question.values()) for question in answer["questions"]]
    assert " ".join([answer["standing"], answer["row"] or "-", *asked]) == expected


def test_unknown_day_of_a_course_not_yet_approved() -> None:
    """A day up to the one asked cannot train where the course was approved only later."""
    courses = [{"id": "new", "kind": "full", "approved_from": "2026-01-01"}]
    facts = register("regular 2025-09-02.., done new ?", courses=courses)
    assert standing(facts, "o", date(2025, 12, 31))["standing"] == "not_cleared"
    assert standing(facts, "o", date(2026, 1, 1))["questions"] == [{"fact": "completed_on", "course": "new"}]


def test_first_answer_stays() -> None:
    """Row, paragraph, due and excused duties stay those of the first answer."""
    answer = standing(register("regular 2025-09-02.. unable, policy v1 2025-08-15, review v1 ?"), "o", date(2025, 9, 2))
    assert (answer["governed_by"], answer["due"]) == ("5.3", "2026-03-02")
    assert answer["excused_duties"] == ["4.1.4", "4.1.5"]


def test_unknown_day_may_be_the_day_asked() -> None:
    """Read late, a completion on the first day leaves that day R8, yet an earlier unknown day would clear it."""
    facts = register("regular 2026-01-05.., done full ?")
    assert standing(facts, "o", date(2026, 1, 5), {"same_day_completion": "late"})["standing"] == "unresolved"
    courses = [{"id": "new", "kind": "full", "approved_from": "2026-01-05"}]
    facts = register("regular 2026-01-05.., done new ?", courses=courses)
    assert standing(facts, "o", date(2026, 1, 5), {"same_day_completion": "late"})["standing"] == "not_cleared"
    assert standing(facts, "o", date(2026, 1, 5))["standing"] == "unresolved"
