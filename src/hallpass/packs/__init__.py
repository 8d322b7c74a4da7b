"""The packs that come with Hallpass, and the only reader of their files."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

DEFAULT: Final = "506.9AR"


def read_pack(name: str = DEFAULT) -> dict[str, str]:
    """The texts of a pack that comes with Hallpass, by file name."""
    folder = files(__name__) / name
    return {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir() if file.is_file()}
