"""Assumptions as a person writes them on one line."""

from __future__ import annotations

from datetime import date

import pytest
from tests.raw import register_of
from tests.slow.small import register

from hallpass.packs import read_pack
from hallpass.policy.load import load_policy
from hallpass.whatif.assumptions import (
    Assign,
    Assumption,
    CourseKind,
    DateCompletion,
    EndAssignment,
    EndContract,
    ReadContract,
    Review,
    Train,
    Unable,
)
from hallpass.whatif.phrases import FORMS, NotUnderstood, Phrases

DAY = date(2026, 12, 1)
RULES = load_policy(read_pack()).versions[0].rules()


def phrases() -> Phrases:
    """A reader over a small register; days are ISO."""
    raw = register("regular 2026-09-01.., done full ?, policy v1 2025-08-15")
    raw["assignments"][0]["id"] = "a1"
    return Phrases(register_of(raw), RULES, date.fromisoformat)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("o at T from 2026-12-01", Assign("o", "T", "regular", DAY, None, None, "assumed-1")),
        ("olive at high from 2026-12-01", Assign("o", "S", "regular", DAY, None, None, "assumed-1")),
        ("o at T from 2026-12-01 unable", Assign("o", "T", "regular", DAY, None, True, "assumed-1")),
        (
            "o at T from 2026-12-01 to 2026-12-01 as substitute",
            Assign("o", "T", "substitute", DAY, DAY, None, "assumed-1"),
        ),
        ("o completes supp on 2026-12-01", Train("o", "supp", None, DAY)),
        ("o completes supplemental on 2026-12-01", Train("o", "assumed-supplemental", "supplemental", DAY)),
        ("o completed full on 2026-12-01", DateCompletion("o", "full", DAY)),
        ("o completed full never", DateCompletion("o", "full", None)),
        ("o reviews v1 on 2026-12-01", Review("o", "v1", DAY)),
        ("o never reviewed v1", Review("o", "v1", None)),
        ("a1 unable", Unable("a1", True)),
        ("a1 able", Unable("a1", False)),
        ("a1 ends on 2026-12-01", EndAssignment("a1", DAY)),
        ("contract c ends on 2026-12-01", EndContract("c", DAY)),
        ("contract c carries 4.1.1, 4.1.7", ReadContract("c", ("4.1.1", "4.1.7"))),
        ("contract c carries all", ReadContract("c", RULES["duties"])),
        ("course odd is full", CourseKind("odd", "full")),
    ],
)
def test_every_form_is_read(text: str, expected: Assumption) -> None:
    """Each form gives the assumption that it states."""
    assert phrases().read(text) == expected


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("make it so", "fits no form"),
        ("o at Nowhere from 2026-12-01", "“Nowhere” is not among the schools; expected one of S, T, K"),
        ("zed at S from 2026-12-01", "“zed” is not among the officers; expected one of o"),
        ("o at S from 2026-12-02 to 2026-12-01", "lies before the first day"),
        ("o completes juggling on 2026-12-01", "“juggling” is neither a course of the register nor a kind"),
        ("o completed supp on 2026-12-01", "has no completion of “supp” without a day"),
        ("contract c carries 4.1.9", "“4.1.9” is no duty of the policy"),
        ("course odd is splendid", "“splendid” is no kind of course; expected one of full"),
        ("contract x ends on 2026-12-01", "“x” is not among the contracts"),
        ("a9 unable", "“a9” is not among the assignments"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, part: str) -> None:
    """The message names what was said and what was expected."""
    with pytest.raises(NotUnderstood) as refused:
        phrases().read(text)
    assert part in str(refused.value)


def test_each_assumed_assignment_has_a_key_of_its_own() -> None:
    """Two assumptions make two assignments."""
    reader = phrases()
    keys = [one.id for one in map(reader.read, ["o at S from 2026-12-01"] * 2) if isinstance(one, Assign)]
    assert keys == ["assumed-1", "assumed-2"]


def test_every_form_is_described() -> None:
    """A form without a word on what it does would teach nobody."""
    assert all(form and says for form, says in FORMS)
