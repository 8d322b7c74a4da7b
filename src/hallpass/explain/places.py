"""How each assignment stands: in scope or out of it, and under which contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from hallpass.days import NEVER
from hallpass.explain.model import Place
from hallpass.explain.words import aloud, counted, listed, quoted
from hallpass.policy.compile import Rules
from hallpass.register.records import Contract, School
from hallpass.rules.day import Day
from hallpass.rules.officer import OfficerRecord
from hallpass.rules.serving import YES, Serving


def places(record: OfficerRecord, serving: Sequence[Serving], ends: Mapping[str, date], on: date) -> tuple[Place, ...]:
    """Each assignment active on the day; `ends` has the last day of each `yes` that ends."""
    rules = record.setting.law.at(on)
    return tuple(
        Place(one, ends.get(one.assignment.id), tuple(_says(record, one, rules, on, ends.get(one.assignment.id))))
        for one in serving
    )


def _says(record: OfficerRecord, one: Serving, rules: Rules, on: date, through: date | None) -> Iterator[str]:
    school = record.setting.register.school[one.assignment.school]
    if not one.in_scope:
        yield _out_of_scope(one, school, rules)
        return
    contract = one.cover.contract
    if contract is None:
        yield from _uncovered(record, school, on)
        return
    yield f"Contract {contract.id} covers {school.name}{_state(one, contract)}."
    yield from _lacking(one, rules)
    if through is not None:
        yield from _ending(one, contract, through, school)


def _out_of_scope(one: Serving, school: School, rules: Rules) -> str:
    if not one.assignment.instructional_day:
        return f"The assignment at {school.name} lies outside the regular instructional day."
    levels = listed(rules["levels_in_scope"], "or")
    return f"The level of {school.name} is {quoted(school.level)}. Only {levels} schools are in scope."


def _state(one: Serving, contract: Contract) -> str:
    if contract.duties is None:
        return "; nobody has said yet which duties it carries"
    return "" if one.cover.paragraphs else " and conforms"


def _lacking(one: Serving, rules: Rules) -> Iterator[str]:
    """4: what a defective contract lacks or contradicts; it keeps nobody from serving."""
    paragraphs = one.cover.paragraphs
    missing = [number for number in paragraphs if number in rules["duties"]]
    against = [number for number in paragraphs if number not in missing]
    if missing:
        yield f"It does not carry {listed(missing)}."
    if against:
        yield f"A clause of it contradicts {listed(against)}."
    if paragraphs and one.may_serve == YES:
        yield "The district amends it; the officer may serve meanwhile."


def _ending(one: Serving, contract: Contract, through: date, school: School) -> Iterator[str]:
    """What ends on the last day of a `yes`, apart from the standing."""
    if one.assignment.to == through:
        yield f"The assignment at {school.name} ends on {aloud(through)}."
    if contract.to == through:
        yield f"Contract {contract.id} ends on {aloud(through)}."


def _uncovered(record: OfficerRecord, school: School, on: date) -> Iterator[str]:
    """2, 3.2: why no contract covers the school on the day, contract by contract."""
    register = record.setting.register
    agency = record.employer(Day(on)) or ""
    district = register.district.get(school.district)
    contracts = register.contracts_between.get((agency, school.district), ())
    parties = f"{register.agency[agency].name} and {district.name if district else 'the district'}"
    if not contracts:
        yield f"No contract between {parties} is on record, so none covers {school.name}."
        return
    yield f"No contract between {parties} covers {school.name} on {aloud(on)}."
    for contract in contracts:
        yield _not_covering(contract, school, on)


def _not_covering(contract: Contract, school: School, on: date) -> str:
    if contract.from_ > on:
        return f"Contract {contract.id} begins on {aloud(contract.from_)}."
    if (contract.to or NEVER) < on:
        return f"Contract {contract.id} ended on {aloud(contract.to or NEVER)}."
    if not contract.schools:
        return f"Contract {contract.id} names no school."
    named = counted(len(contract.schools), "school")
    return f"Contract {contract.id} names {named}, and {school.name} is not one of them."
