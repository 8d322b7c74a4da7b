"""May this officer serve here on this day: one word for each assignment."""

from __future__ import annotations

import pytest
from tests.rules.told import D, olive

from hallpass.rules.day import Day
from hallpass.rules.serving import Serving, serving_on
from hallpass.rules.standing import standing_on


def serving(on: str, **facts: object) -> tuple[Serving, ...]:
    """The assignments active on a day."""
    record, day = olive(**facts), Day(D(on))
    return serving_on(record, day, standing_on(record, day))


TRAINED = {"regular": "2025-09-02..", "completed": "full 2025-08-20"}


@pytest.mark.parametrize(
    ("facts", "row", "word"),
    [
        ({**TRAINED, "regular": "2025-09-02.., at College"}, "M1", "outside"),
        ({"regular": "2025-09-02.."}, "M3", "no"),
        ({**TRAINED, "completed": "full unknown"}, "M4", "unknown"),
        ({**TRAINED, "contracts": []}, "M5", "no_contract"),
        ({**TRAINED, "contracts": "main, unread"}, "M6", "unknown"),
        ({**TRAINED, "contracts": "main, lacks 4.1.1"}, "M7", "yes"),
        (TRAINED, "M7", "yes"),
    ],
)
def test_the_first_word_that_fits(facts: dict[str, object], row: str, word: str) -> None:
    """Scope, then the standing, then the contract."""
    [one] = serving("2025-10-01", **facts)
    assert (one.row.id, one.may_serve) == (row, word)


def test_before_the_law_every_assignment_is_outside() -> None:
    """Nobody is asked for training yet."""
    [one] = serving("2025-08-31", **{**TRAINED, "regular": "2024-09-03.."})
    assert (one.row.id, one.may_serve, one.in_scope) == ("M2", "outside", True)


def test_assignments_active_on_the_day_alone() -> None:
    """Those out of scope too, in the file's order; none while the officer is employed by nobody."""
    told = {
        "regular": [
            "2025-10-02..",
            "2025-09-02..2025-10-01",
            "2025-10-01..2025-10-01, outside",
            "2025-09-02..2025-09-30",
        ]
    }
    found = serving("2025-10-01", **told)
    assert [(one.assignment.id, one.in_scope, one.cover.state) for one in found] == [
        ("a2", True, "covered"),
        ("a3", False, "out_of_scope"),
    ]
    assert serving("2025-10-01", **told, employed="Police 2025-10-02..") == ()
