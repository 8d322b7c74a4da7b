"""The review of whole contracts."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.contracts.documents import document, expected, passage, read, reviewed, verdict

from hallpass.contracts.passages import Document
from hallpass.contracts.review import FORMAT, review, to_json
from hallpass.contracts.topics import DUTIES

NAMES = sorted(expected())
ALL_SEVEN = (
    "The SRO shall build relationships with students and staff and keep open communication with them.",
    "The SRO shall protect students, staff and visitors from criminal activity.",
    "The SRO shall serve as liaison from law enforcement to school officials.",
    "The SRO shall advise the principal on safety drills.",
    "The SRO shall identify vulnerabilities in school facilities and safety protocols.",
    "The SRO shall educate and advise students and staff on law enforcement topics.",
    "The SRO shall enforce criminal laws.",
)
UNRELATED = (
    "The District shall pay the City in four installments.",
    "Each party shall maintain liability insurance.",
    "The City shall furnish a marked squad car.",
    "Notices shall be mailed to the addresses above.",
    "The term of this Agreement is one year.",
    "The SRO works from 7:30 a.m. to 3:30 p.m. on school days.",
    "The meaning of life is not a subject of this Agreement.",
)


@pytest.mark.parametrize("name", NAMES)
def test_no_duty_is_wrongly_present(name: str) -> None:
    """In no document does a duty count as present that a careful reader does not find there."""
    found = reviewed(name).verdict
    assert [d for d in DUTIES if found[d] == "present" and expected()[name].duties[d] != "present"] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_conflict_with_4_3_is_missed(name: str) -> None:
    """A conflict is never answered with prohibited or silent."""
    if expected()[name].rules in ("conflict", "unclear"):
        assert reviewed(name).verdict["4.3"] in ("conflict", "unclear")


def test_most_verdicts_are_right() -> None:
    """Over the documents the verdicts on the duties are right at least as often as docs/contract-reading.md says."""
    right = [reviewed(name).verdict[duty] == expected()[name].duties[duty] for name in NAMES for duty in DUTIES]
    assert sum(right) / len(right) >= 0.95
    assert sum(reviewed(name).verdict["4.4"] == expected()[name].judgment for name in NAMES) >= len(NAMES) - 1


def test_policy_words_conform() -> None:
    """A contract with the seven duties of the policy conforms."""
    found = review(document(*ALL_SEVEN))
    assert {found.verdict[duty] for duty in DUTIES} == {"present"}
    assert found.conforms


@pytest.mark.parametrize("number", range(7))
def test_duty_moved_to_the_district_is_missing(number: int) -> None:
    """The same words on the District are no longer present."""
    moved = [text.replace("The SRO", "The District") if n == number else text for n, text in enumerate(ALL_SEVEN)]
    found = verdict(*moved)
    assert found[DUTIES[number]] != "present"
    assert all(found[duty] == "present" for duty in DUTIES if duty != DUTIES[number])


@pytest.mark.parametrize("number", range(7))
def test_permission_is_unclear(number: int) -> None:
    """The same words with "may" are unclear."""
    softened = [text.replace("shall", "may") if n == number else text for n, text in enumerate(ALL_SEVEN)]
    assert verdict(*softened)[DUTIES[number]] == "unclear"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 7), st.sampled_from(UNRELATED)), max_size=6), st.sets(st.integers(0, 6)))
def test_unrelated_paragraph_changes_no_verdict(added: list[tuple[int, str]], kept: set[int]) -> None:
    """Paragraphs on money, terms and equipment change no verdict, wherever they stand."""
    texts = [text for number, text in enumerate(ALL_SEVEN) if number in kept]
    before = verdict(*texts)
    for place, text in added:
        texts.insert(place, text)
    assert verdict(*texts) == before


@pytest.mark.parametrize("name", ["05-harbor-academy-charter", "08-summit-table", "18-granite-bluffs-conduct"])
def test_upper_case_changes_no_verdict(name: str) -> None:
    """A contract in capitals has the same verdict."""
    assert review(_changed(read(name), upper=True)).verdict == reviewed(name).verdict


@pytest.mark.parametrize("name", ["05-harbor-academy-charter", "08-summit-table", "18-granite-bluffs-conduct"])
def test_numbering_changes_no_verdict(name: str) -> None:
    """How the clauses are numbered changes nothing."""
    assert review(_changed(read(name), upper=False)).verdict == reviewed(name).verdict


def _changed(document: Document, *, upper: bool) -> Document:
    passages = tuple(
        replace(
            one,
            text=one.text.upper(),
            headings=tuple(heading.upper() for heading in one.headings),
            lead_in=one.lead_in and one.lead_in.upper(),
        )
        if upper
        else replace(one, number=None if one.number is None else "•")
        for one in document.passages
    )
    return replace(document, passages=passages)


def test_conforms() -> None:
    """A missing or unclear duty or a doubt about 4.3 does not conform; a conflict with 4.4 alone does."""
    assert not review(document(*ALL_SEVEN[:6])).conforms
    assert not review(document(*ALL_SEVEN, "The SRO shall enforce school rules.")).conforms
    special = "The City assumes a special duty to protect each student that is greater than its duty to the public."
    found = review(document(*ALL_SEVEN, special))
    assert (found.verdict["4.4"], found.conforms) == ("conflict", True)


def test_json_has_exactly_the_keys_of_its_format() -> None:
    """The JSON form has the keys of the format in their order, confidences of two decimals, pages null for text."""
    whole = json.loads(to_json(reviewed("13-two-rivers-refers")))
    assert list(whole) == ["format", "document", "verdict", "passages", "refers_to"]
    assert whole["format"] == FORMAT == "hallpass-contract-review/1"
    assert list(whole["document"]) == ["file", "sha256", "pages", "ocr"]
    assert list(whole["verdict"]) == [*DUTIES, "4.3", "4.4"]
    for one in whole["passages"]:
        assert list(one) == ["text", "page", "labels", "confidence"]
        assert one["labels"]
        assert 0.0 < one["confidence"] < 1.0
        assert one["confidence"] == round(one["confidence"], 2)
    assert [list(one) for one in whole["refers_to"]] == [["text", "page"]]


def test_passages_are_in_the_order_of_the_document() -> None:
    """The labelled passages stand in the order in which the document has them."""
    found = [judged.passage for judged in reviewed("22-blue-earth-long").passages]
    places = [read("22-blue-earth-long").passages.index(one) for one in found]
    assert places == sorted(places)


def test_same_document_same_bytes() -> None:
    """The same document gives the same answer to the byte."""
    name = "14-eagle-ridge-narrative"
    assert to_json(review(read(name))) == to_json(reviewed(name))


def test_empty_document() -> None:
    """A document without a word has a verdict too."""
    assert review(document(passage(""))).verdict["4.1.1"] == "missing"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_text_has_a_verdict(texts: list[str]) -> None:
    """No text breaks the review."""
    assert set(verdict(*texts)) == {*DUTIES, "4.3", "4.4"}
