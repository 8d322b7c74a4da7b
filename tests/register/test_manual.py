"""The manual of the register file."""

from __future__ import annotations

from pathlib import Path

from hallpass.register.faults import FAULTS
from hallpass.register.manual import text
from hallpass.register.schema import LISTS

PAGE = Path(__file__).parents[2] / "docs" / "register.md"


def test_the_page_is_current() -> None:
    """docs/register.md is what `python -m hallpass.register.manual` prints."""
    assert PAGE.read_text(encoding="utf-8") == text()


def test_the_manual_has_every_list_column_and_fault() -> None:
    """Nothing of the format is left out."""
    page = text()
    for known in LISTS.values():
        assert f"### {known.name}\n" in page
        assert all(f"| `{column.name}` |" in page for column in known.columns)
    assert all(f"| `{kind}` |" in page for kind in FAULTS)


def test_the_manual_says_what_an_empty_cell_means() -> None:
    """Unknown, open, always, a default, or not allowed stands beside each column."""
    page = text()
    assert "| `employer_unable` | yes or no | The employer could not provide the course" in page
    assert "| `instructional_day` | yes or no | During the regular instructional day (3.2). | `true` |" in page
    assert "| `schools` | list of ids of `schools` | The schools it names. | all |" in page
    assert "| `minutes` | number | Minutes. | nothing is said |" in page
