"""What part a paragraph plays, by its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hallpass.contracts.reading import roles


@pytest.mark.parametrize(
    ("asked", "yes", "no"),
    [
        (roles.is_signature, "By: ____________ Chief", "By: the chief, who decides."),
        (roles.is_signature, "Dated:", "The agreement is dated: May."),
        (roles.ends_recitals, "NOW, THEREFORE, the parties agree:", "The parties now work together."),
        (roles.names_document, "Memorandum of Understanding", "Duties of the officer"),
        (roles.names_parties, "between the City of Osier", "Keys and rooms"),
        (roles.opens_section, "Scope of services", "Hazel and Osier"),
        (roles.is_salutation, "Dear Principal Quist:", "Dear is the time of the officer."),
        (roles.is_text, "The officer shall teach.", "City of Osier"),
        (roles.is_caps, "DUTIES OF THE OFFICER", "Duties of the Officer"),
        (roles.has_verb, "the officer (shall) teach", "a class of ten"),
        (roles.leads, "The officer shall:", "The officer teaches."),
        (roles.leads, "The duties are the following", "The duties of the officer"),
        (roles.is_short, "Training", "Training;"),
    ],
)
def test_roles(asked: Callable[[str], bool], yes: str, no: str) -> None:
    """Each part is known by its words, and words near to them do not play it."""
    assert asked(yes)
    assert not asked(no)


@pytest.mark.parametrize(
    ("text", "bold", "heads"),
    [
        ("Duties of the Officer", False, True),
        ("What the officer does", False, True),
        ("DUTIES", False, True),
        ("The officer is here", False, False),
        ("The officer is here", True, True),
        ("advise the principal", True, False),
        ("keys and rooms;", True, False),
        ("Duties of the", True, False),
        ("Dear Principal Quist:", True, False),
    ],
)
def test_headings(text: str, bold: bool, heads: bool) -> None:
    """A heading is short, finished and no sentence, unless its type says otherwise."""
    assert roles.may_head(text, bold=bold, level=None, marker=None) is heads


def test_headings_at_the_start_of_a_paragraph() -> None:
    """A short first sentence, or the words before a colon, may head their paragraph."""
    assert roles.is_run_in("Training.")
    assert not roles.is_run_in("The officer shall teach.")
    assert roles.run_in_with_colon("School rules: The officer leaves them to the school.") == "School rules:"
    assert roles.run_in_with_colon("The officer shall: Teach the classes of the school.") is None
