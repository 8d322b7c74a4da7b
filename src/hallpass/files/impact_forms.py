"""Whose answers another law changes, as a JSON object and as sheets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from hallpass.files.differing import runs, serves_object, states_word
from hallpass.files.objects import days_object
from hallpass.files.sheets import Sheet, Value
from hallpass.impact import Changed, Impact
from hallpass.register.register import Register
from hallpass.rules.law import Law

FORMAT: Final = "hallpass-impact/1"
CHANGES: Final = (
    "officer",
    "name",
    "from",
    "to",
    "before",
    "before_standing",
    "before_paragraph",
    "before_due",
    "after",
    "after_standing",
    "after_paragraph",
    "after_due",
)
MOVES: Final = ("from_standing", "to_standing", "officers")


def impact_object(found: Impact, now: Law, then: Law) -> dict[str, Any]:
    """Who changes, from what to what and when, as plain values."""
    return {
        "format": FORMAT,
        "policy": now.policy.id,
        "from": found.first.isoformat(),
        "to": found.last.isoformat(),
        "now": _law(now),
        "then": _law(then),
        "officers": found.officers,
        "changed": len(found.changed),
        "standing_changes": sum(one.standing_changes for one in found.changed),
        "moves": [{"from": before, "to": after, "officers": number} for (before, after), number in found.moves.items()],
        "changes": [
            {
                "officer": one.officer.id,
                "name": one.officer.name,
                "differences": [
                    {
                        **days_object(item.days),
                        "before": serves_object(item.before),
                        "after": serves_object(item.after),
                    }
                    for item in one.differences
                ],
            }
            for one in found.changed
        ],
    }


def _law(law: Law) -> dict[str, Any]:
    return {
        "versions": [version.takes_effect.isoformat() for version in law.policy.versions],
        "readings": dict(law.readings),
    }


def impact_sheets(found: Impact, register: Register, now: Law, then: Law) -> list[Sheet]:
    """Who changes as sheets; the first one is also the CSV form."""
    moves = tuple((before, after, number) for (before, after), number in found.moves.items())
    return [
        Sheet("changes", CHANGES, tuple(row for one in found.changed for row in _rows(one, register))),
        Sheet("moves", MOVES, moves),
        Sheet("about", ("name", "now", "then"), tuple(_about(found, now, then))),
    ]


def _rows(one: Changed, register: Register) -> Iterator[tuple[Value, ...]]:
    for run, before, after in runs(one.differences, register):
        for days in run.days:
            yield (
                one.officer.id,
                one.officer.name,
                *days,
                states_word(before),
                run.before.standing,
                run.before.paragraph,
                run.before.due,
                states_word(after),
                run.after.standing,
                run.after.paragraph,
                run.after.due,
            )


def _about(found: Impact, now: Law, then: Law) -> Iterator[tuple[Value, ...]]:
    yield "from", found.first, found.first
    yield "to", found.last, found.last
    yield "officers", found.officers, found.officers
    yield "versions", *("; ".join(str(one.takes_effect) for one in law.policy.versions) for law in (now, then))
    for name in dict.fromkeys([*now.readings, *then.readings]):
        yield name, now.readings.get(name), then.readings.get(name)
