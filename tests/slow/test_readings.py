"""Each reading's other value, by cases worked by hand; where two days are given, the reading turns between them."""

from __future__ import annotations

import pytest
from tests.slow.evaluate import standing
from tests.slow.readings import READINGS, chosen
from tests.slow.small import Case, cases, register

OTHERWISE = """
same_day_completion=late: regular 2026-01-05.., done full 2026-01-05
    2026-01-05 not_cleared R8 5.1 2026-01-04
    2026-01-06 cleared R1 5.1 -
same_day_completion=late: regular 2024-09-03.., done full 2025-09-01
    2025-09-01 not_cleared R8 5.1 2025-08-31
same_day_completion=late: regular 2025-09-02.., done ssc 2020-01-06, done supp 2025-09-02
    2025-09-02 cleared_until R3 5.2 2027-05-31
same_day_completion=late: regular 2026-01-05.., done full 2026-01-05, done full 2026-01-04
    2026-01-05 cleared R1 5.1 -
same_day_completion=late: substitute 2025-07-01.., listed 2025-09-02 x60, done full 2025-10-31
    2025-10-31 not_cleared R8 5.1 2025-10-30
    2025-11-01 cleared S1 5.1 -
same_day_completion=late: substitute 2025-07-01.., done full 2025-10-31
    2025-10-31 cleared S1 5.1 -
deadline_on_weekend=next_working_day: regular 2025-09-01.. unable
    2026-03-02 cleared_until R5 5.3 2026-03-02
    2026-03-03 not_cleared R7 5.3 2026-03-02
deadline_on_weekend=next_working_day: regular 2026-01-03.. unable
    2026-07-06 cleared_until R5 5.3 2026-07-06
deadline_on_weekend=next_working_day: regular 2026-07-01.. unable
    2027-01-04 cleared_until R5 5.3 2027-01-04
deadline_on_weekend=next_working_day: regular 2027-01-05.. unable
    2027-07-06 cleared_until R5 5.3 2027-07-06
deadline_on_weekend=next_working_day: regular 2024-09-03.., done ssc 2020-01-06
    2027-06-01 not_cleared R4 5.2 2027-05-31
incumbents=from_assumption: regular 2024-09-03..
    2025-09-01 not_cleared R8 5.1 2024-09-02
incumbents=from_assumption: regular 2025-04-01.. unable
    2025-10-01 cleared_until R5 5.3 2025-10-01
    2025-10-02 not_cleared R7 5.3 2025-10-01
return_after_break=never: regular 2025-09-02..2026-06-30 unable, regular 2027-07-01.. unable
    2027-07-01 not_cleared R7 5.3 2026-03-02
return_after_break=never: regular 2025-09-02.. unable, job PD ..2025-12-31, job SO 2026-01-01..
    2026-01-15 cleared_until R5 5.3 2026-07-01
new_employer=continues: regular 2025-09-02.. unable, job PD ..2025-12-31, job SO 2026-01-01..
    2026-03-02 cleared_until R5 5.3 2026-03-02
    2026-03-03 not_cleared R7 5.3 2026-03-02
new_employer=continues: regular 2025-09-02.. unable, policy v1 2025-08-15, job PD ..2025-12-31, job SO 2026-01-01..
    2026-01-15 not_cleared R6 5.3 2026-03-02
new_employer=continues: regular 2025-09-02..2026-06-30 unable, regular 2027-07-01.. unable,
        job PD ..2026-12-31, job SO 2027-01-01..
    2027-07-01 cleared_until R5 5.3 2028-01-01
day_sixty=exempt: substitute 2025-07-01.., listed 2025-09-02 x60
    2025-10-31 excused S2 5.4 -
    2025-11-01 not_cleared R8 5.1 2025-10-30
after_day_sixty=from_first_day: substitute 2025-07-01.. unable, listed 2025-09-02 x60
    2025-10-30 excused S2 5.4 -
    2025-10-31 cleared_until R5 5.3 2026-03-02
    2026-03-03 not_cleared R7 5.3 2026-03-02
after_day_sixty=from_first_day: substitute 2025-07-01.., listed 2025-07-01 x62
    2025-09-05 not_cleared R8 5.1 2025-08-31
sixty_planned=never_exempt: substitute 2025-07-01.., listed 2025-09-02 x60
    2025-09-02 not_cleared R8 5.1 2025-09-01
    2025-11-15 not_cleared R8 5.1 2025-10-30
sixty_planned=never_exempt: substitute 2025-07-01.., listed 2025-09-02 x59
    2025-09-02 excused S2 5.4 -
e_learning_day=does_not_count: substitute 2025-07-01.., listed 2025-09-02 x60, contact 2025-09-03 x59,
        e-learning 2025-09-02 x1
    2025-10-31 excused S2 5.4 -
    2025-11-01 not_cleared R8 5.1 2025-10-31
legacy_after_2027_06_01=gives_no_clearance: regular 2027-08-30.. unable, done ssc 2020-01-06
    2027-08-30 not_cleared R4 5.2 2027-05-31
return_after_break=never new_employer=continues: regular 2025-09-02..2026-06-30 unable, regular 2027-07-01..,
        job PD ..2026-12-31, job SO 2027-01-01..
    2027-07-01 not_cleared R7 5.3 2026-03-02
day_sixty=exempt sixty_planned=never_exempt: substitute 2025-07-01.., listed 2025-09-02 x60
    2025-09-02 not_cleared R8 5.1 2025-09-01
"""


def settings(text: str) -> dict[str, str]:
    """The readings named in a line."""
    return dict(part.split("=", maxsplit=1) for part in text.split())


@pytest.mark.parametrize("case", cases(OTHERWISE), ids=lambda case: f"{case[0]}, {case[2]}")
def test_another_reading(case: Case) -> None:
    """Under another reading another row decides, or another due."""
    readings, facts, day, expected = case
    answer = standing(register(facts), "o", day, settings(readings))
    assert " ".join(answer[column] or "-" for column in ("standing", "row", "governed_by", "due")) == expected


def test_every_other_value_has_a_case() -> None:
    """No reading's other value is left without a case."""
    shown = {item for case in cases(OTHERWISE) for item in settings(case[0]).items()}
    assert shown == {(name, value) for name, values in READINGS.items() for value in values[1:]}


def test_wrong_reading_is_refused() -> None:
    """A name or a value that no reading has is refused."""
    for wrong in ({"day_sixty": "maybe"}, {"day_61": "exempt"}):
        with pytest.raises(ValueError, match="expected one of"):
            chosen(wrong)
