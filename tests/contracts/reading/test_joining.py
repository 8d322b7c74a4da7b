"""Lines of print joined into one running text."""

from __future__ import annotations

from pathlib import Path

from tests.contracts.reading.reads import line, read_bytes, texts

from hallpass.contracts.reading.joining import fold, join, words_of


def test_words_cut_by_hyphens(tmp_path: Path) -> None:
    """A word that a line end cut is mended; a hyphen that was written stays."""
    text = (
        "The officer keeps open commu-\nnication with a full-\ntime aide and a well-known team, and de-\n"
        "escalates. A well-\nknown rule and/\nor a policy—\nany policy—of 2026-\n27 may be nick-\nnamed in a nick-name."
    )
    assert texts(read_bytes(text.encode(), tmp_path)) == [
        "The officer keeps open communication with a full-time aide and a well-known team, and de-escalates.",
        "A well-known rule and/or a policy—any policy—of 2026-27 may be nicknamed in a nick-name.",
    ]


def test_white_space_and_letters_of_print() -> None:
    """White space is folded, ligatures are letters, and what cannot be seen is gone."""
    assert fold("  The\u00a0of\ufb01cer \n shall\u200b teach\u00ad. ") == "The officer shall teach."


def test_stretches_of_a_text() -> None:
    """It is known where the words of each line begin in the joined text; a line without words has no stretch."""
    text, spans = join([line("The officer comm-", 100), line("\u200b", 115), line("unicates.", 130)], frozenset())
    assert text == "The officer communicates."
    assert [(text[span.start :], span.box.y1) for span in spans] == [(text, 100), ("unicates.", 130)]
    assert spans[-1].end == len(text)


def test_words_of_the_document_decide() -> None:
    """Whether a cut word keeps its hyphen is seen from the words that the document uses elsewhere."""
    cut = [line("a co-"), line("operative officer", 115)]
    assert join(cut, words_of([line("Cooperative work")]))[0] == "a cooperative officer"
    assert join(cut, words_of([line("Co-operative work")]))[0] == "a co-operative officer"
