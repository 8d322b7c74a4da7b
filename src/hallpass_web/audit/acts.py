"""The acts: what can be done to the record, each with its name and its sentence. Nothing else is ever recorded.

Names stay for good: they stand in the chain. What an act does to personal data is told by `PRIVATE`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from hallpass.register.schema import LISTS

ONE: Final[Mapping[str, str]] = {
    "districts": "district",
    "schools": "school",
    "contact_days": "contact day",
    "agencies": "agency",
    "agency_policies": "SRO policy",
    "officers": "officer",
    "employments": "employment",
    "courses": "course",
    "completions": "completion",
    "certificates": "certificate copy",
    "contracts": "contract",
    "assignments": "assignment",
    "substitute_days": "substitute day",
    "absences": "absence",
    "policy_reviews": "policy review",
    "conduct_events": "conduct event",
    "activities": "activity",
}
"""What one row of each list of the register is called."""


def _of_lists() -> dict[str, str]:
    acts: dict[str, str] = {}
    for name in LISTS:
        thing = ONE[name]
        acts |= {
            f"{name}.entered": f"Entered: {thing}",
            f"{name}.completed": f"Filled in: {thing}",
            f"{name}.corrected": f"Corrected: {thing}",
            f"{name}.removed": f"Removed: {thing}",
        }
    return acts


SENTENCES: Final[Mapping[str, str]] = {
    **_of_lists(),
    "import.accepted": "Accepted a file",
    "import.undone": "Undid the acceptance of a file",
    "courses.confirmed": "Confirmed a course that an organization proposed",
    "agency.taken_over": "Took over the agency's records",
    "readings.chosen": "Chose how an open passage is read",
    "settings.changed": "Changed a setting",
    "values.blanked": "Blanked personal values on lawful request",
    "installation.begun": "Began this installation",
    "installation.demo": "Marked this database as the demo's",
    "organizations.entered": "Entered an organization",
    "organizations.second_factor": "Changed whether a second factor is required",
    "people.entered": "Entered a person",
    "people.activated": "Activated an account",
    "people.named": "Changed the own name",
    "people.signed_in": "Signed in",
    "people.signed_out": "Signed out",
    "people.second_factor": "Changed a second factor",
    "people.password": "Changed a password",
    "people.linked": "Linked a sign-in of another issuer",
    "memberships.granted": "Gave a role",
    "memberships.ended": "Ended a role",
    "invitations.sent": "Invited somebody",
    "invitations.used": "Used an invitation",
    "invitations.withdrawn": "Withdrew an invitation",
    "notices.noted": "Took note of a notice",
}
"""What each act is called on a page. The name of an act is its key."""

PRIVATE: Final[Mapping[str, frozenset[str]]] = {
    "officers": frozenset({"name", "license", "extra"}),
    "conduct_events": frozenset({"note", "extra"}),
    "activities": frozenset({"note", "extra"}),
    "acts": frozenset({"by_name", "reason"}),
    "people": frozenset({"name", "email"}),
    "invitations": frozenset({"name", "email"}),
    "imports": frozenset({"file"}),
    "file_names": frozenset({"name"}),
    "other_rows": frozenset({"row"}),
    **{name: frozenset({"extra"}) for name in LISTS if name not in ("officers", "conduct_events", "activities")},
}
"""For each list the columns that enter the chain as salted hashes only, for they may have to be blanked."""


def sentence_of(kind: str) -> str:
    """What an act is called on a page."""
    return SENTENCES[kind]
