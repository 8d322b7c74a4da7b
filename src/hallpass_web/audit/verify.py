"""Verifying the journal: is each entry what its hash says, and does one follow from the other?

It needs the entries alone, one after the other, and no database: a journal that was exported verifies in the same way.
`verify_tables.py` adds what only the database can show.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from hallpass_web.audit.chain import BEFORE_ALL, Head, canonical, digest, link

BLANKINGS: Final = "blankings"
"""The list of the entries that say which values were blanked."""
SHORTEST_HASH: Final = 12
"""A head may be given by the first digits of its hash, as the foot of each page has them."""
_HEAD: Final = re.compile(rf"(\d{{1,18}}):([0-9a-f]{{{SHORTEST_HASH},64}})")
_SEALED: Final = re.compile(r"[0-9a-f]{64}")
_NO_ROW: Final = (KeyError, TypeError, ValueError, AttributeError)


@dataclass(frozen=True, slots=True)
class Value:
    """A value that stands beside the chain, as the text of its JSON, with its salt; both None once it is blanked."""

    text: str | None
    salt: str | None

    @property
    def blanked(self) -> bool:
        """Whether the value was taken away."""
        return self.text is None and self.salt is None


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as somebody holds it: with its payload and the values beside it, or with the payload's hash alone."""

    number: int
    hash: str
    payload: str | None
    payload_hash: str
    values: Mapping[str, Value] = field(default_factory=dict)
    all_values: bool = True
    """Whether a value that is not here is missing, and not merely withheld from whoever holds the entry."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An entry that is not as it must be, with what was expected and what was found."""

    number: int
    list: str
    row: str
    what: str
    expected: str
    found: str

    def __str__(self) -> str:
        place = f"Entry {self.number:,}" + (f", {self.list}, row {self.row}" if self.list else "")
        return f"{place}: {self.what}. Expected {self.expected}. Found {self.found}."


@dataclass(slots=True)
class Verified:
    """What verifying found: how far the journal goes, and the first entry that fails, if one does."""

    head: Head = field(default_factory=lambda: Head(0, BEFORE_ALL))
    entries: int = 0
    withheld: int = 0
    values: int = 0
    blanked: int = 0
    tables: int | None = None
    """How many tables were compared with the journal; None where there was no database."""
    kept: Head | None = None
    failures: int = 0
    first: Failure | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing fails."""
        return self.first is None

    def fail(self, failure: Failure) -> None:
        """Note a failure; the first entry that fails is the one that is named."""
        self.failures += 1
        if self.first is None or failure.number < self.first.number:
            self.first = failure


class Beside(Protocol):
    """What else is compared with each entry: the tables of a database."""

    def take(self, shown: Shown, payload: Mapping[str, Any], verified: Verified) -> None:
        """Compare an entry with what stands beside it."""

    def end(self, verified: Verified) -> None:
        """Look for what no entry accounts for."""


def verify(entries: Iterable[Shown], kept: Head | None = None, beside: Beside | None = None) -> Verified:
    """Is the journal whole? Each entry is looked at once, in the order of its number; nothing is kept of it."""
    verified = Verified(kept=kept)
    blanked = _Blanked()
    for shown in entries:
        _chain(shown, verified)
        if shown.payload is None:
            verified.withheld += 1
            continue
        payload = _payload(shown, verified)
        if payload is None:
            continue
        try:
            _values(shown, payload, verified)
            blanked.take(shown, payload)
            if beside:
                beside.take(shown, payload, verified)
        except _NO_ROW as error:
            row = (str(payload["list"]), str(payload["row"]))
            verified.fail(Failure(shown.number, *row, "the payload", "a row of its list", repr(error)))
    if beside:
        beside.end(verified)
    if not verified.withheld:
        blanked.end(verified)
    _kept_head(verified)
    return verified


def head_of_text(text: str) -> Head | None:
    """A head as reports and pages write it, `1234:9f2c…`; None where it is none."""
    found = _HEAD.fullmatch(text.strip().replace(",", "").lower())
    return Head(int(found[1]), found[2]) if found else None


def _chain(shown: Shown, verified: Verified) -> None:
    """The number follows the number before it, and the hash the hash before it."""
    expected = verified.head.number + 1
    if shown.number != expected:
        verified.fail(Failure(min(expected, shown.number), "", "", "the numbering", f"entry {expected:,}", _n(shown)))
    right = link(verified.head.hash, shown.payload_hash)
    if shown.hash != right:
        verified.fail(Failure(shown.number, "", "", "the hash of the entry", right, shown.hash))
    verified.entries += 1
    verified.head = Head(shown.number, shown.hash)
    if verified.kept and verified.kept.number == shown.number and not shown.hash.startswith(verified.kept.hash):
        verified.fail(Failure(shown.number, "", "", "the head that was kept", verified.kept.hash, shown.hash))


def _n(shown: Shown) -> str:
    return f"entry {shown.number:,}"


def _payload(shown: Shown, verified: Verified) -> Mapping[str, Any] | None:
    text = shown.payload or ""
    if digest(text) != shown.payload_hash:
        verified.fail(Failure(shown.number, "", "", "the hash of the payload", shown.payload_hash, digest(text)))
    try:
        payload = json.loads(text)
    except ValueError:
        payload = None
    if not isinstance(payload, dict) or not {"act", "list", "row", "is", "told_by"} <= payload.keys():
        verified.fail(Failure(shown.number, "", "", "the payload", "act, list, row, is and told_by", text[:60]))
        return None
    return payload


def sealed_hash(value: Any) -> str | None:
    """The salted hash that stands in a payload in a value's place; None where the value itself stands there."""
    if isinstance(value, dict) and value.keys() == {"sha256"} and _SEALED.fullmatch(str(value["sha256"])):
        return str(value["sha256"])
    return None


def _values(shown: Shown, payload: Mapping[str, Any], verified: Verified) -> None:
    """Each value beside the chain gives the salted hash in it, or is blanked; none is missing and none too many."""

    def fail(name: str, expected: str, found: str) -> None:
        what = f"the value of {name} beside the chain"
        verified.fail(Failure(shown.number, payload["list"], payload["row"], what, expected, found))

    sealed = {name: sealed_hash(value) for name, value in (payload["is"] or {}).items()}
    for name, expected in sealed.items():
        if expected is None:
            continue
        value = shown.values.get(name)
        if value is None:
            if shown.all_values:
                fail(name, "a value with its salt, or one that is blanked", "nothing")
        elif value.blanked:
            verified.blanked += 1
        else:
            verified.values += 1
            found = _hash_of(value)
            if found != expected:
                fail(name, expected, found)
    for name in shown.values:
        if sealed.get(name) is None:
            fail(name, "nothing, for the chain holds no hash of it", "a value")


def _hash_of(value: Value) -> str:
    """The salted hash of a value; in words what keeps it from having one."""
    if value.text is None or value.salt is None:
        return "a value without its salt, or a salt without its value"
    try:
        plain = json.loads(value.text)
    except ValueError:
        return "a value that is no JSON"
    if json.dumps(plain) != value.text:
        return "a value written otherwise than the journal writes it"
    return digest(value.salt + canonical(plain))


class _Blanked:
    """Values that are blanked, until the entry is found that says so."""

    def __init__(self) -> None:
        self.waiting: dict[tuple[str, str, str], Failure] = {}

    def take(self, shown: Shown, payload: Mapping[str, Any]) -> None:
        """Note the blanked values of an entry; where it says what was blanked, those are accounted for."""
        row = payload["is"] or {}
        if payload["list"] == BLANKINGS:
            for name in row["fields"]:
                self.waiting.pop((row["list"], row["row"], name), None)
        for name, value in shown.values.items():
            if value.blanked:
                what = f"{name} is blanked"
                failure = Failure(
                    shown.number, payload["list"], payload["row"], what, "a later act that blanked it", "none"
                )
                self.waiting.setdefault(blanked_as(payload["list"], payload["row"], name, row), failure)

    def end(self, verified: Verified) -> None:
        """What no act blanked was blanked by hand."""
        for failure in self.waiting.values():
            verified.fail(failure)


def blanked_as(list_name: str, row: str, name: str, values: Mapping[str, Any]) -> tuple[str, str, str]:
    """The list, row and column under which a value is blanked: who did an act is blanked with that person's name."""
    if list_name == "acts" and name == "by_name" and values["by"] is not None:
        return "people", str(values["by"]), "name"
    return list_name, row, name


def _kept_head(verified: Verified) -> None:
    """The head that somebody kept must have been reached."""
    kept = verified.kept
    if kept and kept.number > verified.head.number:
        found = f"a journal that ends with entry {verified.head.number:,}"
        verified.fail(Failure(kept.number, "", "", "the head that was kept", f"entry {kept.number:,}", found))


def says(verified: Verified) -> list[str]:
    """What verifying found, in sentences, with what it cannot find."""
    lines = [str(verified.first)] if verified.first else []
    more = verified.failures - 1
    if more > 0:
        lines.append(f"{more:,} more {'fails' if more == 1 else 'fail'} after it or with it.")
    whole = f"The journal is whole: {verified.entries:,} entries, head {verified.head}."
    lines.append(whole if verified.whole else f"The journal has {verified.entries:,} entries, head {verified.head}.")
    if verified.withheld:
        lines.append(f"Of {verified.withheld:,} entries only the hash is in this file: their place is proved alone.")
    if verified.blanked:
        lines.append(f"{verified.blanked:,} values are blanked on lawful request: their place alone is proved.")
    if verified.tables is not None:
        lines.append(f"{verified.tables:,} tables were compared with it, and the table of the acts.")
    else:
        lines.append("No database was at hand: the tables were not compared with it.")
    lines.append(_cannot_find(verified))
    return lines


def _cannot_find(verified: Verified) -> str:
    kept = verified.kept
    if kept and verified.whole:
        return (
            f"It holds the head that was kept, {kept}: nothing up to it was changed since. "
            "Whether later entries were cut off, only a later head can tell."
        )
    return (
        "Without a head that somebody kept, this cannot tell a journal that was written anew from beginning to end, "
        "nor one whose last entries were cut off. A head stands in the foot of each page and report: --head checks it."
    )
