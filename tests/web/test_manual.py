"""The manual of the settings."""

from __future__ import annotations

from pathlib import Path

from hallpass_web.environment import SETTINGS
from hallpass_web.manual import text

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"


def test_the_page_is_current() -> None:
    """Whoever changes a setting makes the page anew: `python -m hallpass_web.manual > docs/settings.md`."""
    assert PAGE.read_text(encoding="utf-8") == text()


def test_every_setting_has_its_row() -> None:
    """Name, meaning, default and example, none of them empty."""
    rows = [line.split(" | ") for line in text().splitlines() if line.startswith("| `")]
    assert len(rows) == len(SETTINGS)
    assert all(len(row) == 4 and all(cell.strip("| ") for cell in row) for row in rows)
