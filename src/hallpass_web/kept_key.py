"""The secret key of an installation that is reached from its own machine alone: made once, and kept."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path
from typing import Final

NAME: Final = "secret-key"
LENGTH: Final = 48


def kept_key(files: Path) -> str:
    """The key in the files folder; made, readable by its owner alone, where there is none."""
    path = files / NAME
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return _made(path)


def _made(path: Path) -> str:
    """Make the key under a name of its own and link it into place, so that of two makers one wins for both."""
    path.parent.mkdir(parents=True, exist_ok=True)
    number, draft = tempfile.mkstemp(prefix=NAME, dir=path.parent)  # readable by its owner alone
    with os.fdopen(number, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(LENGTH) + "\n")
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)
    return path.read_text(encoding="ascii").strip()
