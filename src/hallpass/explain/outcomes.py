"""What an answer would be, as a clause: the standing, and where the officer may serve."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from hallpass.explain.model import Outcome
from hallpass.explain.words import aloud, listed
from hallpass.policy.vocabulary import MAY_SERVE
from hallpass.rules.serving import NO, NO_CONTRACT, OUTSIDE, UNKNOWN, YES
from hallpass.rules.standing import UNRESOLVED

THE_OFFICER: Final = "the officer"

NOT_IN_FORCE: Final = "not_in_force"

Schools = Mapping[str, str]
"""The name of the school of each assignment."""

_SERVES: Final[Mapping[str, Callable[[str, str], str]]] = {
    YES: lambda who, where: f"{who} may serve at {where}",
    NO: lambda who, where: f"{who} may not serve at {where}",
    UNKNOWN: lambda who, where: f"it is unknown whether {who} may serve at {where}",
    NO_CONTRACT: lambda who, where: f"no contract covers the service{_of(who)} at {where}",
    OUTSIDE: lambda who, where: f"the service{_of(who)} at {where} is outside the policy",
}

_STANDING: Final[Mapping[str, str]] = {
    "cleared": "cleared",
    "cleared_until": "cleared",
    "excused": "excused",
    UNRESOLVED: "unresolved",
    "not_cleared": "not cleared",
}
_AWAY: Final[Mapping[str, str]] = {
    "upcoming": "the officer serves at no school until the next assignment",
    "not_serving": "the officer serves at no school",
}


def _of(who: str) -> str:
    return "" if who == THE_OFFICER else f" of {who}"


def serves_clause(word: str, who: str, schools: Iterable[str]) -> str:
    """May this person serve at these schools? The word as a clause."""
    return _SERVES[word](who, listed(list(dict.fromkeys(schools))))


def standing_clause(outcome: Outcome, now: Outcome, on: date | None = None) -> str:
    """A standing with its paragraph and last day, seen from another one; `on` names the day where it is not plain."""
    if outcome.standing in _AWAY:
        return _AWAY[outcome.standing]
    same = "still " if outcome.standing == now.standing else ""
    if outcome.standing == NOT_IN_FORCE:
        return f"paragraph {outcome.paragraph} is {same}not in force"
    of_day = f" on {aloud(on)}" if on else ""
    through = f" through {aloud(outcome.due)}" if outcome.standing == "cleared_until" and outcome.due else ""
    under = f" under paragraph {outcome.paragraph}" if outcome.standing != UNRESOLVED else ""
    clause = f"the standing{of_day} is {same}{_STANDING[outcome.standing]}{through}{under}"
    if outcome.standing == now.standing and outcome.due != now.due and outcome.due and not through:
        return f"{clause}, with the training due by {aloud(outcome.due)}"
    return clause


def new_words(outcome: Outcome, now: Outcome) -> dict[str, list[str]]:
    """The may-serve words that are other ones than now, each with its assignments, in the policy's order."""
    found: dict[str, list[str]] = {word: [] for word in MAY_SERVE}
    for assignment, word in outcome.serves.items():
        if now.serves.get(assignment) != word:
            found[word].append(assignment)
    return {word: assignments for word, assignments in found.items() if assignments}


def differs(outcome: Outcome, now: Outcome) -> bool:
    """Whether an answer is another one; that an assignment is there no more does not count."""
    return _verdict(outcome) != _verdict(now) or bool(new_words(outcome, now))


def settles(outcome: Outcome, now: Outcome) -> bool:
    """Whether an answer is more than another reason why the standing is unresolved."""
    return outcome.standing != UNRESOLVED or now.standing != UNRESOLVED or bool(new_words(outcome, now))


def _verdict(outcome: Outcome) -> tuple[object, ...]:
    return outcome.standing, outcome.row, outcome.paragraph, outcome.due


def outcome_clause(outcome: Outcome, now: Outcome, schools: Schools, on: date | None = None) -> str:
    """The standing first, where it is another one, then where that changes who may serve."""
    serving = list(_serving(outcome, now, schools))
    same = bool(serving) and _verdict(outcome) == _verdict(now)
    return ", and ".join(serving if same else [standing_clause(outcome, now, on), *serving])


def outcome_later(outcome: Outcome, now: Outcome, schools: Schools, on: date | None = None) -> str:
    """Where the officer may serve then first, then the standing, as far as they are other ones than now."""
    serving = list(_serving(outcome, now, schools))
    ended = [one for one in now.serves if one not in outcome.serves]
    same = _verdict(outcome) == _verdict(now)
    if not serving and same:
        places = listed([schools[one] for one in ended])
        return f"the assignment at {places} has ended" if ended else "other facts are unknown"
    said = ", and ".join(serving)
    if same:
        return said
    standing = standing_clause(outcome, now, on)
    return f"{said}: {standing}" if said else standing


def _serving(outcome: Outcome, now: Outcome, schools: Schools) -> Iterator[str]:
    for word, assignments in new_words(outcome, now).items():
        yield serves_clause(word, THE_OFFICER, [schools[one] for one in assignments])
