"""The kernel: a timeline beside one written by hand, an answer from a built timeline, an explanation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import cycle, islice

from bench.by_hand import timeline_by_hand
from bench.timing import in_turn, told
from hallpass.explain import explanation
from hallpass.packs import read_pack
from hallpass.policy.load import load_policy
from hallpass.register import records
from hallpass.register.register import Register
from hallpass.rules.day import Day
from hallpass.rules.law import Law
from hallpass.rules.officer import OfficerRecord, Setting
from hallpass.rules.standing import standing_on
from hallpass.rules.timeline import timeline

ON = date(2026, 11, 23)


def run(register: Register) -> None:
    """Print the figures of the kernel."""
    law = Law(load_policy(read_pack()))
    setting = Setting(register, law)
    known = [officer for officer in register.officer if not setting.officer(officer).has_unknowns][:2000]
    _agree(setting, known)
    kernel, by_hand = in_turn(
        lambda: _each(lambda officer: timeline(OfficerRecord(setting, officer)), known),
        lambda: _each(lambda officer: timeline_by_hand(register, officer), known),
    )
    told("timeline of one officer, from the register's rows", _micro(kernel.median, len(known)))
    told(
        "  the same written by hand, without packs, readings, questions, reasons",
        _micro(by_hand.median, len(known)),
    )
    told("  ratio", f"{kernel.median / by_hand.median:.1f}", "target: 3 at most")
    built = [timeline(setting.officer(officer)) for officer in known]
    asked = list(islice(cycle(built), 200_000))
    (answers,) = in_turn(lambda: [one.on(ON) for one in asked])
    told("an answer from a built timeline", _micro(answers.median, len(asked)), "target: under 2 µs")
    unknown = Setting(twenty_unknowns(), law)
    (resolved,) = in_turn(lambda: [standing_on(OfficerRecord(unknown, "o"), Day(ON)) for _ in range(20)])
    told("an answer with twenty unknowns", f"{resolved.median / 20 * 1000:.1f} ms", "target: under 50 ms")
    some = list(register.officer)[:400]
    (explained,) = in_turn(lambda: [explanation(setting, officer, ON) for officer in some], runs=3)
    told(
        "an explanation, its trials and its cited facts with it",
        _micro(explained.median, len(some)),
        "target: under 2,000 µs",
    )


def twenty_unknowns() -> Register:
    """One officer with twenty unknown facts: kinds of courses, days of completions and of reviews, a statement."""
    courses = [records.Course(f"c{at}", f"Course {at}", "unknown" if at < 10 else "full") for at in range(16)]
    done = [date(2024, 1, 1) + timedelta(days=60 * at) if at < 10 else None for at in range(16)]
    policies = [records.AgencyPolicy(f"p{at}", "a", date(2025, 6, 1) + timedelta(days=30 * at)) for at in range(3)]
    return Register(
        districts=(records.District("d", "District", "school_district"),),
        schools=(records.School("s", "d", "School", "secondary"),),
        agencies=(records.Agency("a", "Agency"),),
        agency_policies=tuple(policies),
        officers=(records.Officer("o", "Officer"),),
        employments=(records.Employment("o", "a"),),
        courses=tuple(courses),
        completions=tuple(records.Completion("o", course.id, day) for course, day in zip(courses, done, strict=True)),
        assignments=(records.Assignment("a1", "o", "s", "regular", date(2026, 9, 1)),),
        policy_reviews=tuple(records.PolicyReview("o", policy.id, None) for policy in policies),
    )


def _each(build: Callable[[str], object], officers: list[str]) -> None:
    """Build something for each officer, and let it go before the next: what is kept costs the garbage collector."""
    for officer in officers:
        build(officer)


def _agree(setting: Setting, officers: list[str]) -> None:
    """Both ways must give the same answers before they are timed."""
    for officer in officers:
        kernel = [
            (
                one.days.first,
                (one.standing.standing, one.standing.row.id if one.standing.row else None, one.standing.due),
            )
            for one in timeline(setting.officer(officer)).intervals
        ]
        if kernel != timeline_by_hand(setting.register, officer):
            raise SystemExit(f"officer {officer}: the timeline by hand differs, so the ratio would mean nothing")


def _micro(seconds: float, times: int) -> str:
    return f"{seconds / times * 1e6:,.1f} µs"
