"""The kernel's answers for a page: the register as the page's moment knew it, under the readings chosen then.

What was loaded is kept in the process and found again by the number of the newest entry: the journal says what a
register was, so nothing kept can be stale.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from functools import cache, cached_property
from threading import Lock
from typing import Any, Final

from hallpass import packs
from hallpass.checking import OfficerAnswer, check_officer
from hallpass.policy.load import load_policy
from hallpass.policy.model import Policy
from hallpass.register.register import Register
from hallpass.rules.day import Day
from hallpass.rules.duty_cover import duty_gaps
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting
from hallpass_web.accounts.asking import Asker
from hallpass_web.audit.asked import Asked
from hallpass_web.audit.moments import Moment
from hallpass_web.register import access, bridge
from hallpass_web.standing.models import ChosenReading

MOST_KEPT: Final = 16


@cache
def policy() -> Policy:
    """The policy of this installation."""
    return load_policy(packs.read_pack())


class Answers:
    """What the kernel answers about those whom an asker sees, as known at a moment. Make it with `answers_for`."""

    def __init__(self, asker: Asker, at: Moment) -> None:
        self.asker = asker
        self.at = at
        self._officers: dict[tuple[str, date], OfficerAnswer] = {}

    @cached_property
    def law(self) -> Law:
        """The policy under the readings chosen then."""
        return Law(policy(), dict(self.at(ChosenReading).values_list("key", "value")))

    @cached_property
    def register(self) -> Register:
        """All facts that the answers rest on; more than the asker may see."""
        return bridge.facts(self.asker, self.at)

    @cached_property
    def setting(self) -> Setting:
        """The register under the law."""
        return Setting(self.register, self.law)

    @cached_property
    def seen(self) -> dict[str, frozenset[str]]:
        """The keys of the rows that the asker sees, for the lists that answers name."""
        lists = ("officers", "schools", "agencies", "assignments", "contracts", "districts", "substitute_days")
        return {
            name: frozenset(access.seen(self.asker, name, self.at).order_by().values_list("key", flat=True))
            for name in lists
        }

    @property
    def officers(self) -> list[str]:
        """The officers whom the asker sees, in the register's order."""
        return [row.id for row in self.register.officers if row.id in self.seen["officers"]]

    def officer(self, key: str, on: date) -> OfficerAnswer:
        """The answer for an officer on a day."""
        if (key, on) not in self._officers:
            self._officers[key, on] = check_officer(self.setting, key, on)
        return self._officers[key, on]

    def every(self, on: date) -> list[OfficerAnswer]:
        """The answers for all officers whom the asker sees, on a day."""
        return [self.officer(key, on) for key in self.officers]

    def gaps(self, on: date) -> dict[str, tuple[str, ...]]:
        """The duties that nobody covers on a day, at the schools that the asker sees."""
        answered = {key: self.officer(key, on) for key in self.register.officer}
        found = duty_gaps(self.setting, Day(on), {key: (one.standing, one.serving) for key, one in answered.items()})
        return {school: duties for school, duties in found.items() if school in self.seen["schools"]}


_kept: OrderedDict[Hashable, Answers] = OrderedDict()
_lock = Lock()


def answers_for(asker: Asker, asked: Asked) -> Answers:
    """The answers for an asker as a page asks them; kept in the process, for the same kind of asker and moment."""
    key = (asker.role, asker.organization, asker.officer, asked.at.number, asked.head)
    return _found(key, lambda: Answers(asker, asked.at))


def _found(key: Hashable, make: Callable[[], Any]) -> Answers:
    with _lock:
        found = _kept.pop(key, None) or make()
        _kept[key] = found
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return found


def forget() -> None:
    """Forget all that is kept: for tests, whose journals begin anew with the same numbers."""
    _kept.clear()
