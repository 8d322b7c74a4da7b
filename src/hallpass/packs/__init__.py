"""The packs that come with Hallpass."""

from __future__ import annotations

from pathlib import Path
from typing import Final

DEFAULT: Final = "506.9AR"


def read_pack(name: str = DEFAULT) -> dict[str, str]:
    """The texts of a pack that comes with Hallpass, by file name."""
    folder = Path(__file__).parent / name
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.iterdir()) if file.is_file()}
