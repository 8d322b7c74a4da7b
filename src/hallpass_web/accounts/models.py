"""Who signs in, the organizations of the installation, and who may do what for which of them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from hallpass_web.audit.models import Kept


def plain_email(email: str) -> str:
    """An address in the one form in which it is kept and compared."""
    return email.strip().casefold()


class People(BaseUserManager["Person"]):
    """The people who may sign in."""

    def create_user(self, email: str, password: str | None = None, **more: Any) -> Person:
        """Make a person; without a password nobody can sign in with one."""
        person = self.model(email=plain_email(email), **more)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who signs in with an e-mail address."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    demo = models.BooleanField(default=False)
    """A person of the demo: signs in with one click, on loopback, in a demo database, and nowhere else."""

    TOLD_AS = "people"
    """The list of the journal whose newest entry about a person must say what stands here."""
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]
    objects = People()

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name, for libraries that ask."""
        return self.name

    def as_row(self) -> dict[str, Any]:
        """The person as the journal writes them; nothing of how they sign in."""
        return {"id": self.pk, "name": self.name, "email": self.email, "demo": self.demo}


class Kind(models.TextChoices):
    """What an organization is."""

    DISTRICT = "district", "District"
    AGENCY = "agency", "Agency"


class Role(models.TextChoices):
    """What somebody is in an organization."""

    COORDINATOR = "coordinator", "Coordinator"
    VIEWER = "viewer", "Viewer"
    CHIEF = "chief", "Chief law enforcement officer"
    TRAINING_COORDINATOR = "training_coordinator", "Training coordinator"
    OFFICER = "officer", "Officer"
    AUDITOR = "auditor", "Auditor"
    ADMINISTRATOR = "administrator", "Administrator"


ROLES_OF = {
    Kind.DISTRICT: (Role.COORDINATOR, Role.VIEWER, Role.AUDITOR),
    Kind.AGENCY: (Role.CHIEF, Role.TRAINING_COORDINATOR, Role.OFFICER, Role.AUDITOR),
    None: (Role.ADMINISTRATOR,),
}
"""The roles that each kind of organization has; the installation itself has administrators."""


class Organization(Kept):
    """A district or an agency that people belong to; `row` is its row in the register's districts or agencies.

    Its key is `district:<row>` or `agency:<row>`.
    """

    LIST = "organizations"
    COLUMNS: ClassVar = {"id": "key", "kind": "kind", "row": "row", "second_factor": "second_factor"}

    kind = models.CharField(max_length=10, choices=Kind.choices)
    row = models.CharField(max_length=200)
    second_factor = models.BooleanField(default=False)
    """Whether everybody of the organization must sign in with a second factor."""


class Membership(Kept):
    """Somebody's role in an organization; no organization is the installation. An ended one has no version now."""

    LIST = "memberships"
    COLUMNS: ClassVar = {
        "id": "key",
        "person": "person",
        "organization": "organization",
        "role": "role",
        "officer": "officer",
    }

    person = models.BigIntegerField(db_index=True)
    """The number of the person."""
    organization = models.CharField(max_length=210, blank=True, db_index=True)
    """The key of the organization; empty for the installation."""
    role = models.CharField(max_length=30, choices=Role.choices)
    officer = models.CharField(max_length=200, blank=True)
    """In the role of officer: the row of the register's officers that is the person."""


class State(models.TextChoices):
    """Where an invitation stands."""

    OPEN = "open", "Open"
    USED = "used", "Used"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Invitation(Kept):
    """A link handed to somebody, which gives one role once. Of the link only a hash is kept."""

    LIST = "invitations"
    COLUMNS: ClassVar = {
        "id": "key",
        "email": "email",
        "name": "name",
        "organization": "organization",
        "role": "role",
        "officer": "officer",
        "given_by": "given_by",
        "token_hash": "token_hash",
        "last_day": "last_day",
        "state": "state",
    }

    email = models.EmailField()
    name = models.CharField(max_length=200)
    organization = models.CharField(max_length=210, blank=True, db_index=True)
    role = models.CharField(max_length=30, choices=Role.choices)
    officer = models.CharField(max_length=200, blank=True)
    given_by = models.CharField(max_length=200)
    """The membership by which it was given: while that does not stand, neither does the invitation."""
    token_hash = models.CharField(max_length=64, db_index=True)
    last_day = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices)


class Notice(Kept):
    """Something that an organization must see: that a member of it is an administrator of the installation.

    `day` is when somebody came to be both, whichever they were first.
    """

    LIST = "notices"
    COLUMNS: ClassVar = {"id": "key", "organization": "organization", "membership": "membership", "day": "day"}

    organization = models.CharField(max_length=210, db_index=True)
    membership = models.CharField(max_length=200)
    day = models.DateField()


class Installation(Kept):
    """This installation: the one row `installation`, written when it began. `demo` marks the database of a demo."""

    LIST = "installation"
    COLUMNS: ClassVar = {"id": "key", "demo": "demo"}

    demo = models.BooleanField(default=False)
