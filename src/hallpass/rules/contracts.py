"""2, 3.2 and 4: the contract that covers an assignment on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hallpass.days import Span
from hallpass.policy.compile import Rules
from hallpass.register.records import Assignment, Contract
from hallpass.register.register import Register
from hallpass.rules.day import Day
from hallpass.rules.service import Piece
from hallpass.rules.timeline import stretches

COVERED = "covered"
DEFECTIVE = "defective"
UNREAD = "unread"
UNCOVERED = "uncovered"
OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True)
class Cover:
    """How an assignment stands under the contracts: its state, the contract that decides, and what that one lacks."""

    state: str
    contract: Contract | None = None
    paragraphs: tuple[str, ...] = ()

    @property
    def duties(self) -> tuple[str, ...]:
        """The duties that the deciding contract carries, for all that is known."""
        return (self.contract.duties or ()) if self.contract else ()


NO_COVER = Cover(UNCOVERED)
NOT_ASKED = Cover(OUT_OF_SCOPE)


def lacking(contract: Contract, rules: Rules) -> tuple[str, ...]:
    """4.1, 4.3: the duties that a contract lacks, in order, then the paragraph that it contradicts."""
    carried = contract.duties or ()
    missing = tuple(duty for duty in rules["duties"] if duty not in carried)
    return (*missing, *(name for name in (rules["rules_paragraph"],) if name in contract.conflicts))


def cover_of(contract: Contract, rules: Rules) -> Cover:
    """4: whether a contract conforms."""
    if contract.duties is None:
        return Cover(UNREAD, contract)
    paragraphs = lacking(contract, rules)
    return Cover(DEFECTIVE if paragraphs else COVERED, contract, paragraphs)


def cover_on(register: Register, assignment: Assignment, agency: str, day: Day, rules: Rules) -> Cover:
    """2, 3.2: the contract between employer and district that decides for an assignment in scope on the day."""
    district = register.school[assignment.school].district
    in_force = [
        cover_of(contract, rules)
        for contract in register.contracts_between.get((agency, district), ())
        if (contract.schools is None or assignment.school in contract.schools)
        and day >= contract.from_
        and (contract.to is None or day <= contract.to)
    ]
    return min(in_force, key=_precedence, default=NO_COVER)


def _precedence(cover: Cover) -> tuple[int, int, int, str]:
    """A conforming contract first, then an unread one, then the least lacking; then the latest, then the lowest id."""
    contract = cover.contract
    assert contract is not None
    rank = (COVERED, UNREAD, DEFECTIVE).index(cover.state)
    return rank, len(cover.paragraphs), -contract.from_.toordinal(), contract.id


def covers(register: Register, piece: Piece, rules: Rules) -> Iterator[tuple[Span, Cover]]:
    """The contract cover of a piece of service over its days, as ranges of one state and contract."""

    def ask(day: Day) -> Cover:
        return cover_on(register, piece.assignment, piece.agency, day, rules)

    return stretches(ask, piece.days.first, piece.days.last)
