"""What a passage says, label by label."""

import pytest
from tests.contracts.documents import document, passage, verdict

from hallpass.contracts.findings import Finding, judge


def _found(text: str, **where: object) -> dict[str, Finding]:
    (judged,) = judge(document(passage(text, **where)))  # type: ignore[arg-type]
    return {one.label: one for one in judged.findings}


def test_duty_on_the_officer_is_firm() -> None:
    """A binding clause on the officer is a firm finding."""
    assert _found("The SRO shall advise the principal on lockdown drills.")["4.1.4"].firm


@pytest.mark.parametrize(
    "text",
    [
        "The District shall advise its staff on lockdown drills.",
        "The Sergeant shall advise the principal on lockdown drills.",
        "WHEREAS, the SRO advises the principal on lockdown drills;",
        "The purpose of the program is that the SRO advises on lockdown drills.",
        "The SRO shall complete training in advising on lockdown drills.",
        "The parties shall advise each other on lockdown drills.",
    ],
)
def test_duty_on_others_or_nobody_is_nothing(text: str) -> None:
    """The words of a duty on the district, the agency, the parties or nobody earn no label."""
    assert "4.1.4" not in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The SRO may advise the principal on lockdown drills.",
        "As time permits, the SRO shall advise the principal on lockdown drills.",
        "Advice on lockdown drills shall be provided to the principal.",
    ],
)
def test_permission_and_nobody_named_must_be_looked_at(text: str) -> None:
    """A permissive clause, spare time, or a passive with nobody named is found but not firm."""
    assert not _found(text)["4.1.4"].firm


def test_denied_duty() -> None:
    """A duty that the officer is said not to have is kept as denied."""
    assert _found("The SRO shall not be responsible for enforcing criminal laws.")["4.1.7"].denied


def test_lead_in_says_what_the_items_are_about() -> None:
    """ "Shall advise the principal on:" belongs to the items below it."""
    found = _found("lockdown drills;", kind="item", lead_in="The SRO shall advise the principal on:")
    assert found["4.1.4"].firm


def test_rules_denied_and_asked() -> None:
    """Keeping the officer out of rules is 4.3, drawing the officer in is a conflict."""
    assert _found("The SRO shall not enforce school rules.")["4.3"].firm
    assert _found("The SRO shall enforce school rules.")["conflict-4.3"].firm


def test_exceptions_to_4_3() -> None:
    """An exception for crimes changes nothing; one at the principal's wish is a conflict."""
    assert set(_found("The SRO shall not enforce school rules except where the conduct is also a crime.")) == {"4.3"}
    assert "conflict-4.3" in _found("The SRO shall not enforce school rules except at the request of the principal.")


def test_discipline_of_the_school_alone_is_not_firm() -> None:
    """That discipline is the school's, with no word on the officer, is for a person to judge."""
    found = _found("Student discipline is the responsibility of the principal.")
    assert not any(one.firm for one in found.values())


@pytest.mark.parametrize(
    "clause",
    [
        "The SRO shall send students without passes back to class.",
        "The officer will take the phones that teachers send down.",
        "The deputy goes to the room and brings out a student who will not leave.",
    ],
)
def test_a_rule_that_nobody_calls_a_rule_is_seen(clause: str) -> None:
    """The officer who enforces a rule without its name is never answered with silence."""
    assert verdict(clause)["4.3"] in ("conflict", "unclear")


def test_learning_about_a_duty_is_not_bearing_it() -> None:
    """What the officer will learn about is a topic of training."""
    assert verdict("In it the deputy will learn about giving advice on lockdown drills.")["4.1.4"] == "missing"


@pytest.mark.parametrize(
    "text",
    [
        "The City will handle all matters of pay, benefits, leave and discipline of the officer.",
        "The officer shall transport pupils held for detention.",
        'Paragraph 3.5 ("The officer assists with student conduct and school rules") is deleted.',
    ],
)
def test_discipline_of_others_and_duties_struck_are_no_conflict(text: str) -> None:
    """The officer's own discipline, a court's detention and what an amendment strikes say nothing against 4.3."""
    assert not {"4.3", "conflict-4.3"} & set(_found(text))


def test_rule_kept_only_ordinarily_is_for_a_person() -> None:
    """What is ordinarily not done, and may be asked for, is neither a bar nor surely a conflict."""
    told = "The officer will not ordinarily be called upon in school discipline, although a principal may request it."
    assert verdict(told)["4.3"] == "unclear"


def test_item_of_the_agency_through_its_officer_is_the_officers() -> None:
    """Below "shall, through its officers, provide the following" the items are the officer's; elsewhere not."""
    item = "The Agency shall enforce state criminal law and criminal ordinances at the schools."
    through = "The Agency shall, through its School Officers, provide the following Services:"
    firm = judge(document(passage(item, kind="item", lead_in=through)))[0].findings
    assert any(one.label == "4.1.7" and one.firm for one in firm)
    alone = judge(document(passage(item, kind="item", lead_in="The Agency shall provide the following Services:")))
    assert not alone[0].findings


def test_alternative_bearer_makes_a_duty_unclear() -> None:
    """A duty of the officer "or such other employee" may be nobody's at the school."""
    told = (
        "Lockdown drills will be reviewed with the principal by the SRO or by such other employee as the Chief names."
    )
    assert verdict(told)["4.1.4"] != "present"
