"""An answer with its reasons: why this paragraph, why not the others, and what would change it."""

from __future__ import annotations

from datetime import date

from hallpass.checking import OfficerAnswer, check_officer
from hallpass.days import add_months, day_before
from hallpass.explain.changes import Trials, readings_used
from hallpass.explain.cited import cited
from hallpass.explain.model import Change, Explanation, Outcome, Quote, ReadingUsed, RowTried
from hallpass.explain.unused import unused_statements
from hallpass.explain.values import Values
from hallpass.explain.why import facts_in, rows_tried
from hallpass.explain.words import aloud, counted
from hallpass.policy.compile import Rules
from hallpass.register.records import REGULAR
from hallpass.rules.day import Day
from hallpass.rules.officer import OfficerRecord, Setting
from hallpass.rules.standing import Standing, facts_on, standing_on
from hallpass.rules.timeline import turns_from

__all__ = ["Change", "Explanation", "Outcome", "Quote", "ReadingUsed", "RowTried", "explanation"]


def explanation(setting: Setting, officer: str, on: date) -> Explanation:
    """Why an officer's answer on a day is what it is."""
    record = setting.officer(officer)
    answer = check_officer(setting, officer, on)
    standing = answer.standing
    under = record.on(Day(on))
    values = None
    if standing.role is not None:
        facts = facts_on(under, standing.role, Day(on))
        values = Values(under, facts, on)
    return Explanation(
        on=on,
        policy=setting.law.policy.id,
        answer=answer,
        rows=rows_tried(values, standing.role or "", standing.row) if values and standing.row else (),
        preface=_preface(record, standing, on),
        facts=_facts(values, standing),
        quotes=_quotes(under.rules, answer),
        readings=readings_used(record, standing, on),
        due_steps=_due_steps(values, standing),
        unused=unused_statements(values) if values else (),
        holds_until=_holds_until(record, standing, on),
        changes=Trials(record, standing, on).changes(),
        cited=cited(record, answer, on),
    )


def _preface(record: OfficerRecord, standing: Standing, on: date) -> str | None:
    """Why one table is asked and not the other."""
    under = record.on(Day(on))
    if standing.role == REGULAR and Day(on).find(under.substitute_days) is not None:
        return "The officer is also available as a substitute; regular service comes first."
    if standing.standing == "upcoming":
        return f"No assignment in scope is active on {aloud(on)}; one is to come."
    if standing.role is None:
        return f"No assignment in scope is active on {aloud(on)}, and none is to come."
    return None


def _facts(values: Values | None, standing: Standing) -> tuple[str, ...]:
    """This officer's values of the facts that the deciding row and the rows before it asked for."""
    if values is None or standing.row is None:
        return ()
    asked: dict[str, None] = {}
    for row in values.rules.version.rows(standing.role or ""):
        for part in values.rules.parts(row.when):
            asked.update(dict.fromkeys(facts_in(values.rules.version, part)))
        if row is standing.row:
            break
    said = (values.say(fact) for fact in asked if fact != "day")
    return tuple(dict.fromkeys(said))


def _quotes(rules: Rules, answer: OfficerAnswer) -> tuple[Quote, ...]:
    """The words of the paragraphs that decide the standing and the assignments."""
    wanted = [answer.standing.paragraph, *answer.standing.excused]
    for one in answer.serving:
        wanted += [one.row.paragraph, *one.cover.paragraphs]
    text = {paragraph.number: paragraph.text for paragraph in rules.version.paragraphs}
    return tuple(Quote(number, text[number]) for number in dict.fromkeys(wanted) if number in text)


def _due_steps(values: Values | None, standing: Standing) -> tuple[str, ...]:
    """The arithmetic of the due day."""
    if values is None or standing.row is None or standing.row.due is None or standing.due is None:
        return ()
    version, rules = values.rules.version, values.rules
    names = set(standing.row.due.names)
    for term in tuple(names & set(version.terms)):
        names |= version.terms[term].expression.names
    steps = []
    if "clock_on" in names:
        steps.append(values.say("clock_on"))
    for name, parameter in version.parameters.items():
        if name not in names:
            continue
        if parameter.unit == "months":
            months = counted(rules[name], "month")
            end = add_months(values.facts.clock_on, rules[name])
            steps.append(f"{aloud(values.facts.clock_on)} plus {months} (“{parameter.words}”) is {aloud(end)}.")
        elif parameter.unit == "date":
            steps.append(f"The paragraph says “{parameter.words}”.")
    steps.append(f"The last day that is in time is {aloud(standing.due)}.")
    return tuple(steps)


def _holds_until(record: OfficerRecord, standing: Standing, on: date) -> date | None:
    """The last day on which the answer stays what it is if nothing new happens; None if nothing would change it."""
    for day, later, _ in turns_from(lambda day: standing_on(record, day), on):
        if later != standing:
            return day_before(day)
    return None
