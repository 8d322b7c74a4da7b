"""Whose answers change under an amendment or another reading."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256

from tests.raw import register_of
from tests.slow.small import register

from hallpass.days import Span
from hallpass.impact import impact
from hallpass.packs import read_pack
from hallpass.policy.load import load_policy
from hallpass.rules.law import Law

POLICY = load_policy(read_pack())
FIRST, LAST = date(2026, 9, 1), date(2027, 6, 30)


def test_another_reading_is_told_with_its_days() -> None:
    """A completion on the first day counts or does not: one officer, one day."""
    kept = register_of(register("regular 2026-09-01.., done full 2026-09-01"))
    found = impact(kept, Law(POLICY), Law(POLICY, {"same_day_completion": "late"}), FIRST, LAST)
    (changed,) = found.changed
    (difference,) = changed.differences
    assert difference.days == Span(FIRST, FIRST)
    assert (difference.before.due, difference.after.due) == (None, date(2026, 8, 31))
    assert changed.standing_changes
    assert found.moves == {("cleared", "not_cleared"): 1}
    assert found.officers == 1


def test_an_amendment_changes_answers_from_its_day_on() -> None:
    """An amendment of one number that takes effect on a day leaves the days before it alone."""
    files = read_pack()
    text = files["policy.md"]
    amended = text.replace("2024-10-01", "2027-01-01").replace("60 days", "40 days")
    assert amended != text
    files["adopted-2027.txt"] = files["adopted.txt"].replace("fewer than 60 student", "fewer than 40 student")
    amended = amended.replace("fewer than 60 student", "fewer than 40 student").replace(
        "adopted.txt", "adopted-2027.txt"
    )
    files["amendment.md"] = with_hash_of(amended, files["adopted-2027.txt"])
    kept = register_of(
        register("substitute 2026-09-01.., policy v1 2025-08-15, review v1 2025-09-01, listed 2026-09-01 x45")
    )
    found = impact(kept, Law(POLICY), Law(load_policy(files)), FIRST, LAST)
    (changed,) = found.changed
    assert changed.differences[0].days.first == date(2027, 1, 1)
    assert found.moves == {("excused", "not_cleared"): 1}


def with_hash_of(pack: str, text: str) -> str:
    """The pack with the hash of its amended text."""
    folded = " ".join(text.split())
    return re.sub(r"\| sha256 \| \w+ \|", f"| sha256 | {sha256(folded.encode()).hexdigest()} |", pack)


def test_nothing_changes_under_the_same_law() -> None:
    """The same policy and readings change nobody."""
    kept = register_of(register("regular 2026-09-01.. unable"))
    found = impact(kept, Law(POLICY), Law(POLICY), FIRST, LAST)
    assert found.changed == ()
    assert found.moves == {}


def test_other_duties_of_a_contract_are_a_change_too() -> None:
    """An amendment that lists fewer duties makes a defective contract conform; no standing changes."""
    files = read_pack()
    fewer = files["policy.md"].replace("4.1.6; 4.1.7 |", "4.1.6 |")
    files["policy.md"] = fewer.replace(
        "> enforcement of criminal laws.",
        "> enforcement of criminal laws.\n\nNot encoded because it is left to the parties.",
    )
    raw = register("regular 2026-09-01.., done full 2025-08-20")
    raw["contracts"][0]["duties"].remove("4.1.7")
    found = impact(register_of(raw), Law(POLICY), Law(load_policy(files)), FIRST, LAST)
    (changed,) = found.changed
    assert not changed.standing_changes
    assert found.moves == {}
    assert [item.before.places[0].lacking for item in changed.differences] == [("4.1.7",)]
    assert [item.after.places[0].contract_state for item in changed.differences] == ["covered"]
