"""Every row of both tables, by cases worked by hand from the policy's meaning.

A line tells a life; the lines under it name a day and the standing, row, paragraph and due on it.
"""

from __future__ import annotations

import pytest
from tests.slow.evaluate import standing
from tests.slow.small import Case, cases, register

REGULAR = """
R0, R8 and the first day of 5.1: regular 2024-09-03..
    2024-09-02 upcoming - - -
    2025-08-31 not_in_force R0 5.1 -
    2025-09-01 not_cleared R8 5.1 2025-08-31
    2029-01-01 not_cleared R8 5.1 2025-08-31
R8 for a new officer: regular 2026-01-05..2026-03-01
    2026-01-04 upcoming - - -
    2026-03-01 not_cleared R8 5.1 2026-01-04
    2026-03-02 not_serving - - -
R1: regular 2024-09-03.., done full 2025-08-20
    2025-09-01 cleared R1 5.1 -
R1 on the first day: regular 2025-09-02.., done full 2025-09-02
    2025-09-02 cleared R1 5.1 -
R1 in the end: regular 2024-09-03.., done full 2026-02-10
    2026-02-09 not_cleared R8 5.1 2025-08-31
    2026-02-10 cleared R1 5.1 -
completed the day before the approval: regular 2024-09-03.., done full 2025-01-31
    2025-09-01 not_cleared R8 5.1 2025-08-31
completed on the first approved day: regular 2024-09-03.., done full 2025-02-01
    2025-09-01 cleared R1 5.1 -
completed on the last approved day: regular 2024-09-03.., done full 2027-12-31
    2028-01-01 cleared R1 5.1 -
completed the day after: regular 2024-09-03.., done full 2028-01-01
    2028-01-01 not_cleared R8 5.1 2025-08-31
R2: regular 2024-09-03.., done ssc 2021-06-11, done supp 2026-05-01
    2026-04-30 cleared_until R3 5.2 2027-05-31
    2026-05-01 cleared R2 5.2 -
R2 with the supplement before the legacy course: regular 2024-09-03.., done supp 2025-03-01, done nasro 2025-08-31
    2025-09-01 cleared R2 5.2 -
R2 before the full one: regular 2024-09-03.., done ssc 2021-06-11, done full 2025-10-01, done supp 2025-09-15
    2025-10-02 cleared R2 5.2 -
R1 on a tie: regular 2024-09-03.., done ssc 2021-06-11, done supp 2025-10-01, done full 2025-10-01
    2025-10-02 cleared R1 5.1 -
a supplement alone: regular 2024-09-03.., done supp 2025-08-20
    2025-09-01 not_cleared R8 5.1 2025-08-31
R3 and R4, legacy though never approved: regular 2024-09-03.., done ssc 2025-08-31
    2027-05-31 cleared_until R3 5.2 2027-05-31
    2027-06-01 not_cleared R4 5.2 2027-05-31
R3 for a single day: regular 2027-05-31.., done nasro 2025-08-31
    2027-05-31 cleared_until R3 5.2 2027-05-31
    2027-06-01 not_cleared R4 5.2 2027-05-31
legacy a day too late: regular 2024-09-03.., done ssc 2025-09-01
    2025-09-01 not_cleared R8 5.1 2025-08-31
legacy, but the clock begins too late: regular 2027-06-01.., done ssc 2021-06-11
    2027-06-01 not_cleared R8 5.1 2027-05-31
the same, and the employer was unable: regular 2027-06-01.. unable, done ssc 2021-06-11
    2027-06-01 cleared_until R5 5.3 2027-12-01
R5 and R7 without a policy: regular 2025-09-02.. unable
    2025-09-02 cleared_until R5 5.3 2026-03-02
    2026-03-02 cleared_until R5 5.3 2026-03-02
    2026-03-03 not_cleared R7 5.3 2026-03-02
R5 from the end of a month: regular 2026-08-31.. unable
    2027-02-28 cleared_until R5 5.3 2027-02-28
    2027-03-01 not_cleared R7 5.3 2027-02-28
R5 in a leap year: regular 2027-08-31.. unable
    2028-02-29 cleared_until R5 5.3 2028-02-29
R5 for one who served before: regular 2024-09-03.. unable
    2026-03-01 cleared_until R5 5.3 2026-03-01
R6 until the review, R7 whatever it is: regular 2025-09-02.. unable, policy v1 2025-08-15, review v1 2025-09-03
    2025-09-02 not_cleared R6 5.3 2026-03-02
    2025-09-03 cleared_until R5 5.3 2026-03-02
    2026-03-03 not_cleared R7 5.3 2026-03-02
R6 with a later version: regular 2025-09-02.. unable, policy v1 2025-08-15, policy v2 2025-10-01, review v2 2025-10-02
    2025-11-03 not_cleared R6 5.3 2026-03-02
R6, the later row: regular 2025-09-02.. unable, policy v2 2025-08-15, policy v1 2025-08-15, review v2 2025-09-01
    2025-11-03 not_cleared R6 5.3 2026-03-02
R5, the later row: regular 2025-09-02.. unable, policy v2 2025-08-15, policy v1 2025-08-15, review v1 2025-09-01
    2025-11-03 cleared_until R5 5.3 2026-03-02
R5, no version in force on the clock: regular 2025-09-02.. unable, policy v1 2025-09-03
    2025-11-03 cleared_until R5 5.3 2026-03-02
R5, another agency's policy: regular 2025-09-02.. unable, policy v1 2025-08-15 SO
    2025-11-03 cleared_until R5 5.3 2026-03-02
one statement suffices: regular 2025-09-02.., regular 2025-09-02.. unable @T
    2025-11-03 cleared_until R5 5.3 2026-03-02
a statement that is not read: regular 2025-09-02..2025-10-31, regular 2025-11-01.. unable
    2025-11-03 not_cleared R8 5.1 2025-09-01
a change of school: regular 2025-09-02..2025-10-31 unable, regular 2025-11-01.. @T
    2025-11-03 cleared_until R5 5.3 2026-03-02
a summer joins: regular 2025-09-02..2026-06-05 unable, regular 2026-09-01.. unable
    2026-09-01 not_cleared R7 5.3 2026-03-02
a whole school year away: regular 2025-09-02..2026-06-30 unable, regular 2027-07-01.. unable
    2027-07-01 cleared_until R5 5.3 2028-01-01
a day less at its start: regular 2025-09-02..2026-07-01 unable, regular 2027-07-01.. unable
    2027-07-01 not_cleared R7 5.3 2026-03-02
a day less at its end: regular 2025-09-02..2026-06-30 unable, regular 2027-06-30.. unable
    2027-06-30 not_cleared R7 5.3 2026-03-02
a transfer: regular 2025-09-02.. unable, job PD ..2025-12-31, job SO 2026-01-01..
    2025-12-31 cleared_until R5 5.3 2026-03-02
    2026-01-01 cleared_until R5 5.3 2026-07-01
back within the year: regular 2025-09-02.. unable, job PD ..2025-12-31, job SO 2026-01-01..2026-03-31,
        job PD 2026-04-01..
    2026-03-31 cleared_until R5 5.3 2026-07-01
    2026-04-01 not_cleared R7 5.3 2026-03-02
the clock is not begun elsewhere: regular 2024-09-03.., job PD ..2025-08-31, job SO 2025-09-01..2025-12-31,
        job PD 2026-01-01..
    2025-12-31 not_cleared R8 5.1 2025-08-31
    2026-01-01 not_cleared R8 5.1 2025-12-31
out of scope decides nothing: regular 2025-09-02..2026-01-31 unable @K, regular 2026-01-05..2026-01-31
    2026-01-04 upcoming - - -
    2026-01-05 not_cleared R8 5.1 2026-01-04
regular service comes first: regular 2025-09-02..2025-09-30, substitute 2025-09-01..
    2025-09-01 excused S2 5.4 -
    2025-09-02 not_cleared R8 5.1 2025-09-01
employed for a part of it: regular 2024-09-03.., job PD 2026-02-01..2026-03-31
    2026-01-31 upcoming - - -
    2026-02-01 not_cleared R8 5.1 2026-01-31
    2026-04-01 not_serving - - -
outside the instructional day: regular 2025-09-02.. off
    2025-10-01 not_serving - - -
a school that the register lacks: regular 2025-09-02.. @X
    2025-10-01 not_serving - - -
a course that the register lacks: regular 2025-09-02.., done gone 2025-08-20
    2025-10-01 not_cleared R8 5.1 2025-09-01
"""

SUBSTITUTE = """
S0: substitute 2025-07-01..
    2025-06-30 upcoming - - -
    2025-08-31 not_in_force S0 5.4 -
    2025-09-01 excused S2 5.4 -
S1 by a full course: substitute 2025-07-01.., done full 2025-09-03
    2025-09-02 excused S2 5.4 -
    2025-09-03 cleared S1 5.1 -
S1 by a supplement: substitute 2025-07-01.., done ssc 2020-01-06, done supp 2025-09-01
    2025-09-01 cleared S1 5.2 -
S3, then S2: substitute 2025-07-01.., policy v1 2025-08-15, review v1 2025-09-02
    2025-09-01 not_cleared S3 5.4 -
    2025-09-02 excused S2 5.4 -
S3 for a legacy officer: substitute 2025-07-01.., policy v1 2025-08-15, done ssc 2020-01-06
    2025-09-01 not_cleared S3 5.4 -
S3 after a new version: substitute 2025-07-01.., policy v1 2025-08-15, policy v2 2025-10-01, review v1 2025-09-01
    2025-09-30 excused S2 5.4 -
    2025-10-01 not_cleared S3 5.4 -
S3 with a new employer: substitute 2025-07-01.., policy v1 2025-08-15 SO, job PD ..2025-12-31, job SO 2026-01-01..
    2025-12-31 excused S2 5.4 -
    2026-01-01 not_cleared S3 5.4 -
S4 from the sixtieth day: substitute 2025-07-01.., listed 2025-09-02 x60
    2025-10-30 excused S2 5.4 -
    2025-10-31 not_cleared R8 5.1 2025-10-30
    2026-06-30 not_cleared R8 5.1 2025-10-30
    2026-07-01 excused S2 5.4 -
S4 though the sixtieth is not listed: substitute 2025-07-01.., listed 2025-09-02 x59
    2025-10-30 excused S2 5.4 -
    2025-10-31 not_cleared R8 5.1 2025-10-30
    2025-11-15 not_cleared R8 5.1 2025-11-14
S4 never before 5.1: substitute 2025-07-01.., listed 2025-07-01 x62
    2025-08-31 not_in_force S0 5.4 -
    2025-09-05 not_cleared R8 5.1 2025-08-31
a day that is no contact day: substitute 2025-07-01.., listed 2025-09-02 x60, contact 2025-09-02 x5,
        contact 2025-09-08 x54
    2025-10-31 excused S2 5.4 -
    2025-11-01 not_cleared R8 5.1 2025-10-31
a calendar of another school year: substitute 2025-07-01.., listed 2025-09-02 x60, contact 2026-09-02 x9
    2025-10-31 not_cleared R8 5.1 2025-10-30
two schools on one day: substitute 2025-07-01.., listed 2025-09-02 x58, listed 2025-09-02 x30 @T
    2025-10-31 excused S2 5.4 -
a school of any level: substitute 2025-07-01.., listed 2025-09-02 x60 @K
    2025-10-31 not_cleared R8 5.1 2025-10-30
days outside the assignment: substitute 2025-11-01.., listed 2025-09-02 x60
    2025-11-01 not_cleared R8 5.1 2025-10-30
S4 as R3 and R4: substitute 2025-07-01.., listed 2027-04-02 x60, done ssc 2020-01-06
    2027-05-31 cleared_until R3 5.2 2027-05-31
    2027-06-01 not_cleared R4 5.2 2027-05-31
S4 as R5 and R7: substitute 2025-07-01.. unable, listed 2025-09-02 x60
    2025-10-30 excused S2 5.4 -
    2025-11-15 cleared_until R5 5.3 2026-04-30
    2026-05-01 not_cleared R7 5.3 2026-04-30
S4 as R6: substitute 2025-07-01.. unable, listed 2025-09-02 x60, policy v1 2025-08-15, policy v2 2025-11-01,
        review v1 2025-11-16
    2025-11-15 not_cleared R6 5.3 2026-04-30
    2025-11-16 cleared_until R5 5.3 2026-04-30
S4 reads the statement of the day: substitute 2025-07-01..2025-10-31 unable, substitute 2025-11-01..,
        listed 2025-09-02 x60
    2025-10-31 cleared_until R5 5.3 2026-04-30
    2025-11-15 not_cleared R8 5.1 2025-10-30
"""


def named(case: Case) -> str:
    """The name of a case in the test's output."""
    return f"{case[0]}, {case[2]}"


@pytest.mark.parametrize("case", cases(REGULAR) + cases(SUBSTITUTE), ids=named)
def test_row(case: Case) -> None:
    """The first row that fits decides, with its paragraph and due."""
    _, facts, day, expected = case
    answer = standing(register(facts), "o", day)
    assert " ".join(answer[column] or "-" for column in ("standing", "row", "governed_by", "due")) == expected


@pytest.mark.parametrize("case", cases(REGULAR) + cases(SUBSTITUTE), ids=named)
def test_excused_duties(case: Case) -> None:
    """Safety drills and vulnerabilities are excused in R5 to R7, S2 and S3, and in no other row."""
    _, facts, day, _ = case
    answer = standing(register(facts), "o", day)
    excused = ["4.1.4", "4.1.5"] if answer["row"] in ("R5", "R6", "R7", "S2", "S3") else []
    assert answer["excused_duties"] == excused
