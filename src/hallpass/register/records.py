"""What a district and its agencies know: one frozen record for each list of the register file.

The fields are the columns of the format `hallpass-register/1`, in order; their meaning stands beside them, and
`schema.py` reads it from here for the files, the docs and every other edge.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field
from typing import Any, Final, Literal

Kind = Literal["id", "text", "date", "choice", "yes_no", "number", "list"]

KINDS_OF_DISTRICT: Final = ("school_district", "charter_school")
LEVELS: Final = ("elementary", "middle", "secondary", "other")
IN_PERSON: Final = "in_person"
E_LEARNING: Final = "e_learning"
KINDS_OF_CONTACT_DAY: Final = (IN_PERSON, E_LEARNING)
KINDS_OF_COURSE: Final = ("full", "supplemental", "legacy_ssc", "legacy_nasro", "unknown")
UNKNOWN_KIND: Final = "unknown"
ROLES: Final = ("regular", "substitute")
REGULAR: Final = "regular"
SUBSTITUTE: Final = "substitute"
DUTIES: Final = ("4.1.1", "4.1.2", "4.1.3", "4.1.4", "4.1.5", "4.1.6", "4.1.7")
PARAGRAPHS: Final = (
    *("1", "2", "3", "3.1", "3.2", "4", "4.1", *DUTIES, "4.2", "4.3", "4.4"),
    *("5", "5.1", "5.2", "5.3", "5.4", "5.5"),
)
MATTERS: Final = ("crime", "school_rule", "safety", "other")
DECISIONS: Final = ("open", "breach", "no_breach")

NO_EXTRA: Final[Mapping[str, str]] = {}  # shared by very many rows


def _column(kind: Kind, says: str, default: Any = MISSING, **more: Any) -> Any:
    return field(default=default, metadata={"kind": kind, "says": says, **more})


def _key() -> Any:
    return _column("id", "The file's own text key.")


def _own_id() -> Any:
    return _column("id", "The file's own text key of the row, where it has one.", None)


def _extra() -> Any:
    return field(default_factory=lambda: NO_EXTRA, metadata={"kind": "extra"}, hash=False)


def _to(list_name: str, says: str) -> Any:
    return _column("id", says, to=list_name)


def _choice(says: str, choices: tuple[str, ...], default: Any = MISSING) -> Any:
    return _column("choice", says, default, choices=choices)


@dataclass(frozen=True, slots=True)
class District:
    """A school district or a charter school."""

    id: str = _key()
    name: str = _column("text", "Name of the district.")
    kind: str = _choice("What it is.", KINDS_OF_DISTRICT)
    extra: Mapping[str, str] = _extra()


@dataclass(frozen=True, slots=True)
class School:
    """A school of a district (3.1)."""

    id: str = _key()
    district: str = _to("districts", "The district that runs the school.")
    name: str = _column("text", "Name of the school.")
    level: str = _choice("Elementary, middle and secondary schools are in scope (3.1).", LEVELS)
    extra: Mapping[str, str] = _extra()


@dataclass(frozen=True, slots=True)
class ContactDay:
    """A student contact day of a district's calendar."""

    district: str = _to("districts", "The district whose calendar it is.")
    date: datetime.date = _column("date", "The student contact day.")
    kind: str = _choice("In person, or an e-learning day.", KINDS_OF_CONTACT_DAY, IN_PERSON)
    id: str | None = _own_id()
    extra: Mapping[str, str] = _extra()


@dataclass(frozen=True, slots=True)
class Agency:
    """A law enforcement agency that employs officers."""

    id: str = _key()
    name: str = _column("text", "Name of the agency.")
    extra: Mapping[str, str] = _extra()


@dataclass(frozen=True, slots=True)
class AgencyPolicy:
    """A version of the SRO policy that an agency adopted."""

    id: str = _key()
    agency: str = _to("agencies", "The agency that adopted it.")
    adopted_on: datetime.date = _column(
        "date", "The day of adoption; in force from that day to the day before the next version's."
    )
    extra: Mapping[str, str] = _extra()


@dataclass(frozen=True, slots=True)
class Officer:
    """A licensed peace officer."""

    id: str = _key()
    name: str = _column("text", "Name of the officer.")
    license: str | None = _column("text", "Peace officer license number.", None)
    licensed_from: datetime.date | None = _column("date", "First day of the license.", None, null="always")
    licensed_to: datetime.date | None = _column("date", "Last day of the license.", None, null="open")
    extra: Mapping[str, str] = _extra()


@dataclass(frozen=True, slots=True)
class Employment:
    """The days on which an agency employs an officer."""

    officer: str = _to("officers", "The officer.")
    agency: str = _to("agencies", "The employer.")
    from_: datetime.date | None = _column("date", "First day.", None, null="always")
    to: datetime.date | None = _column("date", "Last day.", None, null="open")
    id: str | None = _own_id()
    extra: Mapping[str, str] = _extra()


@dataclass(frozen=True, slots=True)
class Course:
    """A training course, known by its kind."""

    id: str = _key()
    name: str = _column("text", "Name of the course.")
    kind: str = _choice("What the course is under 5.1 and 5.2.", KINDS_OF_COURSE, UNKNOWN_KIND)
    approved_from: datetime.date | None = _column("date", "First day of its approval.", None, null="always")
    approved_to: datetime.date | None = _column("date", "Last day of its approval.", None, null="open")
    extra: Mapping[str, str] = _extra()


@dataclass(frozen=True, slots=True)
class Completion:
    """An officer completed a course."""

    officer: str = _to("officers", "The officer.")
    course: str = _to("courses", "The course.")
    completed_on: datetime.date | None = _column("date", "The day of completion.", None, null="unknown")
    id: str | None = _own_id()
    extra: Mapping[str, str] = _extra()


@dataclass(frozen=True, slots=True)
class Certificate:
    """A copy of a certificate that an agency holds (5.5)."""

    officer: str = _to("officers", "The officer.")
    course: str = _to("courses", "The course.")
    completed_on: datetime.date | None = _column("date", "The day of the completion it belongs to.", null="unknown")
    agency: str = _to("agencies", "The agency that holds the copy.")
    received_on: datetime.date | None = _column("date", "The day it came in.", None, null="held, since when is unknown")
    id: str | None = _own_id()
    extra: Mapping[str, str] = _extra()


@dataclass(frozen=True, slots=True)
class Contract:
    """An agreement between one agency and one district (section 4)."""

    id: str = _key()
    agency: str = _to("agencies", "The agency.")
    district: str = _to("districts", "The district.")
    schools: tuple[str, ...] | None = _column("list", "The schools it names.", null="all", to="schools")
    from_: datetime.date = _column("date", "First day in force.")
    to: datetime.date | None = _column("date", "Last day in force.", None, null="open")
    duties: tuple[str, ...] | None = _column(
        "list", "The duties of 4.1 that it carries; `none` carries none.", None, null="unknown", choices=DUTIES
    )
    additional_duties: tuple[str, ...] = _column("list", "Further duties (4.2).", ())
    conflicts: tuple[str, ...] = _column("list", "Paragraphs that a clause of it contradicts.", (), choices=PARAGRAPHS)
    extra: Mapping[str, str] = _extra()


@dataclass(frozen=True, slots=True)
class Assignment:
    """An officer is assigned to a school (3.2)."""

    id: str = _key()
    officer: str = _to("officers", "The officer.")
    school: str = _to("schools", "The school.")
    role: str = _choice("Regular responsibility, or substitute.", ROLES)
    from_: datetime.date = _column("date", "First day.")
    to: datetime.date | None = _column("date", "Last day.", None, null="open")
    employer_unable: bool | None = _column(
        "yes_no", "The employer could not provide the course before the first day (5.3).", None, null="unknown"
    )
    instructional_day: bool = _column("yes_no", "During the regular instructional day (3.2).", True)
    extra: Mapping[str, str] = _extra()


@dataclass(frozen=True, slots=True)
class SubstituteDay:
    """A day of substitute service, served or planned (5.4)."""

    officer: str = _to("officers", "The officer.")
    school: str = _to("schools", "The school.")
    date: datetime.date = _column("date", "The day.")
    id: str | None = _own_id()
    extra: Mapping[str, str] = _extra()


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which an officer is away."""

    officer: str = _to("officers", "The officer.")
    from_: datetime.date = _column("date", "First day.")
    to: datetime.date | None = _column("date", "Last day.", None, null="open")
    id: str | None = _own_id()
    extra: Mapping[str, str] = _extra()


@dataclass(frozen=True, slots=True)
class PolicyReview:
    """An officer reviewed a version of an agency policy (5.3, 5.4)."""

    officer: str = _to("officers", "The officer.")
    policy: str = _to("agency_policies", "The version reviewed.")
    reviewed_on: datetime.date | None = _column("date", "The day of the review.", None, null="unknown")
    id: str | None = _own_id()
    extra: Mapping[str, str] = _extra()


@dataclass(frozen=True, slots=True)
class ConductEvent:
    """A logged event under 4.3. No student is named."""

    id: str = _key()
    officer: str = _to("officers", "The officer.")
    school: str = _to("schools", "The school.")
    date: datetime.date = _column("date", "The day.")
    matter: str = _choice("What it was about.", MATTERS)
    authority_used: bool = _column("yes_no", "The authority of the office was used.", False)
    force_used: bool = _column("yes_no", "Force was used.", False)
    discipline_part: bool = _column("yes_no", "The officer took part in school discipline.", False)
    decision: str = _choice("The decision, by someone with the right to decide.", DECISIONS, "open")
    note: str | None = _column("text", "A note without student names.", None)
    extra: Mapping[str, str] = _extra()


@dataclass(frozen=True, slots=True)
class Activity:
    """Time that an officer gave to a duty at a school."""

    officer: str = _to("officers", "The officer.")
    school: str = _to("schools", "The school.")
    date: datetime.date = _column("date", "The day.")
    duty: str = _choice("The duty of 4.1.", DUTIES)
    minutes: int | None = _column("number", "Minutes.", None)
    note: str | None = _column("text", "A note without student names.", None)
    id: str | None = _own_id()
    extra: Mapping[str, str] = _extra()
