"""Who is named in the words of a contract."""

import pytest
from tests.contracts.documents import document, verdict

from hallpass.contracts.actors import Cast, Who
from hallpass.contracts.casting import cast_of


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


def test_defined_term_stands_for_its_side() -> None:
    """A term that the contract defines stands for the side that it was defined for."""
    cast = cast_of(document('The City will assign one licensed peace officer (the "Guardian") to the School.'))
    assert cast.mentions("the guardian shall")[0].who is Who.OFFICER


def test_name_of_the_officer_stands_for_the_officer() -> None:
    """After "Officer Jan Vale", Jan and Vale are the officer."""
    cast = cast_of(document("We will send Officer Jan Vale to your school on Mondays."))
    assert cast.mentions("jan will teach")[0].who is Who.OFFICER
    assert cast.mentions("vale will teach")[0].who is Who.OFFICER


def test_things_defined_are_no_side() -> None:
    """A defined agreement, program or day is nobody."""
    cast = cast_of(document('This School Resource Officer Agreement (the "Original Agreement") is renewed.'))
    assert cast.aliases == {}


def test_you_is_the_officer_only_where_the_document_speaks_to_the_officer() -> None:
    """A letter to the principal says "you" to the school, post orders say it to the officer."""
    to_school = "You shall advise the principal on lockdown drills."
    to_officer = ("You are our liaison to the school.", "Advise the principal on lockdown drills.")
    assert verdict(to_school)["4.1.4"] == "missing"
    assert verdict(*to_officer)["4.1.4"] == "present"


def test_assigned_members_are_the_officers() -> None:
    """A general order puts duties on "members" once it has said which members it means."""
    duty = "Members shall advise the principal on lockdown drills."
    assert verdict("Members assigned to schools wear the uniform.", duty)["4.1.4"] == "present"
    assert verdict("Members pay dues.", duty)["4.1.4"] != "present"
