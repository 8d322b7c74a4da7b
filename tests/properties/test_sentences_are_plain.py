"""An explanation is plain sentences: no key of a file or a program, no empty value, nobody blamed."""

from __future__ import annotations

import re

import pytest
from tests.properties.lives import lives

from hallpass.explain import explanation, sections, sentences

RAW = re.compile(r"[a-z0-9]_[a-z0-9]|\bNone\b|\bTrue\b|\bFalse\b|\d{4}-\d\d-\d\d|\bno day\b|[{}\[\]]|  | [,.;:]|\.\.")
BLAME = re.compile(
    r"\b(fail(ed|s|ure)?|violat\w*|non-?compliant|fault|guilty|neglect\w*|please|oops|successfully)\b|!", re.I
)


@pytest.mark.parametrize("seed", range(6_000, 6_150))
def test_sentences_are_plain(seed: int) -> None:
    """Each sentence begins with a capital or a quote, ends, and has nothing raw in it; none is said twice."""
    told = lives(seed)
    for record in told.officers():
        said = sentences(explanation(told.setting, record.id, told.day))
        assert len(said) == len(set(said))
        for sentence in said:
            assert re.match(r"[A-Z“0-9]", sentence), sentence
            assert re.search(r"\.”?$", sentence), sentence
            assert not RAW.search(sentence), sentence
            if not sentence.startswith("Paragraph "):  # the policy's own words
                assert not BLAME.search(sentence), sentence


@pytest.mark.parametrize("seed", range(6_000, 6_060))
def test_the_answer_comes_first(seed: int) -> None:
    """The first sentence names the day; the sections are the sentences in order, under headings of their own."""
    told = lives(seed)
    for record in told.officers():
        explained = explanation(told.setting, record.id, told.day)
        parts = sections(explained)
        assert parts[0].title == "The answer"
        assert parts[0].sentences[0].startswith("On ")
        assert record.setting.register.officer[record.id].name in parts[0].sentences[0]
        assert list(dict.fromkeys(said for part in parts for said in part.sentences)) == sentences(explained)
        assert all(part.sentences for part in parts)
