"""Which words of its own a contract uses for whom, and for what."""

import pytest
from tests.contracts.documents import document, verdict

from hallpass.contracts.actors import Who
from hallpass.contracts.casting import cast_of


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


def test_sworn_partner_is_the_officer() -> None:
    """A defined term is the officer's though other contracts use the word for both sides."""
    told = 'The Public Safety Partner ("Partner") is a sworn police officer placed at the school.'
    assert cast_of(document(told)).mentions("the partner will")[0].who is Who.OFFICER


def test_short_name_of_a_school_is_the_school() -> None:
    """What "Larch Hollow will do" is no duty of the officer, where the school is Larch Hollow Charter School."""
    told = ("Larch Hollow Charter School and the City of Brill agree.", "Larch Hollow will pay the City each month.")
    assert cast_of(document(*told)).mentions("larch hollow will")[0].who is Who.SCHOOL


def test_name_of_town_and_school_is_neither() -> None:
    """Where the city and the school share their name, the name alone tells nothing."""
    told = ("The City of Brill and Brill Public Schools agree.", "Brill will pay Brill each month.")
    assert cast_of(document(*told)).mentions("brill will") == []


@pytest.mark.parametrize(
    ("gives", "state"),
    [
        ("The School Deputy shall perform the Preparedness Services.", "present"),
        ("The Services shall be performed by the County through the School Deputy.", "present"),
        ("The District shall perform the Services.", "missing"),
        ("The Deputy shall not perform the Services.", "missing"),
    ],
)
def test_defined_work_is_borne_by_who_performs_it(gives: str, state: str) -> None:
    """A definition is no duty; it becomes one where the officer is to perform what it means."""
    means = (
        '"Preparedness Services" means advising the principals on the design and critique of lockdown drills.',
        '"Services" means the Preparedness Services and the Patrol Services.',
    )
    assert verdict(*means, gives)["4.1.4"] == state


def test_pronoun_is_the_named_officer_unless_another_person_comes_before_it() -> None:
    """In a letter "she" is the deputy it names, but not in a sentence about somebody else."""
    letter = ["We will send Deputy Orla Finch to your school."] + ["She likes the work."] * 6
    advises = "In the week before a lockdown drill she advises the principals on how to run it."
    other = "The fire chief told you that she advises the principals on how to run each lockdown drill."
    assert verdict(*letter, advises)["4.1.4"] == "present"
    assert verdict(*letter, other)["4.1.4"] != "present"
