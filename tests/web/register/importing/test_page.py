"""The preview as a page: what a person should look at stands first and open, the rest is folded."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.web.cast import ROWS
from tests.web.register.importing.conftest import Desk, as_json

from hallpass_web.register.importing.page import FEW, MOST

pytestmark = pytest.mark.django_db
At = Callable[[str], Desk]


def a_file(number: int) -> tuple[str, bytes]:
    """The register of the cast with a school renamed, and so many schools more."""
    schools = [row | {"name": "Larkfield Senior High"} if row["id"] == "lhs" else row for row in ROWS["schools"][:2]]
    more = [
        {"id": f"s{n}", "district": "larkfield", "name": f"Annex {n}", "level": "elementary"} for n in range(number)
    ]
    return as_json({"districts": ROWS["districts"][:1], "schools": [*schools, *more]})


def folds(page: Any) -> dict[str, bool]:
    """The folds of a page by their names, and whether each stands open."""
    found = re.findall(r'<details class="fold" id="([^"]+)"( open)?>', page.content.decode())
    return {key: bool(is_open) for key, is_open in found}


def test_what_changes_stands_first_and_the_rest_is_folded(desk: At) -> None:
    """A renamed school is open, with many new ones and those that stay the same folded under it."""
    page = desk("dana").bring(a_file(FEW + 1))
    assert folds(page) == {"schools-new": False, "schools-same": False, "districts-same": False}
    text = page.content.decode()
    assert text.index("Larkfield Senior High") < text.index('id="schools-new"') < text.index('id="districts-same"')
    assert f"<b>{FEW + 1} new</b>" in text


def test_what_nobody_who_looks_can_decide_is_folded_too(desk: At) -> None:
    """Rows of another district are told with their reason, and do not stand before what is one's own."""
    page = desk("dana").bring(as_json({"districts": ROWS["districts"], "schools": ROWS["schools"]}))
    assert folds(page) == {"districts-out": False, "districts-same": False, "schools-out": False, "schools-same": False}
    text = page.content.decode()
    assert "Not yours to change" in text
    assert "1 not taken, each with its reason" in text


def test_a_few_new_rows_stand_open(desk: At) -> None:
    """Where there is little to see, nothing hides it."""
    assert folds(desk("dana").bring(a_file(FEW)))["schools-new"]


def test_a_long_group_shows_its_first_rows_and_all_of_them_when_asked(desk: At) -> None:
    """The link of a group opens it whole, and the others stay folded."""
    dana = desk("dana")
    text = dana.bring(a_file(MOST + 3)).content.decode()
    assert "3 more." in text
    assert f"Annex {MOST + 2}" not in text
    whole = dana.page("?show=schools-new")
    assert f"Annex {MOST + 2}" in whole.content.decode()
    assert folds(whole) == {"schools-new": True, "schools-same": False, "districts-same": False}
    assert all(folds(dana.page("?show=all")).values())


def test_a_row_left_out_leaves_its_group_open(desk: At) -> None:
    """Several rows of one group are left out one after the other, without opening it each time."""
    dana = desk("dana")
    page = dana.bring(a_file(FEW + 1)).content.decode()
    token = re.search(r'name="row" value="([^"]+)"><input type="hidden" name="show" value="schools-new"', page)
    assert token
    answer = dana.does("decide", row=token[1], show="schools-new")
    assert answer["Location"].endswith("/?show=schools-new#schools")
    after = dana.page("?show=schools-new")
    assert folds(after)["schools-new"]
    assert "Left out by you" in after.content.decode()
