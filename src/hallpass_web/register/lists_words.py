"""What the lists of the register, their columns and their choices are called on a page: the words of the trade."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from hallpass.days import day_of_text
from hallpass.files.words import day_word
from hallpass.register.schema import Column

TITLES: Final[Mapping[str, str]] = {
    "districts": "Districts",
    "schools": "Schools",
    "contact_days": "Student contact days",
    "agencies": "Agencies",
    "agency_policies": "SRO policies of agencies",
    "officers": "Officers",
    "employments": "Employments",
    "courses": "Courses",
    "completions": "Training completed",
    "certificates": "Certificate copies",
    "contracts": "Contracts",
    "assignments": "Assignments",
    "substitute_days": "Substitute days",
    "absences": "Absences",
    "policy_reviews": "Policy reviews",
    "conduct_events": "Conduct events",
    "activities": "Activities",
}
"""What each list is called."""

ACTS: Final[Mapping[str, str]] = {
    "districts": "Add a district",
    "schools": "Add a school",
    "contact_days": "Enter contact days",
    "agencies": "Add an agency",
    "agency_policies": "Record an adopted policy",
    "officers": "Add an officer",
    "employments": "Record an employment",
    "courses": "Add a course",
    "completions": "Record training",
    "certificates": "Record a certificate copy",
    "contracts": "Add a contract",
    "assignments": "Assign an officer",
    "substitute_days": "Enter substitute days",
    "absences": "Record an absence",
    "policy_reviews": "Record a policy review",
    "conduct_events": "Log a conduct event",
    "activities": "Log an activity",
}
"""The act that enters a row of each list, with its object."""

_COLUMNS: Final[Mapping[str, str]] = {
    "id": "Key",
    "name": "Name",
    "kind": "Kind",
    "district": "District",
    "level": "Level",
    "date": "Day",
    "agency": "Agency",
    "adopted_on": "Adopted on",
    "license": "License number",
    "licensed_from": "Licensed from",
    "licensed_to": "Licensed through",
    "officer": "Officer",
    "from": "First day",
    "to": "Last day",
    "course": "Course",
    "approved_from": "Approved from",
    "approved_to": "Approved through",
    "completed_on": "Completed on",
    "received_on": "Received on",
    "schools": "Schools it names",
    "duties": "Duties it carries",
    "additional_duties": "Additional duties (4.2)",
    "conflicts": "Paragraphs it contradicts",
    "school": "School",
    "role": "Role",
    "employer_unable": "The employer could not provide the course (5.3)",
    "instructional_day": "During the regular instructional day (3.2)",
    "policy": "Policy",
    "reviewed_on": "Reviewed on",
    "matter": "What it was about",
    "authority_used": "Authority of the office was used",
    "force_used": "Force was used",
    "discipline_part": "The officer took part in school discipline",
    "decision": "Decision",
    "note": "Note",
    "duty": "Duty",
    "minutes": "Minutes",
}

_SHORT: Final[Mapping[str, str]] = {
    "employer_unable": "Employer unable (5.3)",
    "instructional_day": "Instructional day (3.2)",
    "authority_used": "Authority used",
    "force_used": "Force used",
    "discipline_part": "Part in discipline",
    "conflicts": "Contradicts",
    "additional_duties": "Further duties",
    "schools": "Schools",
    "duties": "Duties",
}

_CHOICES: Final[Mapping[str, str]] = {
    "school_district": "School district",
    "charter_school": "Charter school",
    "elementary": "Elementary",
    "middle": "Middle",
    "secondary": "Secondary",
    "other": "Other",
    "in_person": "In person",
    "e_learning": "E-learning",
    "full": "Full course (5.1)",
    "supplemental": "Supplement (5.2)",
    "legacy_ssc": "Older: School Safety Center basic (5.2)",
    "legacy_nasro": "Older: NASRO basic (5.2)",
    "unknown": "Not known yet",
    "regular": "Regular",
    "substitute": "Substitute",
    "crime": "A crime",
    "school_rule": "A school rule",
    "safety": "Safety",
    "open": "Open",
    "breach": "Breach of 4.3",
    "no_breach": "No breach of 4.3",
    "4.1.1": "4.1.1 Positive school climate",
    "4.1.2": "4.1.2 Protecting from criminal activity",
    "4.1.3": "4.1.3 Liaison to school officials",
    "4.1.4": "4.1.4 Advice on safety drills",
    "4.1.5": "4.1.5 Finding vulnerabilities",
    "4.1.6": "4.1.6 Educating on law enforcement",
    "4.1.7": "4.1.7 Enforcing criminal laws",
    "4.3": "4.3 School rules and discipline",
    "4.4": "4.4 Other duties of a peace officer",
}

_NOTHING: Final[Mapping[tuple[str, str], str]] = {
    ("employments", "from"): "Always",
    ("contracts", "schools"): "All schools",
    ("contracts", "duties"): "Not read yet",
    ("contracts", "additional_duties"): "None",
    ("contracts", "conflicts"): "None",
    ("certificates", "received_on"): "Held, since when is unknown",
}
"""What nothing in a column is called, where its general meaning is not enough."""

_HINTS: Final[Mapping[tuple[str, str], str]] = {
    ("contracts", "schools"): "A contract that names schools covers those alone.",
    ("contracts", "duties"): "Those that it puts on the officer.",
    ("contracts", "additional_duties"): "One in a line.",
    ("contracts", "conflicts"): "Where a clause of it says otherwise.",
    ("assignments", "role"): "",
    ("schools", "name"): "",
}
"""What stands beside a field, where the meaning of its column is not what somebody who fills it in needs."""

OUT_OF_SIGHT: Final = "Not on record, or not visible to you"
YES_NO: Final[Mapping[bool, str]] = {True: "Yes", False: "No"}


def column_words(name: str) -> str:
    """What a column is called."""
    return _COLUMNS.get(name, name.replace("_", " ").capitalize())


def heading_words(name: str) -> str:
    """What a column is called at the head of a table."""
    return _SHORT.get(name) or column_words(name)


def choice_words(choice: str) -> str:
    """What a choice is called; a paragraph without a name of its own is its number."""
    return _CHOICES.get(choice, choice)


def hint_words(list_name: str, column: Column) -> str:
    """What stands beside the field of a column; empty where that would only say its name again."""
    says = _HINTS.get((list_name, column.name), column.says)
    same = _plain(says) == _plain(column_words(column.name))
    return "" if same else says


def _plain(text: str) -> str:
    return text.rstrip(".").casefold().removeprefix("the ")


def nothing_words(list_name: str, column: Column) -> str:
    """What nothing in a column means; empty where it means nothing."""
    return _NOTHING.get((list_name, column.name), (column.null or "").capitalize())


@dataclass(frozen=True, slots=True)
class Said:
    """A value of a row as a page says it, and the row it refers to, if any."""

    words: str
    to: str = ""
    key: str = ""


def value_words(list_name: str, column: Column, value: Any, names: Mapping[str, Mapping[str, str]]) -> Said:
    """A value of a row as a page says it; `names` has the names of the rows of each list that may be referred to."""
    if value is None or (value == [] and column.name != "duties"):
        return Said(nothing_words(list_name, column))
    if column.kind == "list":
        known = names.get(column.to, {}) if column.to else None
        said = [known.get(one, OUT_OF_SIGHT) if known is not None else choice_words(one) for one in value]
        return Said("; ".join(said) or "None of them")
    if column.to:
        name = names.get(column.to, {}).get(value)
        return Said(name, column.to, value) if name else Said(OUT_OF_SIGHT)
    if isinstance(value, bool):
        return Said(YES_NO[value])
    if column.kind == "date":
        day = value if isinstance(value, date) else day_of_text(value)
        return Said(day_word(day) if day else str(value))
    return Said(choice_words(value) if column.choices else str(value))
