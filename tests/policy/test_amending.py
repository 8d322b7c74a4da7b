"""An amendment added to the policy that there is, and what it changes."""

from __future__ import annotations

from datetime import date

import pytest
from tests.policy.edits import DOCUMENT, TEXT, pack, real
from tests.policy.edits import amended as with_both

from hallpass.policy.adopted import sha256
from hallpass.policy.amending import alterations, amended, text_named_in
from hallpass.policy.load import load_policy
from hallpass.policy.problems import PackRefused

FEWER = ("fewer than 60 student", "fewer than 40 student")


def amendment(takes_effect: str = "2027-01-01", **changes: str) -> dict[str, str]:
    """A document and its text: fewer than 40 days in 5.4, from a day on."""
    files = pack()
    text = files[TEXT].replace(*FEWER)
    document = files[DOCUMENT].replace(*FEWER).replace("60 days", "40 days")
    for old, new in ((sha256(files[TEXT]), sha256(text)), ("2024-10-01", takes_effect), *changes.items()):
        document = document.replace(old, new)
    return {"more.md": document, TEXT: text}


def test_an_amendment_is_a_later_version() -> None:
    """It carries its own text, also one of the same name; each day has its version."""
    policy = amended(load_policy(pack()), amendment())
    assert [version.takes_effect for version in policy.versions] == [date(2024, 10, 1), date(2027, 1, 1)]
    numbers = [
        policy.in_force(day).parameters["substitute_days"].value for day in (date(2026, 12, 31), date(2027, 1, 1))
    ]
    assert numbers == [60, 40]


def test_an_amendment_between_two_versions_takes_its_place() -> None:
    """Versions stand in the order of their days."""
    both = with_both(takes_effect="2028-07-01", text=FEWER, document=(("60 days", "40 days"),))
    policy = amended(both, amendment())
    assert [version.takes_effect.year for version in policy.versions] == [2024, 2027, 2028]


def test_an_amendment_of_the_same_day_or_of_another_policy_is_refused() -> None:
    """The message names its file, and what it clashes with."""
    with pytest.raises(PackRefused) as refused:
        amended(load_policy(pack()), amendment("2024-10-01"))
    assert "more.md" in str(refused.value)
    assert "another day than that of the policy that it amends" in str(refused.value)
    other = amendment()
    other["more.md"] = other["more.md"].replace("| id | 506.9AR |", "| id | 507 |")
    with pytest.raises(PackRefused, match=r"'506\.9AR', as in the policy that it amends"):
        amended(load_policy(pack()), other)


def test_a_wrong_amendment_is_refused_like_a_pack() -> None:
    """Its own faults are told with file and line."""
    files = amendment()
    files["more.md"] = files["more.md"].replace("40 days", "50 days")
    with pytest.raises(PackRefused, match=r"more\.md, line \d+: words that do not say 50"):
        amended(load_policy(pack()), files)


def test_the_text_that_a_document_names_is_found() -> None:
    """None where there is none, or where too much is wrong to tell."""
    assert text_named_in(pack()[DOCUMENT]) == TEXT
    assert text_named_in("# Nothing") is None


def test_what_an_amendment_changes_is_told() -> None:
    """The words of the paragraph, the number, and nothing else."""
    before, after = amended(load_policy(pack()), amendment()).versions
    found = alterations(before, after)
    ((number, was, becomes),) = found.paragraphs
    assert number == "5.4"
    assert was and becomes and was.replace(*FEWER) == becomes
    ((old, new),) = found.parameters
    assert old and new
    assert (old.name, old.value, new.value) == ("substitute_days", 60, 40)
    assert (found.terms, found.rows_gone, found.rows_new) == ((), (), ())


def test_other_rows_and_definitions_are_told() -> None:
    """A row that asks otherwise is gone and new; a definition that reads otherwise is named."""
    changes = {
        "| R6 | `employer_unable and day <= extension_ends` |": "| R6 | `employer_unable and extension_ends >= day` |",
        "`trained_on <= day and prior`": "`day >= trained_on and prior`",
    }
    found = alterations(*amended(load_policy(pack()), amendment(**changes)).versions)
    assert [row.id for row in found.rows_gone] == [row.id for row in found.rows_new] == ["R6"]
    assert [term.name for term in found.terms] == ["completed"]


def test_the_same_version_changes_nothing() -> None:
    """Beside itself a version has no difference."""
    found = alterations(real(), real())
    assert not any((found.paragraphs, found.parameters, found.terms, found.rows_gone, found.rows_new))
