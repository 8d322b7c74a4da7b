"""The terms of a contract where they stand."""

from tests.contracts.documents import document, read

from hallpass.contracts.terms import terms_of


def _terms(*texts: str) -> dict[str, str]:
    return {term.name: term.value for term in terms_of(document(*texts))}


def test_days_said_together() -> None:
    """A span gives the first and the last day, wherever a single day stands before it."""
    found = _terms("The old contract ended on June 30, 2024.", "The term is July 1, 2026 through June 30, 2028.")
    assert (found["from"], found["to"]) == ("2026-07-01", "2028-06-30")


def test_days_said_apart() -> None:
    """A first day alone and a last day alone are read too."""
    found = _terms("This Agreement is effective August 3, 2026.", "It ends on May 28, 2027.")
    assert (found["from"], found["to"]) == ("2026-08-03", "2027-05-28")


def test_day_that_no_calendar_has() -> None:
    """June 31 is no day and is not offered."""
    assert "to" not in _terms("It ends on June 31, 2027.")


def test_notice_of_ending_and_not_of_insurance() -> None:
    """The notice is that of ending the contract; days of notice for a policy of insurance are another thing."""
    found = _terms(
        "Thirty (30) days' notice is given before insurance coverage is cancelled.",
        "Either party may terminate upon one hundred twenty (120) days' written notice.",
    )
    assert found["notice_days"] == "120"
    assert _terms("Either side may end it on ninety days' notice.")["notice_days"] == "90"


def test_officers_and_renewal() -> None:
    """How many officers, and what is said of renewal."""
    found = _terms("The City shall assign two (2) full-time officers.", "It renews each year.")
    assert (found["officers"], found["renewal"]) == ("2", "It renews each year")


def test_parties_stand_in_the_opening() -> None:
    """The parties are those between whom the contract is made."""
    (parties, *_) = terms_of(read("06-riverbend-amendment")) or (None,)
    assert parties is not None
    found = _terms("This is made between the City of Vale and the Vale School District.")
    assert found["parties"] == "the City of Vale and the Vale School District"


def test_term_says_where_it_stands() -> None:
    """Each term carries the passage that says so."""
    (term,) = terms_of(document("The City shall furnish one deputy."))
    assert term.passage.text == "The City shall furnish one deputy."
