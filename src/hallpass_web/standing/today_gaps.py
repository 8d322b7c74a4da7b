"""4.1: the duties that nobody covers at a school, today or once somebody is away, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from hallpass.explain.words import listed
from hallpass.register.records import Absence
from hallpass.rules.contracts import UNCOVERED
from hallpass.rules.day import Day
from hallpass.rules.duty_cover import is_absent, school_cover, serves_there
from hallpass.rules.serving import NO, OUTSIDE, UNKNOWN, YES
from hallpass_web.standing.today_acts import Act, Acts, school_page
from hallpass_web.standing.today_contracts import make_contract
from hallpass_web.standing.today_line import Line, near
from hallpass_web.standing.today_seen import Held, SeenDay


def gap_lines(day: SeenDay, acts: Acts, last: date) -> list[Line]:
    """The schools with a gap on the day, then those that have one from a later day on, when somebody is away."""
    gaps = {school: duties for school, duties in day.answers.gaps(day.on).items() if school in day.held_at}
    now = [_line(day, acts, school, duties) for school, duties in gaps.items()]
    return now + list(_coming(day, gaps, last))


def _line(day: SeenDay, acts: Acts, school: str, duties: Sequence[str]) -> Line:
    there = expected_at(day, school)
    says = why_gap(day, school, duties)
    paragraph = duties[0] if len(duties) == 1 else "4.1"
    act = _mend(day, acts, school, there, duties)
    return Line(
        NO, day.school(school), "", says, paragraph, act, words=duties_word(day, duties), href=school_page(school)
    )


def _mend(day: SeenDay, acts: Acts, school: str, there: Sequence[Held], duties: Sequence[str]) -> Act:
    """What closes a gap: a contract where there is none, its amendment, another officer; or look at the school."""
    able = [one for one in there if one.code != NO]
    lacking = [one.serving.cover.contract for one in able if one.serving.cover.paragraphs]
    if acts.may("contracts") and able and all(one.serving.cover.state == UNCOVERED for one in able):
        return make_contract(day, acts, able[0])
    if acts.may("contracts") and lacking and lacking[0] and len(duties) < len(day.rules["duties"]):
        return acts.contract(lacking[0], "Amend contract")
    if acts.may("assignments") and not able:
        return acts.enter("assignments", "Assign an officer", school=school)
    return Act("See the school", school_page(school))


def duties_word(day: SeenDay, duties: Sequence[str]) -> str:
    """How many duties: all of them, or a number."""
    if len(duties) == len(day.rules["duties"]):
        return f"All {len(duties)} duties"
    return f"{len(duties)} {'duty' if len(duties) == 1 else 'duties'}"


def why_gap(day: SeenDay, school: str, duties: Sequence[str]) -> str:
    """Why nobody at a school covers some duties: the first reason that holds of all who are there."""
    there = expected_at(day, school)
    if not there:
        names = not_listed(day, school, day.on)
        return f"{names} on this day." if names else "Nobody whom you see serves there on this day."
    if all(one.code == NO for one in there):
        return "The only officer may not serve." if len(there) == 1 else "No officer there may serve."
    if all(one.code in (NO, OUTSIDE) for one in there):
        return "Whoever is there serves outside the policy on this day."
    if all(one.serving.cover.state == UNCOVERED for one in there if one.code != NO):
        return "An officer is there, but no contract carries any duty."
    able = [one for one in there if one.code in (YES, UNKNOWN)]
    here = [one for one in able if not _away(day, one)]
    if able and not here:
        return f"{listed([one.answer.name for one in able])} {'is' if len(able) == 1 else 'are'} away on this day."
    if all(set(duties) <= set(one.answer.standing.excused) for one in here):
        return f"Whoever is there is excused from {listed(duties)}."
    if all(set(duties) <= set(one.serving.cover.paragraphs) for one in here):
        return f"The contract does not carry {listed(duties)}."
    return f"Nobody there owes {listed(duties)}: the contract leaves them out, or the officer is excused."


def expected_at(day: SeenDay, school: str) -> list[Held]:
    """Who is expected at a school: regular officers, and the substitutes who are listed on the day."""
    return [one for one in day.held_at.get(school, ()) if one.serving.in_scope and _is_expected(day, one, day.on)]


def not_listed(day: SeenDay, school: str, on: date) -> str:
    """The substitutes of a school who are not listed on a day, in words; empty where there is none."""
    found = [one for one in day.held_at.get(school, ()) if one.serving.in_scope and not _is_expected(day, one, on)]
    names = list(dict.fromkeys(one.answer.name for one in found))
    return f"{listed(names)} {'is' if len(names) == 1 else 'are'} not listed" if names else ""


def _is_expected(day: SeenDay, one: Held, on: date) -> bool:
    return serves_there(day.answers.setting.officer(one.answer.officer.id), one.assignment, Day(on))


def _away(day: SeenDay, one: Held) -> bool:
    return is_absent(day.answers.setting.officer(one.answer.officer.id), Day(day.on))


def _coming(day: SeenDay, gaps: dict[str, tuple[str, ...]], last: date) -> Iterator[Line]:
    """The duties that nobody would cover on the first day of an absence to come."""
    told = set[str]()
    rows = [row for row in day.register.absences if day.on < row.from_ <= last]
    for row in sorted(rows, key=lambda row: row.from_):
        for one in day.held_by.get(row.officer, ()):
            school = one.assignment.school
            if school in told or not _is_expected(day, one, row.from_):
                continue
            cover = school_cover(day.answers.setting, school, Day(row.from_))
            new = [duty for duty in (cover.gaps if cover else ()) if duty not in gaps.get(school, ())]
            if new:
                told.add(school)
                yield _coming_line(day, one, row, new)


def _coming_line(day: SeenDay, one: Held, row: Absence, duties: Sequence[str]) -> Line:
    school = one.assignment.school
    through = f" through {near(row.to, day.on)}" if row.to else ""
    says = f"{one.answer.name} is away{through}. Nobody else there covers {_duties(day, duties)}."
    if names := not_listed(day, school, row.from_):
        says = f"{says} {names} that day."
    act = Act("See that day", f"{school_page(school)}?on={row.from_.isoformat()}")
    return Line("due", day.school(school), "", says, "4.1", act, words="From", day=row.from_, href=act.href)


def _duties(day: SeenDay, duties: Sequence[str]) -> str:
    return "any duty" if len(duties) == len(day.rules["duties"]) else listed(duties)
