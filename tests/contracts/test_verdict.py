"""The verdict from the findings."""

from tests.contracts.documents import passage

from hallpass.contracts.findings import Finding, Judged
from hallpass.contracts.verdict import PARAGRAPHS, verdict_of


def _verdict(*found: Finding, elsewhere: bool = False) -> dict[str, str]:
    return verdict_of([Judged(passage("x"), found)], elsewhere)


def test_nothing_found() -> None:
    """An empty contract lacks all duties, is silent on 4.3 and clear on 4.4."""
    verdict = _verdict()
    assert tuple(verdict) == PARAGRAPHS
    assert set(verdict.values()) == {"missing", "silent", "clear"}


def test_firm_and_whole_is_present() -> None:
    """A firm finding with all parts is present; with a part lacking it is unclear."""
    assert _verdict(Finding("4.1.4", 0.9, True, frozenset((0, 1))))["4.1.4"] == "present"
    assert _verdict(Finding("4.1.4", 0.9, True, frozenset((0,))))["4.1.4"] == "unclear"


def test_perhaps_is_unclear() -> None:
    """A finding that is not firm leaves the duty unclear."""
    assert _verdict(Finding("4.1.4", 0.5, False, frozenset((0, 1))))["4.1.4"] == "unclear"


def test_said_and_denied_is_unclear() -> None:
    """A contract that contradicts itself is for a person to read."""
    whole = Finding("4.1.7", 0.9, True, frozenset((0, 1)))
    assert _verdict(whole, Finding("4.1.7", 0.9, False, denied=True))["4.1.7"] == "unclear"
    assert _verdict(Finding("4.1.7", 0.9, False, denied=True))["4.1.7"] == "missing"


def test_another_document_may_carry_it() -> None:
    """What another document may carry is unclear and never missing."""
    assert _verdict(elsewhere=True)["4.1.1"] == "unclear"


def test_conflict_beats_prohibition() -> None:
    """One conflicting clause is a conflict, whatever other clauses prohibit."""
    kept, drawn = Finding("4.3", 0.9, True), Finding("conflict-4.3", 0.9, True)
    assert _verdict(kept)["4.3"] == "prohibited"
    assert _verdict(kept, drawn)["4.3"] == "conflict"
    assert _verdict(kept, Finding("conflict-4.3", 0.4, False))["4.3"] == "unclear"


def test_judgment() -> None:
    """4.4 is clear unless a clause conflicts or may."""
    assert _verdict(Finding("conflict-4.4", 0.9, True))["4.4"] == "conflict"
    assert _verdict(Finding("conflict-4.4", 0.4, False))["4.4"] == "unclear"
    assert _verdict(Finding("4.4", 0.9, True))["4.4"] == "clear"
