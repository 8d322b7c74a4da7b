"""What an asker may write by an import: the rules of `owners.py`, with what the file itself brings.

An agency that the file names for the first time is kept by the coordinator's district from that act on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Kind, Membership, Role
from hallpass_web.audit.moments import Moment
from hallpass_web.audit.recorder import MOST_AT_ONCE
from hallpass_web.register import models as m
from hallpass_web.register.importing.comparing import Compared
from hallpass_web.register.owners import NO, PROPOSERS, Right, Rights, employers_among

IMPORTERS: Final = (Role.COORDINATOR, Role.TRAINING_COORDINATOR, Role.CHIEF)
"""The roles that may bring files."""


class ImportRights(Rights):
    """What an asker may write, as things stand at a moment, together with the rows of the file."""

    def __init__(self, asker: Asker, at: Moment, rows: Sequence[Compared]) -> None:
        new: dict[str, dict[str, Mapping[str, Any]]] = {}
        for row in rows:
            if row.before is None:
                new.setdefault(row.list, {})[row.key] = row.after
        coming = new.get("employments", {}).values()
        super().__init__(asker, at, [row for row in coming if row["officer"] in new.get("officers", {})])
        self._new = new
        self.know_employers(str(row.after.get("officer") or row.key) for row in rows)

    def know_employers(self, officers: Iterable[str]) -> None:
        """Find out who employs all these officers, in a few queries."""
        self._employers |= _all_employers(self.at, set(officers))

    def over(self, row: Compared) -> Right:
        """May the asker write this row, as it stands and as it becomes?"""
        if row.before is not None and not self._of(row.list, row.before, is_new=False).may:
            return NO
        return self._of(row.list, row.after, is_new=row.before is None)

    def _of(self, name: str, row: Mapping[str, Any], *, is_new: bool) -> Right:
        if name == "courses" and is_new:
            return Right(self.asker.role in IMPORTERS, self.asker.organization)
        if name == "agencies" and (is_new or row["id"] in self._named):
            return Right(self.asker.role == Role.COORDINATOR, self.asker.organization)
        return self.to(name, row)

    @cached_property
    def kept(self) -> set[str]:
        """The agencies that the asker's district keeps, those that the file names for the first time among them."""
        if self.asker.kind != Kind.DISTRICT:
            return set()
        return super().kept | self._named | set(self._new.get("agencies", ()))

    @cached_property
    def _named(self) -> set[str]:
        """The agencies that the district was the first to name and that nobody belongs to yet."""
        told = set(self.at(m.Agency).filter(told_by=self.asker.organization).values_list("key", flat=True))
        contracted = {row["agency"] for row in self._new.get("contracts", {}).values()}
        named = told | (contracted & set(self.at(m.Agency).filter(key__in=contracted).values_list("key", flat=True)))
        members = Membership.objects.filter(until=None, organization__in=[f"{Kind.AGENCY}:{key}" for key in named])
        return named - {name.partition(":")[2] for name in members.values_list("organization", flat=True)}

    def _adopters_of(self, policy: str) -> set[str]:
        new = self._new.get("agency_policies", {}).get(policy)
        return {new["agency"]} if new else super()._adopters_of(policy)

    def _districts_of(self, row: Mapping[str, Any]) -> set[str]:
        new = self._new.get("schools", {}).get(row.get("school", ""))
        return {new["district"]} if new and "district" not in row else super()._districts_of(row)


def all_theirs(asker: Asker, rows: Sequence[tuple[str, m.RegisterRow]], at: Moment) -> bool:
    """Whether all these rows, each with its list, are the asker's to write as they stand; what one proposed is."""
    rights = ImportRights(asker, at, ())
    rights.know_employers(str(getattr(row, "officer", row.key)) for _, row in rows)
    return all(
        (name in PROPOSERS and row.told_by == asker.organization) or rights.to(name, row.as_row()).may
        for name, row in rows
    )


def _all_employers(at: Moment, officers: set[str]) -> dict[str, set[str]]:
    """The employers of all these officers, asked for in a few queries."""
    wanted = sorted(officers)
    found: dict[str, list[m.Employment]] = {officer: [] for officer in wanted}
    for start in range(0, len(wanted), MOST_AT_ONCE):
        for row in at(m.Employment).filter(officer__in=wanted[start : start + MOST_AT_ONCE]):
            found[row.officer].append(row)
    return {officer: employers_among(rows) for officer, rows in found.items()}
