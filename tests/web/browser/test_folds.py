"""The folds of an import's preview: opened by keyboard and by mouse, unfolded on paper."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import expect
from tests.web.browser.hands import Hands
from tests.web.browser.watching import faults

SCHOOLS = 8


def test_new_rows_are_folded_opened_and_printed(hands: Hands, tmp_path: Path) -> None:
    """Eight new schools stand behind one line; a press shows them, and paper shows them without one."""
    rows = [
        {"id": f"fold-{n}", "district": "KP", "name": f"Foldwater {n}", "level": "elementary"} for n in range(SCHOOLS)
    ]
    file = tmp_path / "schools.json"
    file.write_text(json.dumps({"format": "hallpass-register/1", "schools": rows}), encoding="utf-8")
    hands.sign_in("Corinne Abernethy")
    page = hands.page
    hands.go("/import/")
    page.locator("input[type=file]").set_input_files(file)
    hands.press(page.get_by_role("button", name="Show what it would change"))
    fold = page.locator("summary", has_text=f"{SCHOOLS} new")
    expect(fold).to_be_visible(timeout=120_000)
    row = page.get_by_role("cell", name="Foldwater 3", exact=True)
    expect(row).to_be_hidden()
    page.emulate_media(media="print")
    expect(row).to_be_visible()
    page.emulate_media(media="screen")
    expect(row).to_be_hidden()
    assert not faults(page, "demo-folds")
    hands.press(fold)
    expect(row).to_be_visible()
    assert not faults(page, "demo-unfolded")
    hands.press(page.get_by_role("button", name=re.compile("^Drop")))
