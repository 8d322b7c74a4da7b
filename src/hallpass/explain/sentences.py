"""An explanation in sentences that a chief can read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from hallpass.explain.model import Change, Explanation, Outcome
from hallpass.explain.words import STANDING_WORDS, aloud, listed, sentence
from hallpass.policy.model import Version
from hallpass.register.register import Register
from hallpass.rules.serving import NO, NO_CONTRACT, OUTSIDE, UNKNOWN, YES, Serving
from hallpass.rules.unknowns import COMPLETED_ON, COURSE_KIND, EMPLOYER_UNABLE, Question


def answer_sentence(explanation: Explanation, register: Register) -> str:
    """The answer: who, which day, may serve where, until when, under which paragraph."""
    answer, standing = explanation.answer, explanation.answer.standing
    opening = f"On {aloud(explanation.on)}, {answer.name}"
    if not answer.serving:
        return f"{opening} {_away(explanation)}."
    groups: dict[str, list[str]] = {}
    for one in answer.serving:
        groups.setdefault(one.may_serve, []).append(register.school[one.assignment.school].name)
    parts = [f"{_MAY_SERVE[word]} {listed(list(dict.fromkeys(schools)))}" for word, schools in groups.items()]
    until = (
        f" through {aloud(standing.due)}" if standing.due and YES in groups and standing.due >= explanation.on else ""
    )
    under = f", under paragraph {standing.paragraph}" if standing.paragraph else ""
    return f"{opening} {listed(parts)}{until}{under}."


_MAY_SERVE = {
    YES: "may serve at",
    NO: "may not serve at",
    UNKNOWN: "may or may not serve (a fact is unknown) at",
    NO_CONTRACT: "has no contract to serve under at",
    OUTSIDE: "is outside the policy at",
}


def _away(explanation: Explanation) -> str:
    if explanation.answer.agency is None:
        return "is employed by no agency on record and serves at no school"
    if explanation.answer.standing.standing == "upcoming":
        return "serves at no school yet; an assignment is to come"
    return "serves at no school"


def sentences(explanation: Explanation, register: Register, version: Version) -> list[str]:
    """The whole explanation, one thought to a sentence, the answer first."""
    said = [answer_sentence(explanation, register)]
    if explanation.preface:
        said.append(explanation.preface)
    said += explanation_grounds(explanation)
    said += list(_excused(explanation, version))
    said += [contract_sentence(one, register) for one in explanation.answer.serving]
    said += [question_sentence(one, register) for one in explanation.answer.standing.questions]
    said += explanation.due_steps
    said += explanation.unused
    said += list(_readings(explanation))
    said.append(holds_sentence(explanation))
    said += [change_sentence(one) for one in explanation.changes]
    return list(dict.fromkeys(said))


def explanation_grounds(explanation: Explanation) -> list[str]:
    """Why this paragraph: the values that make the deciding row fit."""
    return [said for row in explanation.rows if row.verdict == "decides" for said in row.because]


def _excused(explanation: Explanation, version: Version) -> Iterator[str]:
    if explanation.answer.standing.excused:
        text = {one.number: one.text.rstrip(";., ").removesuffix("; and") for one in version.paragraphs}
        duties = listed([f"{text[number]} ({number})" for number in explanation.answer.standing.excused])
        yield f"Until the course is completed, these duties are not asked of the officer: {duties}."


def contract_sentence(one: Serving, register: Register) -> str:
    """How the assignment stands under the contracts."""
    school = register.school[one.assignment.school].name
    contract = one.cover.contract
    if not one.in_scope:
        return f"The service at {school} is out of scope: {_why_out(one, register)}."
    if contract is None:
        return f"No contract between the employer and the district covers {school} on this day."
    if one.cover.paragraphs:
        return f"Contract {contract.id} covers {school} and falls short of {listed(list(one.cover.paragraphs))}."
    if contract.duties is None:
        return f"Contract {contract.id} covers {school}; nobody has said yet which duties it carries."
    return f"Contract {contract.id} covers {school} and conforms."


def _why_out(one: Serving, register: Register) -> str:
    if not one.assignment.instructional_day:
        return "it lies outside the regular instructional day"
    level = register.school[one.assignment.school].level
    return f"the school's level is “{level}”, which is no elementary, middle or secondary school"


def question_sentence(question: Question, register: Register) -> str:
    """An open question, and whom it concerns."""
    if question.fact == EMPLOYER_UNABLE:
        school = register.school[register.assignment[question.subject].school].name
        return f"Unknown: could the employer provide the course before the assignment at {school}?"
    if question.fact == COURSE_KIND:
        return f"Unknown: what kind of course is “{register.course[question.subject].name}”?"
    if question.fact == COMPLETED_ON:
        return f"Unknown: on which day was “{register.course[question.subject].name}” completed?"
    adopted = aloud(register.agency_policy[question.subject].adopted_on)
    return f"Unknown: on which day was the agency's policy of {adopted} reviewed?"


def _readings(explanation: Explanation) -> Iterator[str]:
    turning = [one for one in explanation.readings if one.changes]
    if not turning:
        yield "No open reading changes this answer."
    for one in turning:
        for value, then in one.others:
            reading = f"If the reading “{one.name}” were “{value}” instead of “{one.value}”"
            yield f"{reading}, it would be {outcome_words(then)}."


def outcome_words(outcome: Outcome) -> str:
    """A standing with its paragraph and last day."""
    under = f" under {outcome.paragraph}" if outcome.paragraph else ""
    due = f", due {aloud(outcome.due)}" if outcome.due else ""
    return f"{STANDING_WORDS[outcome.standing]}{under}{due}"


def holds_sentence(explanation: Explanation) -> str:
    """Until when the answer holds if nothing new happens, and what comes then."""
    if explanation.holds_until is None:
        return "If nothing new happens, this answer stays."
    held = f"If nothing new happens, this answer holds through {aloud(explanation.holds_until)}"
    change = explanation.answer.next_change
    if change is None:
        return f"{held}, and the standing stays the same after it."
    return f"{held}; from {aloud(change[0])} the officer is {STANDING_WORDS[change[1]]}."


def change_sentence(change: Change) -> str:
    """One thing that would change the answer, and to what."""
    return sentence(f"{change.says} would make it {outcome_words(change.outcome)}")
