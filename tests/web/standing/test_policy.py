"""The policy's pages: its words as they are, what is encoded, and whom each paragraph decides."""

from __future__ import annotations

import html
import re

import pytest
from tests.web.cast import Cast

from hallpass_web.standing.answers import policy

VERSION = policy().versions[-1]


def plain(page: bytes) -> str:
    """The words of a page, without its marks."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.decode())).split())


def test_every_paragraph_stands_word_for_word(cast: Cast) -> None:
    """On the page of the policy, and each on its own page, under the address that chips lead to."""
    client = cast.client("rhea")
    page = client.get("/policy/").content
    for one in VERSION.paragraphs:
        assert " ".join(one.text.split()) in plain(page), one.number
        assert f'id="{one.number}"'.encode() in page
        assert " ".join(one.text.split()) in plain(client.get(f"/policy/{one.number}/").content)


@pytest.mark.parametrize("one", VERSION.paragraphs, ids=lambda one: one.number)
def test_a_paragraph_shows_what_is_encoded_or_why_nothing_is(cast: Cast, one) -> None:
    """Numbers with their words, rows in words, readings; or the reason why it is not encoded."""
    page = plain(cast.client("rhea").get(f"/policy/{one.number}/").content)
    assert one.not_encoded is None or " ".join(one.not_encoded.split()).casefold() in page.casefold()
    for number in VERSION.parameters.values():
        if number.paragraph == one.number:
            assert number.words in page
    for table in VERSION.tables.values():
        for row in table.rows:
            assert row.paragraph != one.number or row.says in page
    for reading in VERSION.readings.values():
        for value in reading.values:
            assert reading.paragraph != one.number or value.says in page


def test_a_paragraph_names_whom_it_decides_and_no_stranger(cast: Cast) -> None:
    """5.1 decides Olive for Dana and Nora for Nils, and neither learns of the other."""
    dana = plain(cast.client("dana").get("/policy/5.1/").content)
    nils = plain(cast.client("nils").get("/policy/5.1/").content)
    assert "Olive Hartwell" in dana
    assert "Nora" not in dana
    assert "Nora Quince" in nils
    assert "Olive" not in nils


def test_a_paragraph_that_the_policy_does_not_have_is_not_found(cast: Cast) -> None:
    """Another number is a 404."""
    assert cast.client("rhea").get("/policy/9.9/").status_code == 404
