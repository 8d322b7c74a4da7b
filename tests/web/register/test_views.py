"""The pages of each list of the register and of its rows."""

from __future__ import annotations

import pytest

from hallpass.register.schema import LISTS


@pytest.mark.parametrize("list_name", list(LISTS))
def test_every_list_has_a_page_with_its_rows(cast, list_name) -> None:
    """A coordinator opens every list of the register."""
    page = cast.client("dana").get(f"/register/{list_name}/")
    assert page.status_code == 200


def test_a_name_that_is_no_list_is_not_found(cast) -> None:
    """An address with a name that the format does not have leads nowhere."""
    assert cast.client("dana").get("/register/students/").status_code == 404
