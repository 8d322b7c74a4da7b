"""What is owed, by whom, by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hallpass.days import EVER, NEVER, find
from hallpass.policy.compile import Rules
from hallpass.register.records import REGULAR
from hallpass.rules.breaches import uncovered_days
from hallpass.rules.certificates import certificate_missing
from hallpass.rules.contracts import DEFECTIVE, UNCOVERED, UNREAD
from hallpass.rules.day import Day
from hallpass.rules.officer import OfficerRecord, UnderRules
from hallpass.rules.serving import Serving
from hallpass.rules.standing import UPCOMING, Standing, next_service, standing_on
from hallpass.rules.unknowns import COURSE_KIND, EMPLOYER_UNABLE

COMPLETE_TRAINING = "complete_training"
ANSWER_QUESTION = "answer_question"
READ_CONTRACT = "read_contract"
REVIEW_AGENCY_POLICY = "review_agency_policy"
FILE_CERTIFICATE = "file_certificate"
MAKE_CONTRACT = "make_contract"
AMEND_CONTRACT = "amend_contract"
RENEW_LICENSE = "renew_license"


@dataclass(frozen=True, slots=True)
class Owed:
    """Something that somebody owes; `by` None: at once; `assignment` None: it belongs to the officer."""

    action: str
    who: str
    by: date | None
    paragraph: str | None
    assignment: str | None = None


def owed_on(record: OfficerRecord, day: Day, standing: Standing, serving: Sequence[Serving]) -> tuple[Owed, ...]:
    """Everything owed on the day for one officer, in the order of the policy's table of actions."""
    under = record.on(day)
    found = [
        *_by_row(under, day, standing),
        *_questions(under.rules, standing),
        *_contracts(under, day, serving),
        *_axes(record, under.rules, day, serving),
    ]
    order = list(under.rules.version.actions)
    return tuple(sorted(found, key=lambda one: order.index(one.action)))


def _owed(
    rules: Rules,
    action: str,
    by: date | None,
    paragraph: str | None,
    assignment: str | None = None,
    who: str | None = None,
) -> Owed:
    """An action as the policy has it: under its own paragraph where it has one, by somebody else where that is said."""
    said = rules.version.actions[action]
    return Owed(action, who or said.who, by, said.paragraph or paragraph, assignment)


def _by_row(under: UnderRules, day: Day, standing: Standing) -> Iterator[Owed]:
    """What the deciding row asks of the officer; of one who is to come, the row of the first day of service."""
    rules, starts = under.rules, None
    if standing.standing == UPCOMING:
        starts = next_service(under, day)
        if starts is not None:
            first = Day(starts)
            standing = standing_on(under.record, first)
            rules = under.record.setting.law.on(first)
    for action in standing.row.owes if standing.row else ():
        if action == REVIEW_AGENCY_POLICY:
            by = starts or _review_by(under, day, standing)
        else:
            by = standing.due
        yield _owed(rules, action, by, standing.paragraph)


def _review_by(under: UnderRules, day: Day, standing: Standing) -> date | None:
    """5.3: the day the clock started; 5.4: the first day of substitute service under this employer."""
    if standing.row in under.rules.version.tables[REGULAR].rows:
        facts = under.regular_facts(day) if standing.role == REGULAR else under.substitute_facts(day)
        return facts.clock_on
    agency = under.record.employer(day)
    return min((piece.days.first for piece in under.substitute if piece.agency == agency), default=None)


def _questions(rules: Rules, standing: Standing) -> Iterator[Owed]:
    """One answer for each question; whoever sets course kinds is asked for those, the agency for the rest."""
    for question in standing.questions:
        who = "administrator" if question.fact == COURSE_KIND else None
        assignment = question.subject if question.fact == EMPLOYER_UNABLE else None
        yield _owed(rules, ANSWER_QUESTION, None, standing.paragraph, assignment, who)


def _contracts(under: UnderRules, day: Day, serving: Sequence[Serving]) -> Iterator[Owed]:
    """2, 4: contracts to read, to make and to amend."""
    for one in serving:
        state = one.cover.state
        if state == UNREAD:
            yield _owed(under.rules, READ_CONTRACT, None, None, one.assignment.id)
        elif state == UNCOVERED:
            by = uncovered_since(under.record, one, day.date)
            yield _owed(under.rules, MAKE_CONTRACT, by, None, one.assignment.id)
        elif state == DEFECTIVE:
            for paragraph in one.cover.paragraphs:
                yield _owed(under.rules, AMEND_CONTRACT, None, paragraph, one.assignment.id)


def uncovered_since(record: OfficerRecord, serving: Serving, day: date) -> date | None:
    """The first day of the gap in contract cover that the day lies in."""
    gap = find(uncovered_days(record, serving.assignment.id), day)
    return gap.first if gap else None


def _axes(record: OfficerRecord, rules: Rules, day: Day, serving: Sequence[Serving]) -> Iterator[Owed]:
    """5.5 and 3.2: the certificate copy and the license of an officer in service."""
    if not any(one.in_scope for one in serving):
        return
    if certificate_missing(record, day):
        yield _owed(rules, FILE_CERTIFICATE, None, None)
    officer = record.setting.register.officer[record.id]
    if not (day >= (officer.licensed_from or EVER) and day <= (officer.licensed_to or NEVER)):
        yield _owed(rules, RENEW_LICENSE, None, None)
