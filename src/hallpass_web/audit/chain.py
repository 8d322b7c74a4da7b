"""The chain: each entry's hash is that of the hash before it and of its own payload's hash.

    payload  = canonical JSON (RFC 8785) of {"act", "list", "row", "is", "told_by", "salt"}
    hash(n)  = SHA-256( hash(n-1) + SHA-256(payload(n)) ), in hexadecimal digits; hash(0) is 64 zeros

A value that may have to be blanked stands in the payload as {"sha256": SHA-256(salt + canonical JSON of the value)};
value and salt lie beside the chain. An excerpt can therefore carry the payloads that its reader may see and bare
hashes for the rest, and the chain still verifies; for the salt, nobody finds out by trying what a bare hash stands for.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, Final

import rfc8785

BEFORE_ALL: Final = "0" * 64


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry: its number and its hash; 0 where nothing is recorded."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


def canonical(value: Any) -> str:
    """A value as canonical JSON: the same text for the same value, everywhere."""
    return rfc8785.dumps(value).decode()


def digest(text: str) -> str:
    """SHA-256 of a text, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def link(before: str, payload_hash: str) -> str:
    """The hash of an entry, from the hash before it and the hash of its payload."""
    return digest(before + payload_hash)


def sealed(salt: str, value: Any) -> dict[str, str]:
    """What stands in the chain in place of a value that may have to be blanked."""
    return {"sha256": digest(salt + canonical(value))}
