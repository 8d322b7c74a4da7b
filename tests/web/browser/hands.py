"""Hands: the same journey with the mouse, and with the keyboard alone."""

from __future__ import annotations

import re
from typing import Final

from playwright.sync_api import Locator, Page, expect

MOST_TABS: Final = 250
RING: Final = """() => {
  const focused = document.activeElement, style = getComputedStyle(focused);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return focused.matches(":focus-visible") && (ring || style.boxShadow !== "none");
}"""
"""Whether what has the focus shows it."""


class Hands:
    """Somebody at a page. Each kind of hands presses and types in its own way."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def go(self, path: str) -> None:
        """Open an address."""
        self.page.goto(self.address + path)

    def press(self, what: Locator) -> None:
        """Press a button, a link or a box."""
        raise NotImplementedError

    def type(self, where: Locator, text: str) -> None:
        """Type into a field, in place of what is there."""
        raise NotImplementedError

    def choose(self, where: Locator, words: str) -> None:
        """Choose from a list."""
        raise NotImplementedError

    def sign_in(self, name: str) -> None:
        """Sign in as somebody of the demo, by one click, in a browser that has forgotten who was there before."""
        self.page.context.clear_cookies()
        self.go("/account/login/")
        self.press(self.page.get_by_role("button", name=re.compile(f"Sign in as {name}")))
        expect(self.page.get_by_role("button", name="Sign in as")).to_have_count(0)


class Mouse(Hands):
    """With the mouse, and the keyboard for text alone."""

    def press(self, what: Locator) -> None:
        """Click it."""
        what.click()

    def type(self, where: Locator, text: str) -> None:
        """Click into it, and type."""
        where.click()
        where.fill(text)

    def choose(self, where: Locator, words: str) -> None:
        """Choose it by its words."""
        where.select_option(label=words)


class Keys(Hands):
    """With the keyboard alone: Tab goes there, and whoever looks sees where it is."""

    def press(self, what: Locator) -> None:
        """Go there and press Enter; Space for a box that is ticked."""
        self.reach(what)
        ticked = what.evaluate("one => one.matches('input[type=checkbox], input[type=radio]')")
        self.page.keyboard.press("Space" if ticked else "Enter")

    def type(self, where: Locator, text: str) -> None:
        """Go there, and type over what is there."""
        self.reach(where)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)

    def choose(self, where: Locator, words: str) -> None:
        """Go there, and press the arrow down until it is chosen."""
        self.reach(where)
        for _ in range(where.locator("option").count()):
            if where.evaluate("one => one.selectedOptions[0].label") == words:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{words} cannot be chosen")

    def reach(self, what: Locator) -> None:
        """Press Tab until the thing has the focus, and shows it."""
        expect(what).to_be_visible()
        for _ in range(MOST_TABS):
            if what.evaluate("one => one === document.activeElement"):
                assert self.page.evaluate(RING), f"nobody sees that {what} has the focus"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {what}")
