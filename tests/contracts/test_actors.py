"""Who is named in the words of a contract."""

import pytest

from hallpass.contracts.actors import Cast, Who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("the sro shall", Who.OFFICER),
        ("each school resource officer shall", Who.OFFICER),
        ("the youth officer shall", Who.OFFICER),
        ("the assigned deputy shall", Who.OFFICER),
        ("the incumbent shall", Who.OFFICER),
        ("the sro supervisor shall", Who.AGENCY),
        ("patrol officers shall", Who.AGENCY),
        ("the chief law enforcement officer shall", Who.AGENCY),
        ("another officer shall", Who.AGENCY),
        ("the deputy chief shall", Who.AGENCY),
        ("the sheriff shall", Who.AGENCY),
        ("the principal shall", Who.SCHOOL),
        ("the purchaser shall", Who.SCHOOL),
        ("the parties shall", Who.PARTIES),
    ],
)
def test_side_of_each_name(text: str, who: Who) -> None:
    """Each usual name stands for its side; other officers than the one at the school are the agency's."""
    assert Cast().mentions(text)[0].who is who


def test_program_is_no_officer() -> None:
    """ "The SRO program" names nobody."""
    assert Cast().mentions("the sro program shall") == []
