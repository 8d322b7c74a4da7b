"""One search: only what the asker sees, the best first, by the same number of queries."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.cast import Cast

from hallpass_web.audit.moments import newest
from hallpass_web.standing.answers import policy
from hallpass_web.standing.search import search

VERSION = policy().versions[-1]


def names(cast: Cast, who: str, wanted: str) -> list[str]:
    """What somebody finds, best first."""
    return [one.name for one in search(cast.asker(who), newest(), VERSION, wanted)]


def test_the_exact_comes_before_what_begins_so_and_that_before_what_holds_it(cast: Cast) -> None:
    """A paragraph by its number stands first, then those whose number begins so."""
    found = names(cast, "dana", "4.1")
    assert found[:2] == ["4.1", "4.1.1"]
    assert names(cast, "dana", "¶ 5.3")[0] == "5.3"
    assert names(cast, "dana", "larkfield high school")[0] == "Larkfield High School"
    assert names(cast, "dana", "larkfield")[0].startswith("Larkfield")


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("hartwell", "Olive Hartwell"),
        ("OLIVE", "Olive Hartwell"),
        ("hart ol", "Olive Hartwell"),
        ("310441", "Olive Hartwell"),
        ("artwel", "Olive Hartwell"),
        ("moraine", "Moraine County Sheriff"),
        ("sro course", "SRO course"),
        ("six months", "5.3"),
    ],
)
def test_names_numbers_and_words_of_the_policy_are_found(cast: Cast, wanted: str, first: str) -> None:
    """In any order and case, from the beginning of words or from within."""
    assert names(cast, "dana", wanted)[0] == first


def test_nobody_finds_what_they_do_not_see(cast: Cast) -> None:
    """Nils finds nothing of Olive, not even by her key, and only an administrator finds people."""
    for wanted in ("hartwell", "310441", "olive", "moraine", "lhs"):
        assert not names(cast, "nils", wanted), wanted
    assert not names(cast, "nils", "ann@example.org")
    assert names(cast, "ann", "olive@example.org") == ["Olive Hartwell"]
    page = cast.client("nils").get("/search/?q=hartwell").content.decode()
    assert "Nothing that you see fits" in page


def test_the_search_asks_the_same_number_of_questions(cast: Cast) -> None:
    """Whatever is looked for, and however much is found."""
    client = cast.client("dana")
    counts = set()
    client.get("/search/?q=warm")
    for wanted in ("", "zzz", "a", "5.3", "olive hartwell"):
        with CaptureQueriesContext(connection) as asked:
            client.get("/search/", {"q": wanted})
        counts.add(len(asked))
    assert len(counts) == 1


def test_a_result_leads_to_its_page(cast: Cast) -> None:
    """Every result of a search can be opened by whoever found it."""
    for who in ("dana", "olive", "ivo", "ann"):
        client = cast.client(who)
        for one in search(cast.asker(who), newest(), VERSION, "e"):
            assert client.get(one.href).status_code == 200, (who, one.href)
