"""The readings of open passages: which holds, since when and by whom; choosing another; whose answers that changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from hallpass.days import next_school_year, school_year_end
from hallpass.explain.words import plain, sentence
from hallpass.impact import Impact, impact
from hallpass.policy.model import Reading, Version
from hallpass.rules.law import Law
from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Role
from hallpass_web.audit.models import Act, Entry
from hallpass_web.audit.moments import Moment
from hallpass_web.audit.recorder import Change, record
from hallpass_web.register import bridge
from hallpass_web.register.services import Refused, doing_of
from hallpass_web.register.wrong import Wrong
from hallpass_web.standing.answers import Answers
from hallpass_web.standing.models import ChosenReading


@dataclass(frozen=True, slots=True)
class ReadingNow:
    """An open passage with the value that holds; the act that chose it, None where nobody did; its version."""

    reading: Reading
    value: str
    act: Act | None = None
    since: int = 0

    @property
    def title(self) -> str:
        """What the passage is called."""
        return title_of(self.reading)

    @property
    def says(self) -> str:
        """What the value that holds means."""
        return next(one.says for one in self.reading.values if one.value == self.value)


def title_of(reading: Reading) -> str:
    """What an open passage is called: its name in plain words."""
    return sentence(plain(reading.name)).rstrip(".")


def readings_now(version: Version, values: Mapping[str, str], at: Moment) -> list[ReadingNow]:
    """Every open passage with what holds, as known at a moment."""
    since = dict(at(ChosenReading).values_list("key", "since"))
    act_of = dict(Entry.objects.filter(number__in=since.values()).values_list("number", "act"))
    acts = {act.number: act for act in Act.objects.filter(number__in=act_of.values())}
    return [
        ReadingNow(one, values[one.name], acts.get(act_of.get(since.get(one.name, 0), 0)), since.get(one.name, 0))
        for one in version.readings.values()
    ]


def may_choose(asker: Asker) -> bool:
    """Only an administrator chooses: the readings are the same for everybody."""
    return asker.role == Role.ADMINISTRATOR


def choose(asker: Asker, version: Version, name: str, value: str, expects: int, reason: str) -> Act | None:
    """Choose how an open passage is read, for everybody; the reason says on whose advice."""
    version.chosen({name: value})  # refuses what the policy does not have
    if not may_choose(asker):
        raise Refused([Wrong("", "Only an administrator chooses how the policy is read.")])
    if not reason.strip():
        raise Refused([Wrong("reason", "Expected a reason: the reading changes answers for everybody. Found nothing.")])
    change = Change(ChosenReading, name, {"id": name, "value": value}, expects=expects)
    return record(doing_of(asker, "readings.chosen", reason), [change])


def whose_answers(answers: Answers, name: str, value: str, on: date) -> Impact:
    """Whose answers another reading changes, from a day to the end of the next school year.

    An administrator is told of everybody, and only how many; everybody else of the officers whom they see.
    """
    law = answers.law
    other = Law(law.policy, {**law.given, name: value})
    last = school_year_end(next_school_year(on))
    if may_choose(answers.asker):
        return impact(bridge.everything(answers.at), law, other, on, last)
    found = impact(answers.register, law, other, on, last)
    seen = answers.seen["officers"]
    changed = tuple(one for one in found.changed if one.officer.id in seen)
    return replace(found, officers=len(answers.officers), changed=changed)
