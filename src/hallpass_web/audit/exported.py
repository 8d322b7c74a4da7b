"""The journal as a file: a line of JSON for each entry, with its payload, or with the payload's hash alone.

    {"number": 7, "hash": "…", "payload": "…", "values": {"name": {"value": "…", "salt": "…"}}, "blanked": ["license"]}
    {"number": 8, "hash": "…", "payload_sha256": "…"}

`payload` is the text that was hashed; `value` is the text of the value's JSON. A value that is neither in `values` nor
in `blanked` is withheld from whoever the file was made for; `"complete": true` says that none is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from hallpass_web.audit.chain import digest
from hallpass_web.audit.verify import Shown, Value

LONGEST_LINE = 50_000_000


class NoJournal(ValueError):
    """A file that is no exported journal, with the line and what was expected there."""


def line_of(shown: Shown) -> str:
    """An entry as a line of the file."""
    known: dict[str, Any] = {"number": shown.number, "hash": shown.hash}
    if shown.payload is None:
        known["payload_sha256"] = shown.payload_hash
        return json.dumps(known)
    known["payload"] = shown.payload
    if shown.all_values:
        known["complete"] = True
    there = {name: value for name, value in shown.values.items() if not value.blanked}
    if there:
        known["values"] = {name: {"value": one.text, "salt": one.salt} for name, one in there.items()}
    blanked = [name for name, value in shown.values.items() if value.blanked]
    if blanked:
        known["blanked"] = blanked
    return json.dumps(known)


def withheld(shown: Shown) -> Shown:
    """An entry as somebody holds it who may not see it: its place in the chain alone."""
    return Shown(shown.number, shown.hash, None, shown.payload_hash, {}, all_values=False)


def without(shown: Shown, name: str) -> Shown:
    """An entry as somebody holds it who may not see one of its values."""
    values = {known: value for known, value in shown.values.items() if known != name}
    return replace(shown, values=values, all_values=False)


def read_journal(lines: Iterable[bytes]) -> Iterator[Shown]:
    """The entries of a file; NoJournal names the first line that is none."""
    for place, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _shown(_object(line))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise NoJournal(
                f"Line {place:,}: expected an entry with number, hash, and payload or payload_sha256. "
                f"Found {line[:60].decode('utf-8', 'replace').strip()!r}."
            ) from None


def _object(line: bytes) -> Mapping[str, Any]:
    if len(line) > LONGEST_LINE:
        raise ValueError("too long for an entry")
    found = json.loads(line)
    if not isinstance(found, dict) or not isinstance(found["number"], int):
        raise ValueError("no entry")
    return found


def _shown(known: Mapping[str, Any]) -> Shown:
    payload = known.get("payload")
    if payload is None:
        return Shown(known["number"], known["hash"], None, str(known["payload_sha256"]), {}, all_values=False)
    values = {name: Value(one["value"], one["salt"]) for name, one in known.get("values", {}).items()}
    values |= {name: Value(None, None) for name in known.get("blanked", ())}
    complete = bool(known.get("complete"))
    return Shown(known["number"], known["hash"], payload, digest(payload), values, all_values=complete)
