"""Which row a person means."""

from __future__ import annotations

import pytest

from hallpass.register.naming import NotNamed, row_named
from hallpass.register.records import Contract, Officer

ROWS = {
    "o1": Officer("o1", "Maren Tolliver", "700100"),
    "o2": Officer("o2", "Priya Lindahl"),
    "o3": Officer("o3", "Maren Lindahl-Strand"),
    "lindahl": Officer("lindahl", "Erik Holm"),
}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("o1", "o1"),
        ("O1", "o1"),
        ("Maren Tolliver", "o1"),
        ("Tolliver, Maren", "o1"),
        ("tolliver", "o1"),
        ("700100", "o1"),
        ("priya", "o2"),
        ("lindahl", "lindahl"),
    ],
)
def test_a_row_goes_by_its_id_its_name_and_its_parts(wanted: str, expected: str) -> None:
    """An id comes first, then a whole name, then words of the name."""
    assert row_named(wanted, "officer", ROWS) == expected


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("maren", "'maren' is the name of 2 officers; name one by id: o1, o3."),
        (
            "tolivr",
            "The register has no officer 'tolivr'. Near to it: o1.",
        ),
        ("zzz", "The register has no officer 'zzz'. It has 4 officers, such as o1, o2, o3…."),
        (" , ", "The register has no officer ' , '. It has 4 officers, such as o1, o2, o3…."),
    ],
)
def test_what_cannot_be_told_is_not_guessed(wanted: str, message: str) -> None:
    """Several or none: the message names those that may be meant."""
    with pytest.raises(NotNamed) as refused:
        row_named(wanted, "officer", ROWS)
    assert str(refused.value) == message


def test_rows_without_a_name_go_by_their_id() -> None:
    """A contract has no name; a register may have no row at all."""
    contracts = {"c": Contract("c", "PD", "d", None, None, None)}  # type: ignore[arg-type]
    assert row_named("C", "contract", contracts) == "c"
    with pytest.raises(NotNamed, match=r"The register has no contract 'c'\. It has none at all\."):
        row_named("c", "contract", {})


def test_a_thing_is_named_in_its_number() -> None:
    """One is named, several are counted."""
    with pytest.raises(NotNamed, match="It has 1 agency policy, such as o1"):
        row_named("zz", "agency policy", {"o1": ROWS["o1"]})
    with pytest.raises(NotNamed, match="It has 4 agency policies, such as"):
        row_named("zz", "agency policy", ROWS)
