"""Paragraphs word for word, in order, encoded or explained."""

from __future__ import annotations

from hallpass.policy.adopted import read_adopted
from hallpass.policy.model import Action, Parameter
from hallpass.policy.outline import Outline, Section
from hallpass.policy.paragraphs import check_words, encoded, read_paragraphs
from hallpass.policy.problems import Problems

ADOPTED = read_adopted("1. Aim\nThe aim is this.\n2. Rest\n2.1 More.\nReferences:\n- One\n")


def outline(*sections: tuple[str, str, str], references: tuple[str, ...] = ("One",)) -> Outline:
    made = [
        Section(number, title, at * 10, [words] if words else []) for at, (number, title, words) in enumerate(sections)
    ]
    return Outline(sections=made, references=list(references), references_line=99)


def said(read: Outline) -> list[tuple[int, str, str]]:
    problems = Problems("x.md")
    check_words(read, ADOPTED, problems)
    return [(one.line, one.what, one.expected) for one in problems.found]


AIM, REST, MORE = ("1", "Aim", "The aim is  this."), ("2", "Rest", ""), ("2.1", "", "More.")


def test_the_adopted_words_are_in_order() -> None:
    """A document with all paragraphs word for word has no problem."""
    assert said(outline(AIM, REST, MORE)) == []


def test_every_difference_is_named_where_it_begins() -> None:
    """Words lost, added or changed are shown with what the text has there."""
    assert said(outline(("1", "Aim", "The aim was this."), REST, MORE)) == [
        (0, "the words of 1 differ from the adopted text at 'The aim was this.'", "'The aim is this.'")
    ]
    assert said(outline(AIM, REST, ("2.1", "", "More. And more."))) == [
        (20, "the words of 2.1 differ from the adopted text at 'More. And more.'", "'More.'")
    ]
    assert said(outline(AIM, REST, ("2.1", "", "")))[0][2] == "'More.'"
    assert said(outline(("1", "", "The aim is this."), REST, MORE))[0][1].startswith("the words of the title of 1")


def test_missing_doubled_foreign_and_moved_paragraphs_are_named() -> None:
    """Each paragraph stands once, in the text's order, and no other does."""
    assert said(outline(AIM, MORE)) == [
        (0, "paragraph 2 is missing", "every paragraph of the adopted text, in its order")
    ]
    assert [what for _, what, _ in said(outline(AIM, REST, MORE, AIM))] == ["paragraph 1 a second time"]
    assert [what for _, what, _ in said(outline(AIM, REST, MORE, ("3", "", "x")))] == ["paragraph 3"]
    assert [what for _, what, _ in said(outline(REST, AIM, MORE))] == ["paragraph 1 after 2"]


def test_references_are_quoted_too() -> None:
    """A reference changed or lost is named."""
    assert said(outline(AIM, REST, MORE, references=("Once",))) == [
        (99, "the references differ from the adopted text at 'Once'", "'One'")
    ]
    assert said(outline(AIM, REST, MORE, references=())) == [(99, "0 references", "the 1 of the adopted text")]


def test_a_list_of_paragraphs_encodes_each_of_them() -> None:
    """A number is encoded under its own paragraph and under those that it lists, an action under its own."""
    duties = Parameter("duties", ("4.1.1", "4.1.2"), "list", "words", "4.1", 1)
    act = Action("read_contract", "district", "2", "Read")
    under = encoded({"duties": duties}, {}, {}, {}, {"read_contract": act})
    assert under["4.1.2"] == under["4.1"] == ("duties",)
    assert under["2"] == ("read_contract",)


def test_a_paragraph_with_words_needs_an_encoding_or_a_reason() -> None:
    """A heading alone needs neither."""
    problems = Problems("x.md")
    sections = [Section("1", "Aim", 1, ["words"]), Section("2", "Rest", 2), Section("3", "", 3, ["words"], "it is old")]
    made = read_paragraphs([*sections, Section("4", "", 4, ["words"])], {"4": ("R1",)}, problems)
    assert [(one.line, one.what) for one in problems.found] == [(1, "paragraph 1 is neither encoded nor explained")]
    assert [(one.encoded, one.not_encoded) for one in made] == [
        ((), None),
        ((), None),
        ((), "it is old"),
        (("R1",), None),
    ]
