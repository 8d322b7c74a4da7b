"""What headings can mean, and what kind of thing a text names."""

from __future__ import annotations

import pytest

from hallpass.files.tidying.meanings import Meaning, is_agency, is_person, is_school, is_title, meanings_of_heading


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Lic #", Meaning.LICENSE),
        ("POST license", Meaning.LICENSE),
        ("License expires", Meaning.LICENSE_ENDS),
        ("SRO / Sub", Meaning.ROLE),
        ("Agency couldn't get the course", Meaning.COULD_NOT_PROVIDE),
        ("Employer was unable to provide it", Meaning.COULD_NOT_PROVIDE),
        ("Date policy signed", Meaning.POLICY_READ),
        ("Cert on file?", Meaning.CERTIFICATE),
        ("Hire date", Meaning.EMPLOYED_FROM),
    ],
)
def test_headings(heading: str, meaning: Meaning) -> None:
    """A heading is known in many wordings."""
    assert meanings_of_heading(heading)[0] == (meaning,)


@pytest.mark.parametrize("heading", ["", "Shoe size", "Agency offered course?", "Policy not read", "Trained"])
def test_what_no_heading_says(heading: str) -> None:
    """A heading of another or a contrary sense means none of the facts."""
    assert set(meanings_of_heading(heading)[0]) <= {Meaning.LEAVE_OUT}


def test_kinds_of_names() -> None:
    """Officers, agencies, schools and courses are told apart by their words."""
    assert is_person("Ruby, Ann") and is_person("Ann Ruby") and not is_person("Ruby")
    assert is_agency("Cedarbrook P.D.") and is_agency("Sheriff") and not is_agency("Ann Ruby")
    assert is_school("Oak Elementary") and is_school("RHS") and not is_school("Oak") and not is_school("HS")
    assert is_title("NASRO 40hr") and not is_title("Agency offered course?") and not is_title("SRO training")
