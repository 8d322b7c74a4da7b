"""Assumptions as a person writes them on one line."""

from __future__ import annotations

from datetime import date

import pytest
from tests.raw import register_of
from tests.slow.small import register

from hallpass.demo import demo_register
from hallpass.files.read import read_register
from hallpass.packs import read_pack
from hallpass.policy.load import load_policy
from hallpass.whatif.assumptions import (
    Assign,
    Assumption,
    Away,
    Completed,
    CourseKind,
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
    raw = register("regular 2026-09-01.., done full ?, policy v1 2025-08-15, review v1 ?")
    raw["assignments"][0]["id"] = "a1"
    raw["officers"].append({"id": "p", "name": "Olive Penn", "license": "2"})
    return Phrases(register_of(raw), RULES, day_of)


def day_of(text: str) -> date | None:
    """An ISO day; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("o at T from 2026-12-01", Assign("o", "T", "regular", DAY, None, None, "assumed-1")),
        ("penn at high from 2026-12-01", Assign("p", "S", "regular", DAY, None, None, "assumed-1")),
        ("o at T from 2026-12-01 unable", Assign("o", "T", "regular", DAY, None, True, "assumed-1")),
        ("o at T from 2026-12-01 able", Assign("o", "T", "regular", DAY, None, False, "assumed-1")),
        (
            "o at T from 2026-12-01 to 2026-12-01 as substitute",
            Assign("o", "T", "substitute", DAY, DAY, None, "assumed-1"),
        ),
        ("o completes supp on 2026-12-01", Train("o", "supp", None, DAY)),
        ("o completes supplemental on 2026-12-01", Train("o", "assumed-supplemental", "supplemental", DAY)),
        ("o completed full on 2026-12-01", Completed("o", "full", DAY)),
        ("o never completed full", Completed("o", "full", None)),
        ("o reviews v1 on 2026-12-01", Review("o", "v1", DAY)),
        ("o signs v1 on 2026-12-01", Review("o", "v1", DAY)),
        ("o never reviewed v1", Review("o", "v1", None)),
        ("a1 unable", Unable("a1", True)),
        ("o at S able", Unable("a1", False)),
        ("a1 ends on 2026-12-01", EndAssignment("a1", DAY)),
        ("o at high ends on 2026-12-01", EndAssignment("a1", DAY)),
        ("o is away from 2026-12-01 to 2026-12-01", Away("o", DAY, DAY)),
        ("contract c ends on 2026-12-01", EndContract("c", DAY)),
        ("contract c carries 4.1.1, 4.1.7", ReadContract("c", ("4.1.1", "4.1.7"))),
        ("contract c carries all", ReadContract("c", RULES["duties"])),
        ("contract c carries none", ReadContract("c", ())),
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
        ("o at S since 2026-12-01", "OFFICER at SCHOOL from DAY"),
        ("o at Nowhere from 2026-12-01", "The register has no school 'Nowhere'. It has 3 schools, such as S, T, K."),
        ("zed at S from 2026-12-01", "The register has no officer 'zed'. It has 2 officers, such as o, p."),
        ("o at S from 2026-12-02 to 2026-12-01", "lies before the first day"),
        ("o at S from Monday", "“Monday” is no day; expected one such as 2026-12-01"),
        ("o completes juggling on 2026-12-01", "The register has no course 'juggling'. It has 5 courses"),
        ("o completes juggling on 2026-12-01", "A kind of course would do too: full, supplemental, legacy_ssc"),
        ("o completed supp on 2026-12-01", "o has no completion of supp without a day"),
        ("o never completed supp", "o has no completion of supp; expected one to take away"),
        ("p never reviewed v1", "p has no review of v1; expected one to take away"),
        ("contract c carries 4.1.9", "“4.1.9” is no duty of the policy"),
        ("course odd is splendid", "“splendid” is no kind of course; expected one of full"),
        ("contract x ends on 2026-12-01", "The register has no contract 'x'. It has 1 contract"),
        ("a9 unable", "The register has no assignment 'a9'. It has 1 assignment"),
        ("o at T unable", "o has no assignment at T; expected OFFICER at SCHOOL from DAY, to assume one"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, part: str) -> None:
    """The message names what was said and what was expected."""
    with pytest.raises(NotUnderstood) as refused:
        phrases().read(text)
    assert part in str(refused.value)


@pytest.mark.parametrize(
    "texts",
    [
        ("a1 unable", "a1 able"),
        ("a1 ends on 2026-12-01", "o at S ends on 2026-12-02"),
        ("contract c ends on 2026-12-01", "contract c ends on 2026-12-02"),
        ("contract c carries all", "contract c carries none"),
        ("course odd is full", "course odd is supplemental"),
        ("o reviews v1 on 2026-12-01", "o never reviewed v1"),
        ("o completes full on 2026-12-01", "o never completed full"),
    ],
)
def test_assumptions_that_contradict_each_other_are_refused(texts: tuple[str, str]) -> None:
    """Two that settle one fact are both named."""
    with pytest.raises(NotUnderstood) as refused:
        phrases().read_all(texts)
    assert str(refused.value) == f"“{texts[0]}” and “{texts[1]}” contradict each other; expected one of them."


def test_what_is_said_twice_is_refused() -> None:
    """Twice the same assignment would be two assignments."""
    with pytest.raises(NotUnderstood, match="is said twice"):
        phrases().read_all(["o at S from 2026-12-01", "o  at S from 2026-12-01"])


def test_each_assumption_stands_on_those_before_it() -> None:
    """An assumed assignment can be spoken of, and each has a key of its own."""
    found = phrases().read_all(["o at T from 2026-12-01", "p at T from 2026-12-01", "o at T unable"])
    assert [one.id for one in found if isinstance(one, Assign)] == ["assumed-1", "assumed-2"]
    assert found[2] == Unable("assumed-1", True)


def test_an_assignment_that_could_be_several_is_asked_for_by_id() -> None:
    """OFFICER at SCHOOL means one assignment or none."""
    with pytest.raises(NotUnderstood, match="2 assignments at S; expected one of them by id: a1, assumed-1"):
        phrases().read_all(["o at S from 2026-12-01", "o at S unable"])


def test_every_form_is_described_and_its_example_fits_it() -> None:
    """A form teaches by a word on what it does and by an example that is read."""
    with demo_register() as path:
        kept = read_register(path).register
    assert kept is not None
    for one in FORMS:
        assert one.form
        assert one.says
        Phrases(kept, RULES, lambda text: DAY if "/" in text else None).read(one.example)
