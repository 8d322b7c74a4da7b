"""Every page of the matrix in a browser: in both themes and on a phone, with axe, and without a request elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import BrowserContext
from tests.web.addresses.matrix import read_table
from tests.web.browser.hands import Mouse
from tests.web.browser.watching import House, Server, faults

LOOKING: Final = ("dana", "ivo", "sam", "olive", "ann", "nobody")
NO_PAGES: Final = re.compile(r"health/|\.jsonl|/export/.|download/|/invitation/|members/m-tess")
ONE_ROW_IS_LIKE_ANOTHER: Final = re.compile(
    r"/register/(?!officers|assignments|contracts)\w+/[^/]+/((correct|remove)/)?$"
)


def pages() -> Iterator[tuple[str, str]]:
    """Each address that shows somebody a page, with the first who sees it; and the first page of everybody."""
    for lines in read_table().lines.values():
        for line in lines:
            seeing = [role for role in LOOKING if line.expected[role] == "200"]
            if line.method == "GET" and line.whose in ("own", "any") and seeing and not NO_PAGES.search(line.path):
                yield line.path, seeing[0]
    yield from (("/", "ivo"), ("/organization/", "ann"), ("/organization/", "rhea"), ("/nowhere/", "dana"))


PAGES: Final = [one for one in pages() if not (ONE_ROW_IS_LIKE_ANOTHER.search(one[0]) and "/new/" not in one[0])]


@pytest.mark.parametrize(("path", "role"), PAGES)
def test_a_page_is_for_everybody_to_read(path: str, role: str, visitor: BrowserContext, house: House) -> None:
    """No violation of axe, nothing wider than a phone, no request that leaves, no complaint."""
    house.sign_in(visitor, role)
    with house.watched(visitor) as page:
        page.goto(house.address + path.format(**house.named))
        found = faults(page, f"{role}{path}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "path",
    ["/officers/", "/schools/", "/contracts/", "/substitutes/", "/policy/", "/policy/5.3/", "/readings/", "/history/"],
)
def test_a_page_of_the_demo_is_for_everybody_to_read(path: str, visitor: BrowserContext, demo: Server) -> None:
    """The pages of the demo hold every state: none breaks a theme or a phone."""
    with demo.watched(visitor) as page:
        Mouse(page, demo.address).sign_in("Corinne Abernethy")
        page.goto(demo.address + path)
        found = faults(page, f"demo{path}")
    assert not found, "\n".join(found)
