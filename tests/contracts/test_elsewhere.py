"""Duties that stand in another document."""

import pytest
from tests.contracts.documents import document, passage, verdict

from hallpass.contracts.elsewhere import refers_to

GOES_ON = "All other terms of the Agreement remain in full force and effect."


@pytest.mark.parametrize(
    "text",
    [
        GOES_ON,
        "Except as amended here, the 2022 Agreement remains in force.",
        "The SRO shall perform the duties described in the Department's SRO policy.",
        "The officer's duties are set forth in Minnesota Statutes, section 626.8482.",
    ],
)
def test_passage_that_sends_the_reader_elsewhere(text: str) -> None:
    """An amendment's last clause and duties borrowed from a policy or a statute are named."""
    assert [one.text for one in refers_to(document(text))] == [text]


def test_exhibit_of_this_document_is_not_elsewhere() -> None:
    """An exhibit that is part of the document is read, not referred to."""
    duties = "The SRO shall perform the duties described in Exhibit A."
    assert refers_to(document(duties))
    assert not refers_to(document(duties, passage("EXHIBIT A", kind="heading")))


def test_amendment_leaves_the_other_duties_unclear() -> None:
    """Where the other terms go on in another document, what is not said here is unclear."""
    added = verdict("The SRO shall advise the principal on lockdown drills.", GOES_ON)
    assert (added["4.1.4"], added["4.1.7"]) == ("present", "unclear")


def test_replaced_list_of_duties_stands_for_itself() -> None:
    """Where the amendment replaces the duties as a whole, what is not said here is missing."""
    replaced = verdict(
        "Section 4 is deleted and replaced with the following:",
        "The SRO shall enforce criminal laws.",
        "The SRO shall serve as liaison from law enforcement to school officials.",
        "The SRO shall advise the principal on lockdown drills.",
        GOES_ON,
    )
    assert (replaced["4.1.7"], replaced["4.1.5"]) == ("present", "missing")


def test_added_paragraphs_leave_the_list_of_duties_standing() -> None:
    """Where an amendment adds duties and replaces something else, the others still stand in the agreement."""
    said = verdict(
        'In Section 9, "June 30, 2025" is replaced by "June 30, 2028."',
        "The following are added at the end of Section 3.",
        "The SRO shall advise the principal on lockdown drills.",
        "The SRO shall identify vulnerabilities in school facilities and safety protocols.",
        "The SRO shall educate and advise students and staff on law enforcement topics.",
        GOES_ON,
    )
    assert (said["4.1.4"], said["4.1.7"]) == ("present", "unclear")
