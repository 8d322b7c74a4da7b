"""What assumptions would change, on a page."""

from __future__ import annotations

from datetime import date

import pytest
from tests.files.terminal.pages import LAW, WIDTHS, calm_setting, demo, folded

from hallpass.days import day_of_text
from hallpass.files.terminal.page import Page, size
from hallpass.files.terminal.whatif import whatif_page
from hallpass.register.faults import Fault
from hallpass.whatif import WhatIf, what_if
from hallpass.whatif.assumptions import Assign
from hallpass.whatif.phrases import Phrases

FIRST, LAST = date(2026, 11, 23), date(2027, 6, 30)
CONTRACT = "contract C-KPD-2025 ends on 12/31/26"


def asked(*texts: str) -> WhatIf:
    """The difference that assumptions make in the demo district."""
    register = demo().register
    return what_if(register, LAW, Phrases(register, LAW.at(FIRST), day_of_text).read_all(texts), FIRST, LAST)


def shown(*texts: str, width: int = 100) -> list[str]:
    """The page."""
    return list(whatif_page(Page(width), asked(*texts), texts, ()))


@pytest.mark.parametrize("width", WIDTHS[1:])
def test_the_page_fits_the_terminal(width: int) -> None:
    """Names, days and both answers are wrapped."""
    assert max(map(size, shown(CONTRACT, width=width))) <= width


def test_the_sentence_comes_first() -> None:
    """Who changes and how, then what becomes of the duties."""
    lines = shown("brandvik completes full on 12/1/26", width=120)
    assert " ".join(lines[:2]) == (
        "From December 1, 2026 through December 31, 2026, Saskia Brandvik may serve at Sedgewater Elementary under 5.1;"
        " as things stand, the officer may not serve at Sedgewater Elementary under 5.1."
    )
    assert " ".join(lines[2:4]).endswith(
        "at Sedgewater Elementary no duty is without an officer; as things stand, all 7 duties are without an officer."
    )


def test_each_change_has_its_days_before_and_after() -> None:
    """The may-serve word first, then the standing with its paragraph."""
    lines = folded(shown("brandvik completes full on 12/1/26"))
    assert "Dec 1 – Dec 31, 2026 ✕ May not serve ● May serve" in lines
    assert "Not cleared, 5.1 Cleared, 5.1" in lines
    assert any(line.startswith("· Owed then: File a copy of the most recent training certificate") for line in lines)


def test_what_begins_is_told() -> None:
    """Which clock starts, which duties wait, whether the agency policy is signed, and what is owed by when."""
    lines = folded(shown("gravesend at KPM from 12/1/26 unable"))
    assert "· The time of 5.3 runs from December 1, 2026 through June 1, 2027." in lines
    assert "· 4.1.4 and 4.1.5 wait until the course is completed." in lines
    assert "· The agency policy KPD-2026 is signed, on November 9, 2026." in lines
    assert "· Owed then: Complete the training, by Jun 1, 2027 (Nadia Gravesend, 5.3)." in lines


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("brandvik at SLE unable", "The agency policy KPD-2026 is signed, on October 30, 2026."),
        ("penhallow never reviewed KPD-2026", "The agency policy KPD-2026 is not signed by November 23, 2026."),
        (
            "thornbury at OTE from 12/1/26 able",
            "The course is due by November 30, 2026: the duties count as assumed from December 1, 2026.",
        ),
        ("course campus-week is legacy_ssc", "The time of 5.2 runs through May 31, 2027."),
    ],
)
def test_each_kind_of_term_has_its_sentence(text: str, says: str) -> None:
    """Signed or not, a clock or a fixed day."""
    assert says in " ".join(folded(shown(text)))


def test_what_is_so_as_things_stand_is_not_told_again() -> None:
    """The clock runs already, and the policy is signed."""
    lines = " ".join(folded(shown(CONTRACT)))
    assert "Dario Penhallow" in lines
    assert "is signed" not in lines
    assert "The time of 5.3" not in lines


@pytest.mark.parametrize(
    ("reviews", "says"),
    [
        (None, "The agency has no policy to sign."),
        (
            [{"officer": "o", "policy": "p", "reviewed_on": None}],
            "Whether the agency policy p is signed is unknown: the review has no day.",
        ),
        (
            [{"officer": "o", "policy": "p", "reviewed_on": "2026-12-24"}],
            "The agency policy p is not signed by December 1, 2026; the review on record is of December 24, 2026.",
        ),
    ],
)
def test_whatever_is_known_of_the_review_is_told(reviews: list[dict[str, str]] | None, says: str) -> None:
    """No policy, no day, or a day to come."""
    policies = [] if reviews is None else [{"id": "p", "agency": "P", "adopted_on": "2025-08-01"}]
    empty: dict[str, object] = {"completions": [], "certificates": [], "assignments": []}
    setting = calm_setting(**empty, agency_policies=policies, policy_reviews=reviews or [])
    assumed = [Assign("o", "S", "regular", date(2026, 12, 1), None, True, "new")]
    found = what_if(setting.register, LAW, assumed, FIRST, LAST)
    assert says in " ".join(folded(list(whatif_page(Page(100), found, ["said"], ()))))


def test_those_who_are_touched_and_stay_as_they_were_are_named() -> None:
    """An assumption without effect says so."""
    lines = folded(shown("tolliver completes full on 12/1/26"))
    assert lines[0] == "Nobody's answer changes from November 23, 2026 through June 30, 2027."
    assert "Touched, and answered as before on every day 1" in lines
    assert "Maren Tolliver." in lines


def test_very_many_changes_are_told_in_part_above() -> None:
    """Three officers in sentences, all of them below."""
    lines = folded(shown(CONTRACT))
    assert "The answers of 2 more officers change too; they stand below." in lines
    assert {"Maren Tolliver Kestrel Prairie High", "Emeka Thornbury"} <= set(lines)


def test_duties_at_a_school_stand_beside_each_other() -> None:
    """As things stand, and if so; many single days are told by their number."""
    lines = folded(shown("lindahl never completed full-40"))
    assert "Dunmarrow Middle 8 days within ● no gap ✕ 4.1.4 and 4.1.5" in lines
    unmanned = folded(shown("A05 ends on 11/30/26"))
    assert any("✕ all 7 duties – nobody assigned" in line for line in unmanned)


def test_a_contradiction_of_the_register_is_told() -> None:
    """An assumption that nobody could act on shows."""
    fault = Fault("outside_employment", "assignments", (1,), None, "", "ada is not employed from 2027 on", "employment")
    lines = folded(list(whatif_page(Page(100), asked("A03 unable"), ["a"], [fault])))
    assert "· The register would contradict itself: ada is not employed from 2027 on." in lines


def test_a_change_beside_the_word_is_told_below() -> None:
    """Where the clause is the same before and after, the sentence says so."""
    lines = folded(shown("contract C-BCS-2026 carries all"))
    assert any(line.endswith("as now; what changes stands below.") for line in lines)
