"""The demo made: its past entered act by act, in one transaction, into an empty database; there it is left as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db import connection, transaction

from hallpass_web import clock
from hallpass_web.accounts.installation import KEY, is_demo
from hallpass_web.accounts.models import Installation, Membership, Organization, Person
from hallpass_web.accounts.roles import kind_and_row
from hallpass_web.audit.models import Act
from hallpass_web.audit.recorder import Change, Doing, record
from hallpass_web.demo.cast import CAST
from hallpass_web.demo.places import AGENCIES, DISTRICTS
from hallpass_web.demo.plan import plan
from hallpass_web.demo.story import BEGINNING
from hallpass_web.register.bridge import blank_row
from hallpass_web.register.models import MODELS

MORNING: Final = time(8, 10)
APART: Final = timedelta(minutes=7)
"""Between two acts of one day."""
INSTALLATION: Final = "This installation"
NAMES: Final = {f"district:{key}": name for key, (name, _) in DISTRICTS.items()} | {
    f"agency:{key}": name for key, name in AGENCIES.items()
}


class NotTheDemos(Exception):
    """The database holds something else than the demo."""


def make(say: Callable[[str], object]) -> None:
    """Make the demo in an empty database; one that is there already keeps what was done in it."""
    refuse_others()
    if is_demo():
        return
    say("Making the demo district: about two thousand rows and their history.")
    with transaction.atomic():
        _Maker().make(clock.today())


def refuse_others() -> None:
    """Refuse a database that holds anything but the demo; asked before its tables are touched too."""
    there = set(connection.introspection.table_names())
    used = [model for model in (Person, Act) if model._meta.db_table in there and model._default_manager.exists()]
    if used and not is_demo():
        raise NotTheDemos("This database holds an installation that is not the demo's; expected an empty one.")


class _Maker:
    """Enters the past, each act at its time."""

    def __init__(self) -> None:
        self.day = BEGINNING
        self.at = self._morning(BEGINNING)
        self.people: dict[str, int] = {}

    def make(self, today: date) -> None:
        mark = Installation(key=KEY, demo=True)
        self._record("installation.demo", "", [Change(Installation, KEY, mark.as_row())], "")
        self._person("ruth")
        for key in NAMES:
            self._organization(key)
        for key in CAST:
            if key not in ("ruth", "dario"):
                self._person(key)
        for step in plan(today):
            self._until(step.day)
            changes = [
                Change(MODELS[name], row["id"], blank_row(name, row), told_by=step.told_by) for name, row in step.rows
            ]
            self._record(step.kind, step.by, changes, CAST[step.by].organization, step.reason)
            if step.kind == "officers.entered" and any(row["id"] == CAST["dario"].officer for _, row in step.rows):
                self._person("dario")

    def _morning(self, day: date) -> datetime:
        return datetime.combine(day, MORNING, clock.HERE)

    def _until(self, day: date) -> None:
        if day > self.day:
            self.day, self.at = day, self._morning(day)

    def _record(self, kind: str, by: str, changes: Iterable[Change], organization: str, reason: str = "") -> None:
        name = CAST[by].name if by else "Hallpass"
        for_name = NAMES.get(organization, INSTALLATION)
        doing = Doing(kind, self.people.get(by), name, organization, for_name, reason, at=self.at)
        if record(doing, changes) is None:
            raise RuntimeError(f"{kind} of {self.day} changed nothing; expected each step of the demo to change a row")
        self.at += APART

    def _person(self, key: str) -> None:
        """Somebody gets an account and a role, from the administrator."""
        someone = CAST[key]
        person = Person.objects.create_user(someone.email, None, name=someone.name, demo=someone.one_click)
        self.people[key] = person.pk
        membership = Membership(
            key=f"membership-{key}",
            person=person.pk,
            organization=someone.organization,
            role=someone.role,
            officer=someone.officer,
        )
        changes = [
            Change(None, str(person.pk), person.as_row(), about="people"),
            Change(Membership, membership.key, membership.as_row()),
        ]
        self._record("people.entered", "ruth", changes, someone.organization)

    def _organization(self, key: str) -> None:
        """The administrator enters a district or an agency."""
        kind, row = kind_and_row(key)
        name = "districts" if kind == "district" else "agencies"
        fields: dict[str, Any] = {"id": row, "name": NAMES[key]}
        if kind == "district":
            fields["kind"] = DISTRICTS[row][1]
        organization = Organization(key=key, kind=str(kind), row=row)
        changes = [
            Change(MODELS[name], row, blank_row(name, fields)),
            Change(Organization, key, organization.as_row()),
        ]
        self._record("organizations.entered", "ruth", changes, key)
