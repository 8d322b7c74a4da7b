"""Policy packs: the one that comes with Hallpass, and those in a folder."""

from __future__ import annotations

from pathlib import Path

from hallpass.files.opening import FileUnreadable, content, decoded
from hallpass.packs import read_pack
from hallpass.policy.load import load_policy
from hallpass.policy.model import Policy


def policy_of(folder: Path | None = None) -> Policy:
    """The policy of the pack in a folder, or the one that comes with Hallpass; a broken pack is PackRefused."""
    return load_policy(read_pack() if folder is None else _texts(folder))


def _texts(folder: Path) -> dict[str, str]:
    if not folder.is_dir():
        raise FileUnreadable(folder, "this is no folder; expected the folder of a policy pack")
    try:
        return {path.name: decoded(content(path)) for path in sorted(folder.iterdir()) if path.is_file()}
    except UnicodeDecodeError as error:
        raise FileUnreadable(folder, "a file of the pack is not text in UTF-8") from error
