"""The kept register: for each list of the register file a table of its rows in their versions.

References are the text keys of the file and need not lead anywhere: a register may contradict itself, which is a
fault to be shown and not a row to be refused.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from hallpass.register.schema import LISTS
from hallpass_web.audit.models import Kept


def _columns(list_name: str) -> dict[str, str]:
    return {column.name: field_of(column.name) for column in LISTS[list_name].columns} | {"extra": "extra"}


def field_of(column: str) -> str:
    """The field that holds a column of the file: `id` is the key of the row, and `from` is a word of Python's."""
    return {"id": "key", "from": "first_day", "to": "last_day"}.get(column, column)


def _key() -> models.CharField[str, str]:
    return models.CharField(max_length=200, db_index=True)


def _text() -> models.CharField[str, str]:
    return models.CharField(max_length=2000)


def _text_if_any() -> models.CharField[str | None, str | None]:
    return models.CharField(max_length=2000, null=True)


def _choice() -> models.CharField[str, str]:
    return models.CharField(max_length=40)


def _day() -> models.DateField[Any, Any]:
    return models.DateField()


def _day_if_any() -> models.DateField[Any, Any]:
    return models.DateField(null=True)


class RegisterRow(Kept):
    """A row of a list of the register; columns that the format does not have are kept in `extra`."""

    extra = models.JSONField(default=dict)

    class Meta(Kept.Meta):
        abstract = True


class District(RegisterRow):
    """A school district or a charter school."""

    LIST = "districts"
    COLUMNS: ClassVar = _columns("districts")
    name = _text()
    kind = _choice()


class School(RegisterRow):
    """A school of a district (3.1)."""

    LIST = "schools"
    COLUMNS: ClassVar = _columns("schools")
    district = _key()
    name = _text()
    level = _choice()


class ContactDay(RegisterRow):
    """A student contact day of a district's calendar."""

    LIST = "contact_days"
    COLUMNS: ClassVar = _columns("contact_days")
    district = _key()
    date = _day()
    kind = _choice()


class Agency(RegisterRow):
    """A law enforcement agency that employs officers."""

    LIST = "agencies"
    COLUMNS: ClassVar = _columns("agencies")
    name = _text()


class AgencyPolicy(RegisterRow):
    """A version of the SRO policy that an agency adopted."""

    LIST = "agency_policies"
    COLUMNS: ClassVar = _columns("agency_policies")
    agency = _key()
    adopted_on = _day()


class Officer(RegisterRow):
    """A licensed peace officer."""

    LIST = "officers"
    COLUMNS: ClassVar = _columns("officers")
    name = _text()
    license = _text_if_any()
    licensed_from = _day_if_any()
    licensed_to = _day_if_any()


class Employment(RegisterRow):
    """The days on which an agency employs an officer."""

    LIST = "employments"
    COLUMNS: ClassVar = _columns("employments")
    officer = _key()
    agency = _key()
    first_day = _day_if_any()
    last_day = _day_if_any()


class Course(RegisterRow):
    """A training course, known by its kind."""

    LIST = "courses"
    COLUMNS: ClassVar = _columns("courses")
    name = _text()
    kind = _choice()
    approved_from = _day_if_any()
    approved_to = _day_if_any()


class Completion(RegisterRow):
    """An officer completed a course."""

    LIST = "completions"
    COLUMNS: ClassVar = _columns("completions")
    officer = _key()
    course = _key()
    completed_on = _day_if_any()


class Certificate(RegisterRow):
    """A copy of a certificate that an agency holds (5.5)."""

    LIST = "certificates"
    COLUMNS: ClassVar = _columns("certificates")
    officer = _key()
    course = _key()
    completed_on = _day_if_any()
    agency = _key()
    received_on = _day_if_any()


class Contract(RegisterRow):
    """An agreement between one agency and one district (section 4)."""

    LIST = "contracts"
    COLUMNS: ClassVar = _columns("contracts")
    agency = _key()
    district = _key()
    schools = models.JSONField(null=True)
    first_day = _day()
    last_day = _day_if_any()
    duties = models.JSONField(null=True)
    additional_duties = models.JSONField(default=list)
    conflicts = models.JSONField(default=list)


class Assignment(RegisterRow):
    """An officer is assigned to a school (3.2)."""

    LIST = "assignments"
    COLUMNS: ClassVar = _columns("assignments")
    officer = _key()
    school = _key()
    role = _choice()
    first_day = _day()
    last_day = _day_if_any()
    employer_unable = models.BooleanField(null=True)
    instructional_day = models.BooleanField()


class SubstituteDay(RegisterRow):
    """A day of substitute service, served or planned (5.4)."""

    LIST = "substitute_days"
    COLUMNS: ClassVar = _columns("substitute_days")
    officer = _key()
    school = _key()
    date = _day()


class Absence(RegisterRow):
    """Days on which an officer is away."""

    LIST = "absences"
    COLUMNS: ClassVar = _columns("absences")
    officer = _key()
    first_day = _day()
    last_day = _day_if_any()


class PolicyReview(RegisterRow):
    """An officer reviewed a version of an agency policy (5.3, 5.4)."""

    LIST = "policy_reviews"
    COLUMNS: ClassVar = _columns("policy_reviews")
    officer = _key()
    policy = _key()
    reviewed_on = _day_if_any()


class ConductEvent(RegisterRow):
    """A logged event under 4.3. No student is named."""

    LIST = "conduct_events"
    COLUMNS: ClassVar = _columns("conduct_events")
    officer = _key()
    school = _key()
    date = _day()
    matter = _choice()
    authority_used = models.BooleanField()
    force_used = models.BooleanField()
    discipline_part = models.BooleanField()
    decision = _choice()
    note = _text_if_any()


class Activity(RegisterRow):
    """Time that an officer gave to a duty at a school."""

    LIST = "activities"
    COLUMNS: ClassVar = _columns("activities")
    officer = _key()
    school = _key()
    date = _day()
    duty = _choice()
    minutes = models.IntegerField(null=True)
    note = _text_if_any()


class OtherRow(Kept):
    """A row of a list that the format does not have; kept as it came."""

    LIST = "other_rows"
    COLUMNS: ClassVar = {"id": "key", "list": "list", "row": "row"}

    list = _key()
    row = models.JSONField(default=dict)


MODELS: dict[str, type[RegisterRow]] = {model.LIST: model for model in RegisterRow.__subclasses__()}
"""The table of each list of the register file, in the order of the format."""

from hallpass_web.register.importing.models import FileName, Import  # noqa: E402, F401 (tables of this app)
