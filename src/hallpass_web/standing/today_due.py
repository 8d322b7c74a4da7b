"""What falls due within some days: ends of the time to train, first days, sixtieth days, contracts and licenses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from hallpass.checking import TROUBLED, OfficerAnswer
from hallpass.days import NEVER, day_after, day_before
from hallpass.explain.words import listed, sentence
from hallpass.files.words import STANDINGS
from hallpass.register.records import SUBSTITUTE, Contract
from hallpass.rules.owed import COMPLETE_TRAINING, REVIEW_AGENCY_POLICY
from hallpass_web.standing.today_acts import Act, Acts, officer_page
from hallpass_web.standing.today_contracts import covers_in_force, parties
from hallpass_web.standing.today_line import Line, counted, near
from hallpass_web.standing.today_seen import SeenDay
from hallpass_web.standing.today_tally import tally_on

DUE: Final = "due"
_OWED: Final = {COMPLETE_TRAINING: "The training", REVIEW_AGENCY_POLICY: "The review of the agency’s policy"}


def due_lines(day: SeenDay, acts: Acts, last: date) -> list[Line]:
    """Everything that falls due up to a day, the next first."""
    found: list[Line] = []
    for answer in day.every:
        found += _officer_lines(day, acts, answer, last)
    found += _contract_lines(day, acts, last)
    return sorted(found, key=lambda line: (line.day or NEVER, line.who))


def _officer_lines(day: SeenDay, acts: Acts, answer: OfficerAnswer, last: date) -> Iterator[Line]:
    """One line for an officer: what is owed by a day to come, else the next day on which the standing gets worse."""
    owed = [one for one in answer.owed if one.by and day.on <= one.by <= last and one.action in _OWED]
    if owed:
        yield _owed_line(day, acts, answer, [one.action for one in owed], min(one.by for one in owed if one.by))
    elif answer.next_change and answer.next_change[1] in TROUBLED and answer.next_change[0] <= last:
        yield _change_line(day, acts, answer, *answer.next_change)
    ends = answer.officer.licensed_to
    if ends and day.on <= ends <= last and any(one.in_scope for one in answer.serving):
        act = acts.look(answer.officer.id, "See the officer")
        if acts.may("officers", answer.agency):
            act = acts.correct("officers", answer.officer.id, "Record renewal")
        yield _line(day, answer, ends, "The license on record ends.", day.rules["license_paragraph"], act, "Ends")


def _line(
    day: SeenDay, answer: OfficerAnswer, by: date, says: str, paragraph: str | None, act: Act, words: str = ""
) -> Line:
    where, href = _where(day, answer), officer_page(answer.officer.id)
    return Line(DUE, answer.name, where, says, paragraph, act, words, by, href)


def _where(day: SeenDay, answer: OfficerAnswer) -> str:
    """Where the officer serves, or is to serve first."""
    if held := day.held_by.get(answer.officer.id):
        return day.places(held)
    starts = answer.next_change[0] if answer.next_change else None
    rows = [row for row in day.register.assignments_of.get(answer.officer.id, ()) if row.from_ == starts]
    schools = listed(list(dict.fromkeys(day.school(row.school) for row in rows)))
    return f"{schools} from {near(starts, day.on)}" if schools and starts else day.agency(answer.agency)


def _owed_line(day: SeenDay, acts: Acts, answer: OfficerAnswer, actions: list[str], by: date) -> Line:
    what = " and ".join(_OWED[action] if at == 0 else _OWED[action].lower() for at, action in enumerate(actions))
    paragraph = next(one.paragraph for one in answer.owed if one.action == actions[0])
    if answer.standing.standing == "upcoming":
        says = f"{what} must be done by this day to serve from the first day on."
    else:
        ground = sentence(answer.standing.row.says) if answer.standing.row else ""
        says = f"{ground} {what} must be done by this day."
    return _line(day, answer, by, says, paragraph, acts.cure(answer))


def _change_line(day: SeenDay, acts: Acts, answer: OfficerAnswer, changes: date, standing: str) -> Line:
    """The standing gets worse of itself; of a substitute, with the days counted."""
    paragraph = answer.standing.paragraph
    if answer.standing.role == SUBSTITUTE and answer.standing.standing == "excused":
        tally = tally_on(day.answers.setting.officer(answer.officer.id), day.on)
        if tally.ends:
            says = (
                f"{counted(tally.counted, 'day')} counted, {tally.allowed} allowed. "
                f"The planned days pass the limit on {near(tally.ends, day.on)}."
            )
            return _line(day, answer, tally.ends, says, paragraph, acts.look(answer.officer.id, "See the days"), "On")
    says = f"From {near(changes, day.on)}: {STANDINGS[standing].lower()}, if nothing new is recorded."
    return _line(day, answer, day_before(changes), says, paragraph, acts.look(answer.officer.id))


def _contract_lines(day: SeenDay, acts: Acts, last: date) -> Iterator[Line]:
    for contract, ends in ending_contracts(day, last):
        who, where = parties(day, contract)
        served = {one.assignment.school for one in day.held if one.serving.cover.contract is contract}
        says = "The contract ends, and no later one is on record."
        if served:
            schools = counted(len(served), "school")
            says = f"{says} {schools} would have none from {near(day_after(ends), day.on)}."
        yield Line(DUE, who, where, says, day.rules["contract_paragraph"], _renew(acts, contract, ends), "Ends", ends)


def _renew(acts: Acts, contract: Contract, ends: date) -> Act:
    if not acts.may("contracts"):
        return acts.contract(contract, "")
    given = {"agency": contract.agency, "district": contract.district, "from": day_after(ends).isoformat()}
    return acts.enter("contracts", "Add the next one", **given)


def ending_contracts(day: SeenDay, last: date) -> Iterator[tuple[Contract, date]]:
    """The contracts that end up to a day, with that day, where no later one covers the same schools from then on."""
    for cover in covers_in_force(day):
        contract = cover.contract
        if contract is None or contract.to is None or contract.to > last:
            continue
        after = day_after(contract.to)
        between = day.register.contracts_between[contract.agency, contract.district]
        later = [row for row in between if row.from_ <= after <= (row.to or NEVER)]
        if not any(_covers(row, contract) for row in later):
            yield contract, contract.to


def _covers(later: Contract, contract: Contract) -> bool:
    if later.schools is None:
        return True
    return contract.schools is not None and set(contract.schools) <= set(later.schools)
