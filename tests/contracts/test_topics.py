"""What a clause is about."""

import pytest

from hallpass.contracts.actors import Cast
from hallpass.contracts.topics import LABELS, probabilities, topic_text, weights, words_in


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("4.1.1", "the officer gets acquainted with pupils, hears them out and so keeps the building a friendly place"),
        ("4.1.2", "the officer keeps pupils, workers and callers from being hurt by criminals"),
        ("4.1.3", "the officer lets the principal know what the police have learned"),
        ("4.1.4", "the officer comments on the lockdown practice and says how to better it"),
        ("4.1.5", "the officer looks for gaps in the locks and in the emergency plan"),
        ("4.1.6", "the officer lectures to classes and to teachers on the statutes"),
        ("4.1.7", "the officer investigates thefts and assaults and makes arrests"),
        ("4.3", "the officer is not to be used for the enforcement of the handbook"),
        ("conflict-4.3", "the officer hands out detentions to latecomers"),
        ("4.4", "nothing in this paper narrows the judgment of a peace officer"),
        ("conflict-4.4", "the officer may not make an arrest without the principal's leave"),
    ],
)
def test_topic_of_words_not_learned_from(label: str, text: str) -> None:
    """Each label is the likeliest for a wording that is not among the lessons."""
    chances = probabilities(text)
    assert max(chances, key=lambda one: chances[one]) == label


def test_money_is_no_topic() -> None:
    """A clause about money is about no label."""
    assert max(probabilities("the district pays the city in four installments").values()) < 0.3


def test_names_of_the_officer_are_one() -> None:
    """Whatever the officer is called, the text that is judged is the same."""
    ways = ("each sro shall teach", "the school resource officer shall teach", "the assigned deputy shall teach")
    assert {topic_text(way, Cast()) for way in ways} == {"the officer shall teach"}
    assert topic_text("no sro shall teach", Cast()) == "no the officer shall teach"


def test_word_endings_do_not_count() -> None:
    """Forms of a word are one feature; pairs of words are features too."""
    assert words_in("advising drills") == {"advis", "drill", "advis drill"}
    assert "advis" in words_in("advised")


def test_weights_have_a_column_for_each_label() -> None:
    """The kept weights fit the features and the labels."""
    kept = weights()
    assert kept.columns.shape[1] == len(kept.constants) == len(LABELS)
