"""Trying things on a small copy of the register."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.policy.edits import amended
from tests.rules.told import olive, setting

from hallpass.explain.trying import Trials, law_under, outcome_of
from hallpass.register.edits import Edit
from hallpass.register.records import Completion
from hallpass.rules.day import Day
from hallpass.rules.serving import serving_on
from hallpass.rules.standing import standing_on

NOV = date(2026, 11, 23)


def trials(**facts: Any) -> Trials:
    """Trials on the day for an officer of whom these facts are told."""
    return Trials(olive(**facts), NOV)


def test_nothing_tried_is_the_answer_itself() -> None:
    """The small copy answers as the whole register does."""
    record = olive(regular="2026-09-01.., employer unable", agency_policy="v1 2026-06-15")
    standing = standing_on(record, Day(NOV))
    assert Trials(record, NOV).after(()) == outcome_of(standing, serving_on(record, Day(NOV), standing))


def test_an_edit_is_tried_without_a_trace() -> None:
    """The answer is another one while it is tried, and the same again after."""
    tried = trials(regular="2026-09-01..")
    before = tried.after(())
    done = Edit("completions", None, Completion("Olive", "full", date(2026, 8, 12)))
    assert (tried.after((done,)).standing, dict(tried.after((done,)).serves)) == ("cleared", {"a1": "yes"})
    assert tried.after(()) == before


def test_a_reading_is_tried_beside_those_that_are_set() -> None:
    """The other readings stay as they are."""
    record = olive({"same_day_completion": "late"}, regular="2026-11-23..", completed="full 2026-11-23")
    tried = Trials(record, NOV)
    assert tried.after(()).standing == "not_cleared"
    assert tried.under("same_day_completion", "in_time").standing == "cleared"
    assert tried.under("incumbents", "from_assumption").standing == "not_cleared"


def test_a_law_under_a_reading_is_made_once() -> None:
    """Asked again, the same law comes back."""
    law = setting(regular="2026-09-01..").law
    version = law.policy.versions[0]
    assert law_under(law, version, "day_sixty", "exempt") is law_under(law, version, "day_sixty", "exempt")
    assert law_under(law, version, "day_sixty", "exempt").readings["day_sixty"] == "exempt"


def test_a_reading_that_an_amendment_adds_is_tried_under_the_amendment_alone() -> None:
    """A value that an earlier version does not know is no hindrance."""
    policy = amended(
        takes_effect="2026-07-01",
        text=("fewer than 60 student contact days", "fewer than 60 school contact days"),
        document=(
            (
                "| day_sixty | exempt | The sixtieth day",
                "| day_sixty | open | It is not said. |\n| day_sixty | exempt | The sixtieth day",
            ),
        ),
    )
    record = setting(None, policy, substitute="2026-09-01..", served="60 days from 2026-09-01").officer("Olive")
    on_the_sixtieth = Trials(record, date(2026, 10, 30))
    assert on_the_sixtieth.under("day_sixty", "open") == on_the_sixtieth.after(())
    assert on_the_sixtieth.under("day_sixty", "exempt").standing == "excused"


def test_only_contracts_that_can_matter_are_carried_along() -> None:
    """Those between the officer's employers and the districts of the officer's schools."""
    assert [row.id for row in trials(regular="2026-09-01..").small.contracts] == ["Police District"]
    moved = trials(employed=["Police ..2026-06-30", "Sheriff 2026-07-01.."], regular="2026-09-01.., at Academy")
    assert [row.id for row in moved.small.contracts] == ["Police Charter", "Sheriff Charter"]
