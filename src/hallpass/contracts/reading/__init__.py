"""A contract document read from its file to its passages, whatever its form."""

from __future__ import annotations

from hallpass.contracts.reading.apart import read_document
from hallpass.contracts.reading.cannot import CannotRead

__all__ = ["CannotRead", "read_document"]
