"""The one way in which reading fails."""

from __future__ import annotations

from hallpass.contracts.reading import CannotRead as Offered
from hallpass.contracts.reading.cannot import CannotRead


def test_the_reason_is_the_message() -> None:
    """The reason is what the failure says, whether it is asked for or printed."""
    error = CannotRead("The file is empty.")
    assert error.reason == str(error) == "The file is empty."


def test_one_way_to_fail() -> None:
    """Whoever reads through the package catches the same failure that its parts raise."""
    assert Offered is CannotRead
