"""The review in words."""

from tests.contracts.documents import document, reviewed

from hallpass.contracts.report import WIDTH, to_text
from hallpass.contracts.review import review


def test_every_paragraph_has_its_verdict_and_the_words_of_the_policy() -> None:
    """Each paragraph is listed with its verdict and the policy's own words."""
    text = to_text(reviewed("12-stone-county-purchase"))
    for number, word in reviewed("12-stone-county-purchase").verdict.items():
        assert f"{number}  {word}".lower() in text.lower()
    assert "providing advice on safety drills" in text


def test_quoted_words_and_their_place() -> None:
    """The words that a verdict rests on are quoted with the number of their clause."""
    text = " ".join(to_text(reviewed("12-stone-county-purchase")).replace("|", " ").split())
    assert "enforce Purchaser's parking and smoking rules" in text
    assert "(3.4" in text


def test_what_to_do() -> None:
    """A missing duty, an unclear one and a conflict each say what to do; what is lacking is named."""
    text = to_text(reviewed("15-maple-grove-exhibit"))
    assert "Ask for a clause" in text
    assert "Not named in binding words: safety protocols." in text
    assert "Not named in binding words: staff." in text


def test_other_document_is_named() -> None:
    """Where another document carries the duties, the reader is sent there."""
    assert "standing in another document" in to_text(reviewed("13-two-rivers-refers"))


def test_lines_fit() -> None:
    """No line is wider than the page."""
    assert max(map(len, to_text(reviewed("09-lakeview-triad")).splitlines())) <= WIDTH


def test_first_lines_say_what_to_settle() -> None:
    """The second line says what is to be settled, 4.4 not among it."""
    text = to_text(
        review(document("The SRO shall enforce criminal laws.", "The City guarantees the safety of students."))
    )
    assert text.splitlines()[1].startswith("To settle: 4.1.1 missing")
    assert "4.4" not in text.splitlines()[1]
