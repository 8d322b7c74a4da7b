"""What headings say of the passages below them."""

import pytest
from tests.contracts.documents import passage

from hallpass.contracts.actors import Cast, Who
from hallpass.contracts.scope import Force, Scope, scope_of


@pytest.mark.parametrize(
    ("heading", "scope"),
    [
        ("DUTIES OF THE SRO", Scope(Who.OFFICER)),
        ("What our officer will do", Scope(Who.OFFICER)),
        ("Police work", Scope(Who.OFFICER)),
        ("Responsibilities of the District", Scope(Who.SCHOOL)),
        ("City responsibilities", Scope(Who.AGENCY)),
        ("What SROs do not do", Scope(Who.OFFICER, Force.NOT)),
        ("RECITALS", Scope(None, Force.AIM)),
        ("Goals and objectives", Scope(None, Force.AIM)),
        ("Training", Scope(None, Force.TOPIC)),
        ("Insurance", Scope()),
        ("SCHOOL RESOURCE OFFICER AGREEMENT", Scope()),
    ],
)
def test_scope_of_a_heading(heading: str, scope: Scope) -> None:
    """Each heading gives the side and the force that it names, or nothing."""
    assert scope_of(passage("x", headings=(heading,)), Cast()) == scope


def test_innermost_heading_that_tells_decides() -> None:
    """A neutral heading leaves the word to the one above it."""
    headings = ("Duties of the SRO", "Drills")
    assert scope_of(passage("x", headings=headings), Cast()).who is Who.OFFICER
    headings = ("Duties of the SRO", "Responsibilities of the District")
    assert scope_of(passage("x", headings=headings), Cast()).who is Who.SCHOOL
