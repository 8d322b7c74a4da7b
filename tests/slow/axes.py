"""The axes beside the standing: contract, license, duty cover, conduct; and the word for each assignment."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from .service import employer, in_scope, in_service, is_active
from .substitutes import is_listed
from .unknowns import first_answer, standing_on
from .world import Row, World, includes, row_with_id, rows_of

DUTIES = ("4.1.1", "4.1.2", "4.1.3", "4.1.4", "4.1.5", "4.1.6", "4.1.7")


class Cover(NamedTuple):
    """How a contract covers an assignment on a day."""

    state: str
    contract: str | None = None
    paragraphs: tuple[str, ...] = ()


def contracts_in_force(world: World, assignment: Row, day: date) -> list[Row]:
    """Axes, Contract: those between the employer on the day and the school's district, for this school."""
    school = row_with_id(world, "schools", assignment["school"])
    agency = employer(world, assignment["officer"], day)
    return [
        row
        for row in world.lists["contracts"]
        if school is not None
        and agency is not None
        and row["agency"] == agency
        and row["district"] == school["district"]
        and (row["schools"] is None or school["id"] in row["schools"])
        and includes(row["from"], row["to"], day)
    ]


def lacking(contract: Row) -> tuple[str, ...]:
    """4.1, 4.3: the duties that the contract lacks, in order, then 4.3 where it is contradicted."""
    contradicted = ("4.3",) if "4.3" in (contract["conflicts"] or []) else ()
    return tuple(duty for duty in DUTIES if duty not in contract["duties"]) + contradicted


def cover_of(world: World, assignment: Row, day: date) -> Cover:
    """Axes, Contract: the state of an active assignment, and the contract that decides."""
    if not in_scope(world, assignment):
        return Cover("out_of_scope")
    contracts = contracts_in_force(world, assignment, day)
    if not contracts:
        return Cover("uncovered")
    read = [row for row in contracts if row["duties"] is not None]
    conforming = [row for row in read if not lacking(row)]
    unread = [row for row in contracts if row["duties"] is None]
    if conforming:
        return Cover("covered", deciding(conforming)["id"])
    if unread:
        return Cover("unread", deciding(unread)["id"])
    fewest = min(len(lacking(row)) for row in read)
    contract = deciding([row for row in read if len(lacking(row)) == fewest])
    return Cover("defective", contract["id"], lacking(contract))


def deciding(equals: list[Row]) -> Row:
    """Axes, Contract: among equals the latest `from`, then the lowest id as text."""
    latest = max(row["from"] for row in equals)
    return min((row for row in equals if row["from"] == latest), key=lambda row: str(row["id"]))


def may_serve(world: World, assignment: Row, day: date) -> str:
    """May this officer serve here today: the first word that fits."""
    standing = standing_on(world, assignment["officer"], day)
    state = cover_of(world, assignment, day).state
    if state == "out_of_scope" or standing == "not_in_force":
        return "outside"
    if standing == "not_cleared":
        return "no"
    if standing == "unresolved":
        return "unknown"
    if state == "uncovered":
        return "no_contract"
    return "unknown" if state == "unread" else "yes"


def grounds_of(world: World, officer: str, day: date) -> list[str | None]:
    """May this officer serve here today: the paragraph for each word; the standing's own unless an axis decides."""
    answer: list[str | None] = []
    for row in rows_of(world, "assignments", officer):
        if is_active(world, row, day):
            word, state = may_serve(world, row, day), cover_of(world, row, day).state
            own = {"outside": "out_of_scope", "no_contract": "uncovered", "unknown": "unread"}
            by_axis = own.get(word) == state and not (word == "unknown" and is_unresolved(world, officer, day))
            standing = first_answer(world, officer, day).governed_by
            answer.append({"outside": "3.2", "no_contract": "3.2", "unknown": "2"}[word] if by_axis else standing)
    return answer


def is_unresolved(world: World, officer: str, day: date) -> bool:
    """Does an unknown fact decide the standing?"""
    return standing_on(world, officer, day) == "unresolved"


def lacks_license(world: World, officer: str, day: date) -> bool:
    """3.2: is the officer in service on a day known to lie outside the license?"""
    row = row_with_id(world, "officers", officer)
    known_outside = row is not None and not includes(row["licensed_from"], row["licensed_to"], day)
    return known_outside and bool(in_service(world, officer, day))


def duties_covered(world: World, assignment: Row, day: date) -> set[str]:
    """Duty cover: the duties that this assignment covers on the day, or may cover for all we know."""
    officer = assignment["officer"]
    if any(includes(row["from"], row["to"], day) for row in rows_of(world, "absences", officer)):
        return set()
    cover = cover_of(world, assignment, day)
    if may_serve(world, assignment, day) not in ("yes", "unknown") or cover.state == "uncovered":
        return set()
    return carried(world, cover) - excused_for_certain(world, officer, day)


def carried(world: World, cover: Cover) -> set[str]:
    """The duties that the deciding contract carries; an unread one may carry all."""
    contract = row_with_id(world, "contracts", cover.contract or "")
    if contract is None or contract["duties"] is None:
        return set(DUTIES)
    return set(contract["duties"])


def excused_for_certain(world: World, officer: str, day: date) -> set[str]:
    """The excused duties; while the standing is unresolved, nobody knows of any."""
    if is_unresolved(world, officer, day):
        return set()
    return set(first_answer(world, officer, day).excused)


def present_at(world: World, school: str, day: date) -> list[Row]:
    """Duty cover: the in-scope assignments at the school on the day; a substitute counts on listed days alone."""
    return [
        row
        for row in world.lists["assignments"]
        if row["school"] == school
        and in_scope(world, row)
        and is_active(world, row, day)
        and (row["role"] == "regular" or is_listed(world, row["officer"], day, school))
    ]


def gaps_at(world: World, school: str, day: date) -> list[str]:
    """Duty cover: the duties that nobody at the school covers, nor may cover."""
    present = present_at(world, school, day)
    covered: set[str] = set()
    for assignment in present:
        covered |= duties_covered(world, assignment, day)
    return [duty for duty in DUTIES if duty not in covered] if present else []


def is_open_possible_breach(event: Row, day: date) -> bool:
    """Conduct: a possible breach of 4.3, dated on or before the day, that nobody has decided."""
    by_authority = event["matter"] == "school_rule" and (event["force_used"] or event["authority_used"])
    possible = bool(event["discipline_part"] or by_authority)
    return possible and event["decision"] in (None, "open") and event["date"] <= day
