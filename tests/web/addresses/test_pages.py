"""What every page keeps: the policy of its content, nothing inline, no request elsewhere, and a sound frame."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from tests.web.addresses.matrix import ROLES, House, Line, ask, read_table

from hallpass_web.look.security import CONTENT_POLICY, HEADERS

TABLE = read_table()
LEADS = ("href", "src", "action", "formaction", "poster", "data", "srcset")
"""The attributes by which a page fetches or leads on."""
FORM_BESIDE = ("organizations/", "readings/<str:name>/<str:value>/")
"""Pages of a day and a record beside which one line can be sent."""
ISSUERS = ("https://www.revisor.mn.gov/",)
"""Where a page may lead a reader who clicks; it fetches nothing from there."""


class Page(HTMLParser):
    """The tags of a page, each with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.outside_drawings: list[str] = []
        self._drawings = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self._drawings += tag == "svg"
        self.outside_drawings += [] if self._drawings else [tag]
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """A drawing ends."""
        self._drawings -= tag == "svg"


def shown(route: str) -> Iterator[tuple[Line, str]]:
    """The lines of an address that show somebody a page, each with one role that sees it."""
    for line in TABLE.lines[route]:
        seeing = [role for role in ROLES if line.expected[role] in ("200", "404", "409", "422")]
        if line.method == "GET" and seeing:
            yield from ((line, role) for role in {seeing[0], seeing[-1]})


def faults(page: Page) -> Iterator[str]:
    """What is wrong with a page, as far as its tags tell."""
    ids = Counter(attributes["id"] for _, attributes in page.tags if "id" in attributes)
    yield from (f"two things have the id {name}" for name, count in ids.items() if count > 1)
    for tag, attributes in page.tags:
        yield from (f"{tag} has {name}" for name in attributes if name.startswith("on") or name == "style")
        if tag == "style":
            yield "a style element"
        if tag == "script" and "src" not in attributes and attributes.get("type") != "application/json":
            yield "a script inside the page"
        for name in LEADS:
            where = attributes.get(name, "")
            if re.match(r"\s*(\w+:|//)", where) and not (tag == "a" and where.startswith(ISSUERS)):
                yield f"{tag} leads to {where}"
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            yield from (
                f"{name} names {one}, which is not there" for one in attributes.get(name, "").split() if one not in ids
            )
    names = Counter(page.outside_drawings)
    yield from (f"{names[tag]} elements {tag}" for tag in ("title", "h1", "main") if names[tag] != 1)


@pytest.mark.django_db
@pytest.mark.parametrize("route", TABLE.lines)
def test_a_page_keeps_the_policy_of_its_content_and_is_sound(route: str, house: House) -> None:
    """Every answer has the headers; every page has one title, one heading, no code or style of its own."""
    wrong = []
    for line, role in shown(route):
        answer = ask(house.clients[role], line, house.named)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert "no-store" in answer["Cache-Control"] or "no-cache" in answer["Cache-Control"]
        if answer["Content-Type"].startswith("text/html"):
            wrong += [f"{role}, {line.asked}: {fault}" for fault in faults(Page(answer.content.decode()))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.django_db
@pytest.mark.parametrize("route", TABLE.lines)
def test_every_page_says_by_which_day_and_record_it_goes(route: str, house: House) -> None:
    """`on` and `known` stand on each page of who is signed in: as fields to change, or in words where all is as of now.

    A page with a form in which something is typed and sent has them in words: a new day would lose what was typed.
    """
    wrong = []
    for line, role in seen_by_two(route):
        answer = ask(house.clients[role], line, house.named)
        if answer.headers.get("Content-Type", "").startswith("text/html") and answer.content:
            found = faults_of_the_bar(answer.content.decode(), has_form=route not in FORM_BESIDE)
            wrong += [f"{role}, {line.asked}: {fault}" for fault in found]
    assert not wrong, "\n".join(wrong)


def seen_by_two(route: str) -> Iterator[tuple[Line, str]]:
    """Each line of an address with the first and the last of those who are signed in and shown something."""
    for line in TABLE.lines[route]:
        seeing = [role for role in ROLES[1:] if not line.expected[role].startswith("3")]
        yield from ((line, role) for role in dict.fromkeys([*seeing[:1], *seeing[-1:]]))


def faults_of_the_bar(text: str, *, has_form: bool) -> Iterator[str]:
    """What is wrong with the line that says the two days."""
    bars = re.findall(r'<section class="asked".*?</section>', text, re.S)
    if len(bars) != 1:
        yield f"{len(bars)} lines of the days"
    elif "as the record stands now" in bars[0]:
        if "Nov 23, 2026" not in bars[0] or 'name="known"' in bars[0]:
            yield "the days are not said in words"
    elif not {'name="on"', 'name="known"'} <= set(re.findall(r'name="\w+"', bars[0])):
        yield "neither fields nor words for the two days"
    elif has_form and re.search(r'<form class="form[^>]*method="post"', text):
        yield "a new day would lose what is typed"


def test_the_policy_lets_nothing_in() -> None:
    """No source but our own, nothing inline, no frame around us, no form that leads elsewhere."""
    told = dict(part.split(" ", 1) for part in CONTENT_POLICY.split("; "))
    assert told["default-src"] == told["frame-ancestors"] == told["base-uri"] == "'none'"
    assert {value for name, value in told.items() if name.endswith("-src") and name != "default-src"} == {"'self'"}
    assert told["form-action"] == "'self'"


@pytest.mark.django_db
def test_a_file_has_a_plain_name(house: House) -> None:
    """The name under which a file is saved is ours: nothing of a row or an address is in it."""
    names = []
    for lines in TABLE.lines.values():
        for line in lines:
            if line.method == "GET" and line.expected["dana"] == "200":
                answer = ask(house.clients["dana"], line, house.named)
                names += [answer["Content-Disposition"]] if "Content-Disposition" in answer else []
    assert names
    for name in names:
        assert re.fullmatch(r'attachment; filename="[a-z0-9._-]+"', name), name
