"""Very many officers: counts read off built timelines beside a grid filled date by date with NumPy."""

from __future__ import annotations

import os
import random
from datetime import date, timedelta

from bench.grid import columns, counts
from bench.timing import told, wall
from hallpass.bulk.intervals import build, counts_by_day
from hallpass.days import Span
from hallpass.packs import read_pack
from hallpass.policy.load import load_policy
from hallpass.register import records
from hallpass.register.register import Register
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting

FIRST, DAYS = date(2024, 7, 1), 3650
WHOLE = Span(FIRST, FIRST + timedelta(days=DAYS - 1))


def statewide(officers: int, seed: int = 196) -> Register:
    """Officers with one assignment each, some of them trained, all facts known."""
    rng = random.Random(seed)
    ids = [f"o{at}" for at in range(officers)]
    begins = [date(2023, 1, 1) + timedelta(days=rng.randrange(2500)) for _ in ids]
    trained = [rng.choice((None, "full", "older")) for _ in ids]
    return Register(
        districts=(records.District("d", "District", "school_district"),),
        schools=(records.School("s", "d", "School", "secondary"),),
        agencies=(records.Agency("a", "Agency"),),
        agency_policies=(records.AgencyPolicy("p", "a", date(2025, 6, 15)),),
        officers=tuple(records.Officer(key, key) for key in ids),
        employments=tuple(records.Employment(key, "a", None, None) for key in ids),
        courses=(records.Course("full", "Course", "full"), records.Course("older", "Older", "legacy_ssc")),
        completions=tuple(
            records.Completion(key, course, date(2024, 1, 1) + timedelta(days=rng.randrange(1500)))
            for key, course in zip(ids, trained, strict=True)
            if course
        ),
        assignments=tuple(
            records.Assignment(
                f"a-{key}",
                key,
                "s",
                "regular",
                first,
                rng.choice((None, first + timedelta(days=rng.randrange(1500)))),
                rng.random() < 0.5,
            )
            for key, first in zip(ids, begins, strict=True)
        ),
        policy_reviews=tuple(
            records.PolicyReview(key, "p", date(2025, 7, 1) + timedelta(days=rng.randrange(600)))
            for key in ids
            if rng.random() < 0.7
        ),
    )


def run(officers: int = 200_000) -> None:
    """Print the figures of the counts."""
    register = statewide(officers)
    law = Law(load_policy(read_pack()))
    tables = []
    told(
        f"building the timelines of {officers:,} officers on {os.cpu_count()} processors",
        f"{wall(lambda: tables.append(build(register, law, WHOLE))):.1f} s",
        "stated beside the counts",
    )
    (table,) = tables
    facts = columns(Setting(register, law), list(register.officer))
    by_table = counts_by_day(table, WHOLE)
    if (by_table[::50] != counts(facts, FIRST.toordinal(), DAYS)[::50]).any():
        raise SystemExit("the grid differs from the timelines, so the ratio would mean nothing")
    fast = min(wall(lambda: counts_by_day(table, WHOLE)) for _ in range(5))
    grid = wall(lambda: counts(facts, FIRST.toordinal(), DAYS))
    told(f"their standings on {DAYS:,} days, counted from the timelines", f"{fast * 1000:.0f} ms")
    told("  the same as a NumPy grid filled date by date, its columns given", f"{grid:.1f} s")
    told("  ratio", f"{grid / fast:,.0f}", "target: 50 at least")
