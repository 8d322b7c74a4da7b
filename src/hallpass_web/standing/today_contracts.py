"""What Today says of contracts (2, 3.2, 4): what one lacks or contradicts, who has not read it, where there is none."""

from __future__ import annotations

from collections.abc import Iterator

from hallpass.days import find, span
from hallpass.explain.places import places
from hallpass.explain.words import listed
from hallpass.register.records import REGULAR, Contract
from hallpass.rules.breaches import gaps, uncovered_days
from hallpass.rules.contracts import COVERED, UNCOVERED, UNREAD, Cover, cover_of
from hallpass_web.accounts.models import Kind
from hallpass_web.standing.today_acts import Act, Acts
from hallpass_web.standing.today_line import Line, counted, near
from hallpass_web.standing.today_seen import Held, SeenDay


def covers_in_force(day: SeenDay) -> list[Cover]:
    """The contracts in force on the day that the asker sees, each as it stands."""
    seen = day.answers.seen["contracts"]
    return [
        cover_of(row, day.rules)
        for row in day.register.contracts
        if row.id in seen and day.on in span(row.from_, row.to)
    ]


def contract_lines(day: SeenDay, acts: Acts) -> Iterator[Line]:
    """What is amiss with contracts: places without one, then those that lack something, then the unread."""
    yield from _uncovered(day, acts)
    found = [one for one in covers_in_force(day) if one.state != COVERED]
    for one in sorted(found, key=lambda one: one.state == UNREAD):
        yield _amiss(day, acts, one)


def parties(day: SeenDay, contract: Contract) -> tuple[str, str]:
    """Who a contract is with, seen from the asker, and the schools that it covers."""
    other = day.district(contract.district) if day.answers.asker.kind == Kind.AGENCY else day.agency(contract.agency)
    if contract.schools is None:
        return other, "All schools"
    return other, listed([day.school(key) for key in contract.schools]) or "No school"


def _amiss(day: SeenDay, acts: Acts, cover: Cover) -> Line:
    contract = cover.contract
    assert contract is not None
    who, where = parties(day, contract)
    if cover.state == UNREAD:
        says = "Nobody has said yet which duties it carries."
        act = acts.contract(contract, "Say its duties")
        return Line("unread", who, where, says, day.rules["contract_paragraph"], act)
    act = acts.contract(contract, "Amend contract")
    missing = [one for one in cover.paragraphs if one in day.rules["duties"]]
    word = "Lacks a duty" if missing else "Conflict"
    code = "missing" if missing else "conflict"
    return Line(code, who, where, amiss_words(day, cover), cover.paragraphs[0], act, words=word)


def amiss_words(day: SeenDay, cover: Cover) -> str:
    """What a contract lacks, and what it contradicts, in one sentence each."""
    text = {paragraph.number: paragraph.text for paragraph in day.rules.version.paragraphs}
    missing = [one for one in cover.paragraphs if one in day.rules["duties"]]
    said = []
    if len(missing) == 1:
        said.append(f"It does not carry {missing[0]}: {text[missing[0]].rstrip(' ;,.').removesuffix('; and')}.")
    elif missing:
        said.append(f"It does not carry {listed(missing)}.")
    if len(missing) < len(cover.paragraphs):
        said.append("A clause of it puts school rules or discipline on the officer.")
    return " ".join(said)


def _uncovered(day: SeenDay, acts: Acts) -> Iterator[Line]:
    """A line for each agency and school where an officer serves without a contract."""
    groups: dict[tuple[str | None, str], list[Held]] = {}
    for one in day.held:
        if one.serving.cover.state == UNCOVERED:
            groups.setdefault((one.answer.agency, one.assignment.school), []).append(one)
    for (agency, school), held in groups.items():
        says = f"{_why_uncovered(day, held[0])} {gap_words(day, held)}".strip()
        who = day.agency(agency)
        if day.answers.asker.kind == Kind.AGENCY:
            who = day.district(day.register.school[school].district)
        paragraph = day.rules["contract_paragraph"]
        yield Line("no_contract", who, day.school(school), says, paragraph, make_contract(day, acts, held[0]))


def make_contract(day: SeenDay, acts: Acts, held: Held) -> Act:
    """What gives a place a contract: the one that is in force amended, or a new one."""
    district = day.register.school[held.assignment.school].district
    if not acts.may("contracts"):
        return acts.look(held.answer.officer.id)
    running = [
        row
        for row in day.register.contracts_between.get((held.answer.agency or "", district), ())
        if day.on in span(row.from_, row.to)
    ]
    if running:
        return acts.contract(running[0], "Amend contract")
    return acts.enter("contracts", "Add a contract", agency=held.answer.agency or "", district=district)


def _why_uncovered(day: SeenDay, held: Held) -> str:
    """The kernel's last sentence on the place: which contract falls short of it, and why."""
    record = day.answers.setting.officer(held.answer.officer.id)
    said = places(record, (held.serving,), {}, day.on)[0].says[-1]
    for row in day.register.contracts:
        said = said.replace(f"Contract {row.id} ", "The contract ")
    return said


def gap_words(day: SeenDay, held: list[Held]) -> str:
    """Since when there is no contract, and how many days that is; of several officers those of the longest gap."""
    found = [one for one in (_gap(day, one) for one in held) if one]
    if not found:
        return ""
    since, days, unit = max(found, key=lambda one: one[1])
    return f"Gap since {since}: {counted(days, unit)}."


def _gap(day: SeenDay, held: Held) -> tuple[str, int, str] | None:
    record = day.answers.setting.officer(held.answer.officer.id)
    days = find(uncovered_days(record, held.assignment.id), day.on)
    if days is None:
        return None
    found = [one for one in gaps(record, days.first, day.on) if one.assignment == held.assignment.id]
    number = sum(one.counted for one in found)
    unit = "contact day" if held.assignment.role == REGULAR else "listed day"
    return near(days.first, day.on), number, unit
