"""5.3 and 5.4: the SRO policies that an agency adopted, and who reviewed which version when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from hallpass.days import EVER, NEVER
from hallpass.register.records import AgencyPolicy, PolicyReview
from hallpass.rules.day import Day


def version_in_force(versions: Sequence[AgencyPolicy], day: date) -> AgencyPolicy | None:
    """The version in force on a day, of versions ordered by adoption; of two adopted on one day the later row."""
    at = bisect_right(versions, day, key=lambda row: row.adopted_on)
    return versions[at - 1] if at else None


def current_version(versions: Sequence[AgencyPolicy], day: Day) -> AgencyPolicy | None:
    """The version in force on the day asked about."""
    at = bisect_right(versions, day.date, key=lambda row: row.adopted_on)
    if at < len(versions):
        day.remember(versions[at].adopted_on)
    return versions[at - 1] if at else None


class Reviews:
    """One officer's policy reviews: the first known day for each version, and the versions with an unknown day."""

    __slots__ = ("first", "undated")

    def __init__(self, rows: Iterable[PolicyReview]) -> None:
        self.first: dict[str, date] = {}
        self.undated: set[str] = set()
        for row in rows:
            if row.reviewed_on is None:
                self.undated.add(row.policy)
            else:
                self.first[row.policy] = min(row.reviewed_on, self.first.get(row.policy, NEVER))

    def reviewed_on(self, version: AgencyPolicy | None, assumed: Mapping[str, bool] | None = None) -> date:
        """The day on which the version was reviewed: NEVER where it was not, EVER where nothing is owed."""
        if version is None or (assumed and assumed.get(version.id)):
            return EVER
        return self.first.get(version.id, NEVER)

    def unknown(self, version: AgencyPolicy | None, day: Day) -> bool:
        """Whether nobody knows if the version was reviewed by the day asked about."""
        return version is not None and version.id in self.undated and not day >= self.first.get(version.id, NEVER)
