"""What assumptions would change, on a terminal page: the sentence first, then each officer and each school."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from hallpass.checking import check_officer
from hallpass.comparing import Serves
from hallpass.explain.outcomes import THE_OFFICER
from hallpass.explain.words import aloud, counted, listed, sentence
from hallpass.files.differing import Run, clause, gathered, ranges_aloud, ranges_word, runs
from hallpass.files.terminal.answers import duties_word, foot
from hallpass.files.terminal.differing import answer_cell, schools_told
from hallpass.files.terminal.page import Page
from hallpass.files.terminal.tables import Cell, Column, table
from hallpass.files.words import day_word, tasks
from hallpass.register.faults import Fault
from hallpass.rules.day import Day
from hallpass.rules.officer import Setting
from hallpass.rules.standing import standing_on
from hallpass.whatif import Gaps, OfficerDifference, SchoolDifference, WhatIf
from hallpass.whatif.terms import Review, Signed, terms_on

TOLD_ALOUD: Final = 3
"""So many officers, and schools, are told in the sentences at the top; the others stand below."""


def whatif_page(page: Page, found: WhatIf, assumed: Sequence[str], faults: Sequence[Fault]) -> Iterator[str]:
    """The whole difference."""
    for said in _sentences(found):
        yield from page.paragraph(said)
    yield from page.heading("Assumed for this question, not recorded")
    for said in assumed:
        yield from page.bullet(sentence(said))
    for fault in faults:
        yield from page.bullet(f"The register would contradict itself: {fault.says}.", "unknown")
    for one in found.officers:
        yield from _officer(page, one, found)
    yield from _unchanged(page, found)
    yield from _schools(page, found.schools)
    yield ""
    yield from foot(page, found.now.law, found.first)


def _sentences(found: WhatIf) -> Iterator[str]:
    """Who changes and how, and what becomes of the duties, in a few sentences."""
    days = (
        f"from {aloud(found.first)} through {aloud(found.last)}"
        if found.first != found.last
        else f"on {aloud(found.first)}"
    )
    if not found.officers:
        yield f"Nobody's answer changes {days}."
    for one in found.officers[:TOLD_ALOUD]:
        yield _officer_sentence(one, found)
    if len(found.officers) > TOLD_ALOUD:
        more = counted(len(found.officers) - TOLD_ALOUD, "more officer")
        yield f"The answers of {more} change too; they stand below."
    for school in found.schools[:TOLD_ALOUD]:
        yield _school_sentence(school)
    if not found.schools:
        yield "No gap in duty cover opens or closes at any school."


def _officer_sentence(one: OfficerDifference, found: WhatIf) -> str:
    """The change that matters most: another word for a school, if there is one, on the first days of service."""
    register = found.then.register
    changes = [run for run, *_ in runs(one.differences, register)]
    words = [run for run in changes if _words(run.before) != _words(run.after)] or changes
    main = next((run for run in words if run.after.places), words[0])
    now, then = (clause(one.officer.name, serves, register) for serves in (main.before, main.after))
    if now == then:
        return f"{ranges_aloud(main.days)} {then}, as now; what changes stands below."
    now = clause(THE_OFFICER, main.before, register)
    return f"{ranges_aloud(main.days)} {then}; as things stand, {now}."


def _words(serves: Serves) -> list[tuple[str, str]]:
    return [(place.school, place.may_serve) for place in serves.places]


def _school_sentence(one: SchoolDifference) -> str:
    """The first change of duty cover at a school."""
    run, *others = gathered(one.differences)
    more = "; other days stand below" if others else ""
    where = f"{ranges_aloud(run.days)} at {one.school.name}"
    return f"{where} {_gaps(run.after)}; as things stand, {_gaps(run.before)}{more}."


def _gaps(gaps: Gaps) -> str:
    if gaps is None:
        return "no officer is assigned"
    if not gaps:
        return "no duty is without an officer"
    return f"{duties_word(gaps)} {'is' if len(gaps) == 1 else 'are'} without an officer"


def _officer(page: Page, one: OfficerDifference, found: WhatIf) -> Iterator[str]:
    """One officer's changes, then what begins with each."""
    changes = runs(one.differences, found.then.register)
    schools = schools_told(told for _, *pair in changes for told in pair)
    several = len(schools) > 1
    yield from page.heading(one.officer.name, "" if several else "".join(schools))
    columns = [Column("Days"), Column("As things stand"), Column("If so")]
    rows: list[list[Cell]] = [
        [ranges_word(run.days), answer_cell(before, schools=several), answer_cell(after, schools=several)]
        for run, before, after in changes
    ]
    yield from table(page, columns, rows)
    for said in dict.fromkeys(said for run, *_ in changes for said in _begins(run, one.officer.id, found)):
        yield from page.bullet(said)


def _begins(run: Run[Serves], officer: str, found: WhatIf) -> Iterator[str]:
    """What comes with a change and is not so as things stand: clock, duties that wait, agency policy, what is owed."""
    on = run.days[0].first
    now, then = ([*_terms(one, officer, on), *_owed(one, officer, on)] for one in (found.now, found.then))
    yield from (said for said in then if said not in now)


def _terms(setting: Setting, officer: str, on: date) -> Iterator[str]:
    """Which clock runs, which duties wait, and whether the agency policy is signed."""
    record = setting.officer(officer)
    terms, standing = terms_on(record, on), standing_on(record, Day(on))
    if terms.clock_on and standing.due and standing.due < terms.clock_on:
        yield f"The course is due by {aloud(standing.due)}: the duties count as assumed from {aloud(terms.clock_on)}."
    elif standing.due:
        start = f"from {aloud(terms.clock_on)} " if terms.clock_on else ""
        yield f"The time of {standing.paragraph} runs {start}through {aloud(standing.due)}."
    if standing.excused:
        yield f"{listed(standing.excused)} wait until the course is completed."
    if terms.review:
        yield _signed(terms.review, on)


def _owed(setting: Setting, officer: str, on: date) -> Iterator[str]:
    """What is owed for the officer."""
    answer = check_officer(setting, officer, on)
    for task, _ in tasks(answer, setting.law.at(on).version, setting.register):
        by = f"by {day_word(task.by)}" if task.by else "at once"
        yield f"Owed then: {task.what}, {by} ({task.who}, {task.paragraph})."


def _signed(review: Review, on: date) -> str:
    """Whether the agency policy that counts is signed."""
    if review.signed is Signed.YES and review.on:
        return f"The agency policy {review.policy} is signed, on {aloud(review.on)}."
    if review.signed is Signed.UNKNOWN:
        return f"Whether the agency policy {review.policy} is signed is unknown: the review has no day."
    if review.signed is Signed.NO_POLICY:
        return "The agency has no policy to sign."
    signed = f"; the review on record is of {aloud(review.on)}" if review.on else ""
    return f"The agency policy {review.policy} is not signed by {aloud(on)}{signed}."


def _unchanged(page: Page, found: WhatIf) -> Iterator[str]:
    if found.unchanged:
        yield from page.heading("Touched, and answered as before on every day", str(len(found.unchanged)))
        yield from page.paragraph(listed([officer.name for officer in found.unchanged]) + ".", indent=2)


def _schools(page: Page, schools: Iterable[SchoolDifference]) -> Iterator[str]:
    rows: list[list[Cell]] = [
        [one.school.name if at == 0 else "", ranges_word(run.days), _gap_cell(run.before), _gap_cell(run.after)]
        for one in schools
        for at, run in enumerate(gathered(one.differences))
    ]
    if rows:
        yield from page.heading("Duties without an officer")
        yield from table(page, [Column("School"), Column("Days"), Column("As things stand"), Column("If so")], rows)


def _gap_cell(gaps: Gaps) -> Cell:
    if gaps is None:
        return "– nobody assigned", "none"
    return (f"✕ {duties_word(gaps)}", "no") if gaps else ("● no gap", "yes")
