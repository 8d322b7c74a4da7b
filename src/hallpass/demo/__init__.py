"""The register of an invented district, to try Hallpass on. People, places and agencies do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

NAME: Final = "demo"
"""The word that stands for the demo register wherever a register is asked for."""


@contextmanager
def demo_register() -> Iterator[Path]:
    """The file of the demo register."""
    with as_file(files(__name__) / "register.json") as path:
        yield path
