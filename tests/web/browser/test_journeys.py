"""The ten minutes in which somebody leaves the spreadsheet: with the mouse, and with the keyboard alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, expect
from tests.web.browser.hands import Hands, Mouse
from tests.web.browser.roster import COURSE, write_roster
from tests.web.browser.watching import DESK, PHONE, Server, faults

PEOPLE: Final = {
    "Corinne Abernethy": "Monday, November 23, 2026",
    "Silas Brightwater": "Monday, November 23, 2026",
    "Dario Penhallow": "Dario Penhallow",
    "Desmond Oyelaran": "Monday, November 23, 2026",
    "Imogen Calloway": "Monday, November 23, 2026",
    "Verity Sandoval": "Monday, November 23, 2026",
    "Ruth Halvarsdottir": "Monday, November 23, 2026",
    "Nadine Fairweather": "Monday, November 23, 2026",
}
"""Whom the demo offers, and what heads the page that each sees first."""


def heading(page: Page) -> Any:
    """What heads the page."""
    return page.get_by_role("heading", level=1)


def field(page: Page, name: str) -> Any:
    """The field of this name; beside that of a day there is a button with a like name."""
    return page.get_by_role("textbox", name=name, exact=True)


def test_one_click_and_the_first_page_answers(hands: Hands) -> None:
    """Everybody of the demo signs in with one press, and stands before their own first page."""
    for name, heads in PEOPLE.items():
        hands.sign_in(name)
        expect(heading(hands.page)).to_have_text(heads)
        expect(hands.page.get_by_role("banner")).to_contain_text(name)


def test_today_answers_without_a_click(hands: Hands) -> None:
    """Who may not serve, what falls due, which contract lacks what, what is unknown: each with paragraph and act."""
    hands.sign_in("Corinne Abernethy")
    page = hands.page
    for section in ("May not serve", "Due in 90 days", "Contracts", "Unknown"):
        expect(page.get_by_role("heading", level=2, name=section, exact=True)).to_be_visible()
    lines = page.locator("main section .lines > li").all()
    assert len(lines) > 8
    for line in lines:
        assert line.get_by_role("link", name=re.compile("paragraph")).count() >= 1, line.inner_text()
        assert line.get_by_role("link").count() >= 2, line.inner_text()
    figures = page.get_by_role("list", name="Regular assignments on this day").get_by_role("link").all_inner_texts()
    held = re.search(r"hold (\d+) regular assignments", page.locator("main").inner_text())
    assert held
    assert sum(int(text.split()[0]) for text in figures) == int(held[1])
    assert not faults(page, "demo-today")


def test_an_officer_is_answered_for_any_day(hands: Hands) -> None:
    """The sentence, the years as a drawing and as a table; then last September, next June, and a month ago's record."""
    hands.sign_in("Corinne Abernethy")
    page = hands.page
    hands.press(page.get_by_role("link", name="Theo Marchbanks", exact=True).first)
    sentence = page.get_by_role("region", name="The answer")
    expect(sentence).to_contain_text("On November 23, 2026, Theo Marchbanks may not serve at Dunmarrow Middle")
    expect(page.get_by_role("img", name=re.compile("Three school years"))).to_be_visible()
    hands.press(page.get_by_text("Show as a table"))
    expect(page.get_by_role("table", name=re.compile("Three|years", re.I)).first).to_be_visible()
    expect(page.get_by_role("heading", name="What would change it")).to_be_visible()
    hands.type(field(page, "Answers on"), "9/15/26")
    hands.press(page.get_by_role("button", name="Show", exact=True))
    expect(sentence).to_contain_text("On September 15, 2026")
    expect(sentence).to_contain_text("may serve at Dunmarrow Middle")
    hands.type(field(page, "Answers on"), "2027-06-01")
    hands.press(page.get_by_role("button", name="Show", exact=True))
    expect(sentence).to_contain_text("On June 1, 2027")
    hands.type(field(page, "as known on"), "10/23/26")
    hands.press(page.get_by_role("button", name="Show", exact=True))
    expect(page.get_by_text("days ahead, if nothing new is recorded. As known on Oct 23, 2026")).to_be_visible()
    assert "known=" in page.url
    assert not faults(page, "demo-officer-then")


def test_training_is_recorded_corrected_and_taken_off(hands: Hands) -> None:
    """One act from Today mends the first line; a correction asks why, and the old value stays beside the new one."""
    hands.sign_in("Corinne Abernethy")
    page = hands.page
    hands.press(page.get_by_role("link", name=re.compile("Record training.*Theo Marchbanks")).first)
    hands.choose(page.get_by_label("Course"), COURSE)
    hands.type(field(page, "Completed on"), "11/20/26")
    hands.press(page.get_by_role("main").get_by_role("button", name="Record training"))
    expect(page.get_by_role("region", name="The answer")).to_contain_text("may serve at Dunmarrow Middle")
    hands.go("/register/completions/?q=Marchbanks")
    hands.press(page.get_by_role("rowheader").get_by_role("link").first)
    hands.press(page.get_by_role("link", name="Correct", exact=True))
    hands.type(field(page, "Completed on"), "11/19/26")
    hands.press(page.get_by_role("button", name="Save", exact=True))
    expect(page.get_by_text("Expected a reason").first).to_be_visible()
    assert not faults(page, "demo-reason-asked")
    hands.type(page.get_by_label("Why"), "The certificate says the 19th.")
    hands.press(page.get_by_role("button", name="Save", exact=True))
    expect(page.locator("del", has_text="Nov 20, 2026")).to_be_visible()
    expect(page.get_by_text("The certificate says the 19th.").first).to_be_visible()
    assert not faults(page, "demo-row-corrected")
    hands.press(page.get_by_role("link", name="Take off", exact=True))
    hands.type(page.get_by_label("Why"), "Entered to try it.")
    hands.press(page.get_by_role("button", name=re.compile("Take off")))
    expect(page.get_by_text("The record keeps what it was")).to_be_visible()


def test_a_search_finds_and_leads(hands: Hands) -> None:
    """Some letters of a name, or the number of a paragraph, lead there."""
    hands.sign_in("Corinne Abernethy")
    page = hands.page
    for text, found in (("marchb", "Theo Marchbanks"), ("5.3", "5.3")):
        hands.go("/")
        hands.type(page.get_by_role("searchbox", name=re.compile("Search")), text)
        page.keyboard.press("Enter")
        hands.press(page.get_by_role("main").get_by_role("link", name=re.compile(re.escape(found))).first)
        expect(heading(page)).to_contain_text(found)


def test_the_history_says_who_did_what(hands: Hands) -> None:
    """The journal as a page: narrowed to a list, an act with its rows, and the head that proves it."""
    hands.sign_in("Verity Sandoval")
    page = hands.page
    hands.press(page.get_by_role("link", name="History", exact=True))
    hands.choose(page.get_by_label("List", exact=True), "Contracts")
    hands.press(page.get_by_role("main").get_by_role("button", name="Show", exact=True))
    expect(page.get_by_text("Corinne Abernethy").first).to_be_visible()
    expect(page.locator("code.hash").first).to_have_text(re.compile(r"\d+:[0-9a-f]{64}"))
    hands.press(page.get_by_role("main").get_by_role("rowheader").get_by_role("link").first)
    expect(page.get_by_text("Place in the journal")).to_be_visible()
    assert not faults(page, "demo-act")


def test_a_roster_is_brought_in_and_undone(hands: Hands, tmp_path: Path) -> None:
    """An untidy roster: looked at, decided, accepted in one act; undone, and the register is as it was."""
    hands.sign_in("Corinne Abernethy")
    page = hands.page
    before = page.request.get(f"{hands.address}/export/json/").body()
    hands.press(page.get_by_role("link", name="Import", exact=True))
    with page.expect_file_chooser() as chosen:
        hands.press(page.locator("input[type=file]"))
    chosen.value.set_files(write_roster(tmp_path / "roster.xlsx"))
    hands.press(page.get_by_role("button", name="Show what it would change"))
    page.wait_for_url(re.compile("/import/"), timeout=120_000)
    figures = page.get_by_role("list", name="What the file holds")
    expect(figures).to_contain_text(re.compile(r"1\s*Same person\?"))
    expect(figures).to_contain_text(re.compile(r"1\s*Cannot be read"))
    assert not faults(page, "demo-preview")
    hands.press(page.get_by_role("button", name=re.compile("^Same")))
    expect(figures).to_contain_text(re.compile(r"0\s*Same person\?"))
    hands.type(page.get_by_role("textbox", name=re.compile("spring, see cert")), "4/18/2026")
    hands.press(page.get_by_role("button", name="Read it again with these answers"))
    expect(figures).to_contain_text(re.compile(r"0\s*Cannot be read"), timeout=120_000)
    hands.press(page.get_by_role("button", name=re.compile(r"^Accept \d+ rows")))
    expect(page.get_by_role("button", name=re.compile("Undo"))).to_be_visible(timeout=120_000)
    assert not faults(page, "demo-accepted")
    taken = page.url
    hands.go("/officers/?q=Quillfeather")
    expect(page.get_by_role("rowheader", name="Anselm Quillfeather").first).to_be_visible()
    hands.go(taken.removeprefix(hands.address))
    hands.press(page.get_by_role("button", name=re.compile("Undo")))
    expect(heading(page)).to_have_text("Undone", timeout=120_000)
    expect(page.get_by_role("button", name=re.compile("Undo"))).to_have_count(0)
    hands.go("/officers/?q=Quillfeather")
    expect(page.get_by_role("rowheader", name="Anselm Quillfeather")).to_have_count(0)
    assert page.request.get(f"{hands.address}/export/json/").body() == before


def test_the_ways_of_a_phone(hands: Hands) -> None:
    """On a phone the ways stand behind a button, and open at a press."""
    hands.sign_in("Silas Brightwater")
    page = hands.page
    page.set_viewport_size(PHONE)
    officers = page.get_by_role("navigation", name="Main").get_by_role("link", name="Officers")
    expect(officers).to_be_hidden()
    hands.press(page.get_by_role("button", name="Menu"))
    assert not faults(page, "demo-menu")
    page.set_viewport_size(PHONE)
    hands.press(officers)
    expect(heading(page)).to_have_text("Officers")


def test_nothing_needs_a_script(browser: Browser, demo: Server) -> None:
    """Where scripts are switched off one signs in, asks for another day, records and looks back all the same."""
    context = browser.new_context(java_script_enabled=False, viewport=DESK)
    with demo.watched(context) as page:
        hands = Mouse(page, demo.address)
        hands.sign_in("Corinne Abernethy")
        hands.press(page.get_by_role("link", name="Theo Marchbanks", exact=True).first)
        hands.type(field(page, "Answers on"), "9/15/26")
        hands.press(page.get_by_role("button", name="Show", exact=True))
        expect(page.get_by_role("region", name="The answer")).to_contain_text("On September 15, 2026")
        hands.go("/register/schools/new/")
        hands.press(page.get_by_role("main").get_by_role("button"))
        expect(page.get_by_text("Expected text. Found nothing.").first).to_be_visible()
        hands.press(page.get_by_role("link", name="History", exact=True))
        expect(heading(page)).to_have_text("History")
        hands.press(page.get_by_text("Corinne Abernethy").first)
        hands.press(page.get_by_role("button", name="Sign out"))
        expect(heading(page)).to_have_text("Sign in")
    context.close()
