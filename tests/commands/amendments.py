"""An amendment of 5.4 in files: fewer than 40 days, from a day on."""

from __future__ import annotations

from pathlib import Path

from hallpass.packs import read_pack
from hallpass.policy.adopted import sha256

FEWER = ("fewer than 60 student", "fewer than 40 student")


def amendment(folder: Path, takes_effect: str = "2026-12-01") -> Path:
    """The document, with its adopted text beside it."""
    files = read_pack()
    text = files["adopted.txt"].replace(*FEWER)
    document = files["policy.md"].replace(*FEWER).replace("60 days", "40 days").replace("2024-10-01", takes_effect)
    document = document.replace(sha256(files["adopted.txt"]), sha256(text))
    document = document.replace("| text | adopted.txt |", "| text | later.txt |")
    (folder / "later.txt").write_text(text, encoding="utf-8")
    path = folder / "amendment.md"
    path.write_text(document, encoding="utf-8")
    return path
