"""What assumptions would change, as a JSON object and as sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from hallpass.files.differing import runs, serves_object, states_word
from hallpass.files.objects import days_object
from hallpass.files.sheets import Sheet, Value
from hallpass.register.faults import Fault
from hallpass.whatif import OfficerDifference, WhatIf
from hallpass.whatif.terms import Terms, terms_on

FORMAT: Final = "hallpass-whatif/1"
DIFFERENCES: Final = (
    "officer",
    "name",
    "from",
    "to",
    "before",
    "before_standing",
    "before_paragraph",
    "after",
    "after_standing",
    "after_paragraph",
    "after_due",
    "after_excused_duties",
    "clock_on",
    "agency_policy",
    "signed",
    "signed_on",
)
SCHOOLS: Final = ("school", "name", "from", "to", "before_gaps", "after_gaps")
ASSUMED: Final = ("assumption",)
UNCHANGED: Final = ("officer", "name")


def whatif_object(found: WhatIf, assumed: Sequence[str], faults: Sequence[Fault]) -> dict[str, Any]:
    """The difference, officer by officer, as plain values."""
    return {
        "format": FORMAT,
        "policy": found.now.law.policy.id,
        "readings": dict(found.now.law.readings),
        "from": found.first.isoformat(),
        "to": found.last.isoformat(),
        "assumed": list(assumed),
        "faults": [str(fault) for fault in faults],
        "officers": [
            {"officer": one.officer.id, "name": one.officer.name, "differences": list(_differences(one, found))}
            for one in found.officers
        ],
        "unchanged": [officer.id for officer in found.unchanged],
        "schools": [
            {
                "school": one.school.id,
                "name": one.school.name,
                "differences": [
                    {**days_object(item.days), "before": _gaps(item.before), "after": _gaps(item.after)}
                    for item in one.differences
                ],
            }
            for one in found.schools
        ],
    }


def _differences(one: OfficerDifference, found: WhatIf) -> Iterator[dict[str, Any]]:
    for item in one.differences:
        terms = terms_on(found.then.officer(one.officer.id), item.days.first)
        after = {**serves_object(item.after), **_terms(terms)}
        yield {**days_object(item.days), "before": serves_object(item.before), "after": after}


def _terms(terms: Terms) -> dict[str, Any]:
    review = terms.review
    return {
        "clock_on": terms.clock_on.isoformat() if terms.clock_on else None,
        "agency_policy": None
        if review is None
        else {
            "policy": review.policy,
            "signed": review.signed.value,
            "on": review.on.isoformat() if review.on else None,
        },
    }


def _gaps(gaps: tuple[str, ...] | None) -> dict[str, Any]:
    return {"assigned": gaps is not None, "gaps": list(gaps or ())}


def whatif_sheets(found: WhatIf, assumed: Sequence[str]) -> list[Sheet]:
    """The difference as sheets; the first one is also the CSV form."""
    unchanged = tuple((officer.id, officer.name) for officer in found.unchanged)
    return [
        Sheet("officers", DIFFERENCES, tuple(row for one in found.officers for row in _rows(one, found))),
        Sheet("schools", SCHOOLS, tuple(_school_rows(found))),
        Sheet("unchanged", UNCHANGED, unchanged),
        Sheet("assumed", ASSUMED, tuple((said,) for said in assumed)),
        Sheet("about", ("name", "value"), tuple(_about(found))),
    ]


def _rows(one: OfficerDifference, found: WhatIf) -> Iterator[tuple[Value, ...]]:
    for run, before, after in runs(one.differences, found.then.register):
        for days in run.days:
            terms = terms_on(found.then.officer(one.officer.id), days.first)
            review = terms.review
            yield (
                one.officer.id,
                one.officer.name,
                *days,
                states_word(before),
                run.before.standing,
                run.before.paragraph,
                states_word(after),
                run.after.standing,
                run.after.paragraph,
                run.after.due,
                "; ".join(run.after.excused),
                terms.clock_on,
                review.policy if review else None,
                review.signed.value if review else None,
                review.on if review else None,
            )


def _school_rows(found: WhatIf) -> Iterator[tuple[Value, ...]]:
    for one in found.schools:
        for item in one.differences:
            gaps = ("nobody assigned" if item is None else "; ".join(item) for item in (item.before, item.after))
            yield one.school.id, one.school.name, *item.days, *gaps


def _about(found: WhatIf) -> Iterator[tuple[Value, ...]]:
    yield "from", found.first
    yield "to", found.last
    yield "policy", found.now.law.policy.id
    yield from found.now.law.readings.items()
