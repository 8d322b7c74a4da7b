"""Who bears a passage, and how strongly."""

import pytest
from tests.contracts.documents import passage

from hallpass.contracts.actors import Cast, Who
from hallpass.contracts.bearing import Bearing, Reader
from hallpass.contracts.scope import Force


def _only(text: str, **where: object) -> Bearing:
    (bearing,) = Reader(Cast()).read(passage(text, **where))  # type: ignore[arg-type]
    return bearing


@pytest.mark.parametrize(
    ("lead_in", "who", "force"),
    [
        ("The officer shall:", Who.OFFICER, Force.MUST),
        ("The officer may:", Who.OFFICER, Force.MAY),
        ("The officer shall not:", Who.OFFICER, Force.NOT),
        ("The District shall:", Who.SCHOOL, Force.MUST),
        ("The City will place at the school an officer who:", Who.OFFICER, Force.MUST),
        ("The goals of the program are to:", None, Force.AIM),
        ("By the officer the following shall be done:", Who.OFFICER, Force.MUST),
    ],
)
def test_item_takes_over_its_lead_in(lead_in: str, who: Who | None, force: Force) -> None:
    """A list item is borne by whom its lead-in names, as strongly as its lead-in says."""
    found = _only("advise the principal on drills;", kind="item", lead_in=lead_in)
    assert (found.who, found.force) == (who, force)


def test_item_under_a_heading() -> None:
    """A bare item is borne by whom the heading names, and that is known to be less sure."""
    found = _only("Advise the principal on drills.", headings=("Duties of the District",))
    assert (found.who, found.told) == (Who.SCHOOL, False)


def test_own_subject_beats_the_heading() -> None:
    """A sentence with its own subject is that one's, whatever stands above."""
    assert _only("The SRO shall advise on drills.", headings=("Duties of the District",)).who is Who.OFFICER


def test_two_sides_in_one_sentence() -> None:
    """Where two sides act in one sentence, each clause is its own side's."""
    found = Reader(Cast()).read(passage("The District shall hold drills, and the SRO shall advise on them."))
    assert [one.who for one in found] == [Who.SCHOOL, Who.OFFICER]


def test_pronoun_stands_for_the_sentence_before() -> None:
    """ "He or she" is the one whom the sentence before was about; "it" is never the officer."""
    reader = Reader(Cast())
    reader.read(passage("The SRO shall visit classes."))
    assert reader.read(passage("He or she shall teach."))[0].who is Who.OFFICER
    assert reader.read(passage("It shall cover drills."))[0].who is None


def test_aims_bind_only_where_they_say_so() -> None:
    """Under goals a "will" binds nobody, a "shall" does."""
    assert _only("The SRO will protect students.", headings=("Goals",)).force is Force.AIM
    assert _only("The SRO shall protect students.", headings=("Goals",)).force is Force.MUST


def test_recital_binds_nobody() -> None:
    """A clause that begins with WHEREAS binds nobody."""
    assert _only("WHEREAS, the SRO shall protect students; ").force is Force.AIM


def test_what_an_amendment_adds_is_read() -> None:
    """Of "a new paragraph is added: …" the added words are read."""
    found = _only('A new paragraph (h) is added to Section 4: "(h) The SRO shall advise on drills."')
    assert (found.who, found.force) == (Who.OFFICER, Force.MUST)


@pytest.mark.parametrize("change", [str.upper, str.lower, str.title])
def test_case_changes_nothing(change: object) -> None:
    """Capitals do not change who bears a clause."""
    text = "The District shall assign a deputy who will advise on drills."
    assert _only(change(text)).who is _only(text).who  # type: ignore[operator]
