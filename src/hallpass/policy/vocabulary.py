"""The names that a pack's expressions may use, with their types. `hallpass.rules` works out each of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

Type = Literal["day", "date", "number", "truth", "text", "months", "days", "list", "reading"]
Unit = Literal["date", "months", "days", "list", "paragraph"]

SERVICE_FACTS: Final[Mapping[str, Type]] = {
    "day": "day",  # the day asked about
    "trained_on": "date",  # the first day on which a completed course counts; never: the end of time
    "trained_by": "text",  # the kind of that course
    "legacy": "truth",  # an older course completed in time
    "clock_on": "date",  # the day from which the duties count as assumed
    "employer_unable": "truth",  # the employer said that it could not provide the course
    # Review of the agency policy in force on clock_on; nothing owed: the dawn of time.
    "start_policy_reviewed_on": "date",
}
"""Facts of the table `regular`."""

SUBSTITUTE_FACTS: Final[Mapping[str, Type]] = {
    **SERVICE_FACTS,
    "current_policy_reviewed_on": "date",  # review of the agency policy in force on the day asked about
    "nth_day": "number",  # 1 + the counted days of the school year before the day asked about
    "days_in_year": "number",  # all counted days of the school year, planned ones too
}
"""Facts of the table `substitute`."""

MAY_SERVE_FACTS: Final[Mapping[str, Type]] = {
    "in_scope": "truth",  # the assignment is in scope (3.1, 3.2)
    "standing": "text",  # the officer's standing
    "contract_state": "text",  # covered, defective, unread, uncovered or out_of_scope
}
"""Facts of the table `may_serve`."""

REGULAR_TABLE: Final = "regular"
SUBSTITUTE_TABLE: Final = "substitute"
MAY_SERVE_TABLE: Final = "may_serve"
TABLES: Final[Mapping[str, Mapping[str, Type]]] = {
    REGULAR_TABLE: SERVICE_FACTS,
    SUBSTITUTE_TABLE: SUBSTITUTE_FACTS,
    MAY_SERVE_TABLE: MAY_SERVE_FACTS,
}
"""The tables of a pack, with the facts that each may use."""

STANDINGS: Final = (
    "cleared",
    "cleared_until",
    "excused",
    "unresolved",
    "not_cleared",
    "upcoming",
    "not_serving",
    "not_in_force",
)
STANDINGS_OF_ROWS: Final = ("cleared", "cleared_until", "excused", "not_cleared", "not_in_force")
"""Standings that a row may give; the others are said where no row decides."""
MAY_SERVE: Final = ("yes", "no", "unknown", "no_contract", "outside")
CONTRACT_STATES: Final = ("covered", "defective", "unread", "uncovered", "out_of_scope")

READINGS_OF_FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "incumbents": ("from_2025_09_01", "from_assumption"),
    "return_after_break": ("assumes_again", "never"),
    "new_employer": ("assumes_again", "continues"),
    "after_day_sixty": ("from_day_sixty", "from_first_day"),
    "e_learning_day": ("counts", "does_not_count"),
}
"""Readings that the facts of `hallpass.rules` turn on, with the values they know; the others turn expressions."""

PARAMETERS_OF_FACTS: Final[Mapping[str, Unit]] = {
    "contract_paragraph": "paragraph",
    "levels_in_scope": "list",
    "license_paragraph": "paragraph",
    "duties": "list",
    "rules_paragraph": "paragraph",
    "savings_paragraph": "paragraph",
    "training_required_from": "date",
    "full_kinds": "list",
    "legacy_before": "date",
    "legacy_time_ends": "date",
    "legacy_kinds": "list",
    "supplemental_kinds": "list",
    "extension": "months",
    "excused_duties": "list",
    "substitute_days": "days",
    "certificate_paragraph": "paragraph",
}
"""Dates, numbers and lists that `hallpass.rules` asks a version for by name; a pack has them all and may have more."""

ACTIONS: Final = (
    "complete_training",
    "answer_question",
    "read_contract",
    "review_agency_policy",
    "file_certificate",
    "make_contract",
    "amend_contract",
    "renew_license",
)
"""What may be owed; `hallpass.rules` works out each of them."""

AT_MOST: Final = (
    ("clock_on", "day", 0),  # service that is asked about has begun
    ("nth_day", "days_in_year", 1),
    ("", "nth_day", -1),  # the first counted day is the first
)
"""What holds among the facts of one question: the first is at most so much more than the second; "" is zero."""
