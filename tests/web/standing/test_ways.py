"""The masthead leads everybody only to pages that are theirs."""

from __future__ import annotations

import re

import pytest
from tests.web.cast import PEOPLE, Cast


@pytest.mark.parametrize("who", PEOPLE)
def test_every_way_of_the_frame_is_open(cast: Cast, who: str) -> None:
    """Whoever is signed in: no link of the masthead is a dead end."""
    client = cast.client(who)
    text = client.get("/account/").content.decode()
    mast = text[text.index('<header class="mast">') : text.index("</header>")]
    ways = re.findall(r'href="([^"]+)"', mast)
    assert "/account/" in ways
    assert {way: client.get(way, follow=True).status_code for way in ways} == dict.fromkeys(ways, 200)
