"""The one way in which reading a document fails."""

from __future__ import annotations


class CannotRead(Exception):
    """Why can this file not be read as a contract? The reason is a plain sentence for the person who brought it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
