"""Policy packs: the one that comes with Hallpass, and those in a folder."""

from __future__ import annotations

from pathlib import Path

from hallpass.files.opening import FileUnreadable, content, decoded, undecoded
from hallpass.packs import read_pack
from hallpass.policy.amending import amended, text_named_in
from hallpass.policy.load import load_policy
from hallpass.policy.model import Policy


def policy_of(folder: Path | None = None) -> Policy:
    """The policy of the pack in a folder, or the one that comes with Hallpass; a broken pack is PackRefused."""
    return load_policy(read_pack() if folder is None else _texts(folder))


def amended_policy(path: Path) -> Policy:
    """The policy of a pack in a folder; of a .md file, the one that comes with Hallpass with that version added.

    The adopted text that the document names lies beside it, or is the one that comes with Hallpass.
    """
    if path.is_dir() or path.suffix.lower() != ".md":
        return policy_of(path)
    document = _text(path)
    named = text_named_in(document) or ""
    beside = path.with_name(named) if named and Path(named).name == named else None
    known = read_pack()
    files = {path.name: document}
    if beside is not None and beside.is_file():
        files[named] = _text(beside)
    elif named in known:
        files[named] = known[named]
    return amended(load_policy(known), files)


def _text(path: Path) -> str:
    data = content(path)
    try:
        return decoded(data)
    except UnicodeDecodeError as error:
        line, byte = undecoded(data, error)
        raise FileUnreadable(path, f"line {line} holds {byte}; expected text in UTF-8") from error


def _texts(folder: Path) -> dict[str, str]:
    if not folder.is_dir():
        raise FileUnreadable(folder, "this is no folder; expected the folder of a policy pack")
    visible = (path for path in sorted(folder.iterdir()) if not path.name.startswith("."))
    return {path.name: _text(path) for path in visible if path.is_file()}
