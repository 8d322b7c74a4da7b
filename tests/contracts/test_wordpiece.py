"""A sentence cut into word pieces."""

import pytest

from hallpass.contracts import wordpiece
from hallpass.contracts.wordpiece import LONGEST_TEXT, ModelFault, vocabulary, word_ids


def test_known_text_has_the_ids_of_the_model() -> None:
    """A text with accents, marks and a word of several pieces gets the numbers of the model's own tokenizer."""
    ids = [101, 1996, 5034, 2080, 4618, 18012, 2006, 5843, 1011, 2091, 28308, 1025, 7668, 1521, 1055, 1012, 102]
    assert word_ids("The SRO shall advise on lock-down drills; café’s.") == ids


def test_case_changes_nothing() -> None:
    """Upper case gives the same numbers."""
    assert word_ids("SAFETY DRILLS") == word_ids("safety drills")


def test_word_with_an_unknown_rest_is_unknown() -> None:
    """A word that no pieces make up is one unknown word."""
    assert word_ids("☃☃")[1:-1] == [vocabulary()["[UNK]"]]


def test_long_text_is_cut() -> None:
    """However long the text, the model gets no more than it was made for, with its marks at both ends."""
    ids = word_ids("drill " * 1000)
    assert len(ids) == LONGEST_TEXT
    assert (ids[0], ids[-1]) == (101, 102)


def test_another_vocabulary_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A vocabulary file with another hash is not used."""
    monkeypatch.setattr(wordpiece, "VOCABULARY_SHA256", "0" * 64)
    with pytest.raises(ModelFault, match="expected 000"):
        vocabulary.__wrapped__()
