"""A page that is watched: what it fetches, what it complains of, and whether axe finds anything."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

PHONE: Final = {"width": 390, "height": 844}
DESK: Final = {"width": 1280, "height": 900}
COLOURS: Final = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""What a dark theme can break."""
PICTURES: Final = os.environ.get("PICTURES")
"""A folder in which each page is kept as a picture; none unless it is given."""


@dataclass
class Server:
    """A server of the tests."""

    address: str

    @contextmanager
    def watched(self, context: BrowserContext) -> Iterator[Page]:
        """A page of which nothing may go wrong unseen: no fault, no complaint, no request elsewhere."""
        page, wrong = context.new_page(), list[str]()
        page.on("pageerror", lambda error: wrong.append(f"a script failed: {error}"))
        page.on("console", lambda said: wrong.extend(self._complaint(page, said)))
        page.on("request", lambda asked: None if self._ours(asked.url) else wrong.append(f"asked for {asked.url}"))
        page.on("response", lambda got: wrong.append(f"{got.status}: {got.url}") if got.status >= 500 else None)
        yield page
        page.close()
        assert not wrong, "\n".join(wrong)

    def _complaint(self, page: Page, said: ConsoleMessage) -> Iterator[str]:
        """What a browser complains of; that the page itself is not there is what some pages are for."""
        if said.type == "error" and not ("status of 404" in said.text and said.location["url"] == page.url):
            yield f"{said.type}: {said.text}"

    def _ours(self, address: str) -> bool:
        return address.startswith((self.address + "/", "data:", "blob:", "about:"))


@dataclass
class House(Server):
    """The server of the cast: the names by which the matrix speaks of things, and a session for each role."""

    named: Mapping[str, object] = field(default_factory=dict)
    sessions: Mapping[str, str] = field(default_factory=dict)

    def sign_in(self, context: BrowserContext, role: str) -> None:
        """Let a browser be somebody of the cast."""
        context.clear_cookies()
        if role in self.sessions:
            context.add_cookies([{"name": "sessionid", "value": self.sessions[role], "url": self.address}])


def faults(page: Page, name: str) -> list[str]:
    """What is wrong with the page that is shown: for axe in both themes and on a phone, and wider than a phone."""
    page.evaluate(Axe().axe_script)
    found = [f"light: {one}" for one in _axe(page, {})]
    _picture(page, f"{name}-light")
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {one}" for one in _axe(page, COLOURS)]
    _picture(page, f"{name}-dark")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)
    found += [f"phone: {one}" for one in _axe(page, {})]
    found += [f"phone: wider than the screen by {over} px" for over in [_overflow(page)] if over > 0]
    _picture(page, f"{name}-phone")
    page.set_viewport_size(DESK)
    return found


def _axe(page: Page, only: Mapping[str, Any]) -> Iterator[str]:
    options = {"resultTypes": ["violations"], **only}
    for one in page.evaluate("options => axe.run(options)", options)["violations"]:
        for node in one["nodes"][:3]:
            yield f"{one['id']}: {node['html'][:160]}: {(node.get('failureSummary') or '').splitlines()[-1]}"


def _overflow(page: Page) -> int:
    width: int = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
    return width


def _picture(page: Page, name: str) -> None:
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(PICTURES) / f"{re.sub(r'[^a-z0-9]+', '-', name.casefold())}.png", full_page=True)
