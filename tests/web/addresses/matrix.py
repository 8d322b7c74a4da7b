"""The matrix: every address, asked by everybody of the cast, for what is theirs, a partner's, a stranger's, or nowhere.

`matrix.toml` is the table; here is how it is read, how the addresses there are are found, and how a line is asked.
"""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from hallpass_web.register import sight

TABLE: Final = Path(__file__).with_name("matrix.toml")
ROLES: Final = ("nobody", "dana", "rhea", "ada", "sam", "ivo", "olive", "nils", "tess", "ann")
"""The columns of the table: nobody is signed in, then the cast."""
_BEGINS: Final = re.compile(r"(?<=/)\^")
"""The mark of a regular expression's beginning, which Django leaves out of the route that it answers by."""
WHOSE: Final = ("own", "partner", "foreign", "missing")
"""Whose an object is, as seen from Larkfield; `any` where an address has no object."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: what is asked, and what each role is answered."""

    text: str
    whose: str
    method: str
    path: str
    body: str
    expected: Mapping[str, str]

    def with_body(self, body: str) -> Line:
        """The same with another body, which holds no names."""
        return replace(self, body=body.replace("{", "{{").replace("}", "}}"))

    @property
    def asked(self) -> str:
        """What is asked, without whose it is."""
        return self.text.partition(" ")[2]


@dataclass(frozen=True, slots=True)
class Table:
    """The matrix: for each address its lines; and addresses of a library that ours stand before."""

    lines: Mapping[str, tuple[Line, ...]]
    hidden: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class House:
    """A browser for each role, and the names of what the lines of the table speak of."""

    clients: dict[str, Client]
    named: dict[str, object]


def read_table() -> Table:
    """The table, each line with what every role is answered."""
    told = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    hidden = told.pop("hidden")
    return Table({route: tuple(_line(*one) for one in lines.items()) for route, lines in told.items()}, hidden)


def _line(text: str, told: str) -> Line:
    whose, method, path, *body = text.split()
    words = told.split()
    if len(words) == 2:
        words = [words[0]] + [words[1]] * (len(ROLES) - 1)
    return Line(text, whose, method, path, "".join(body), dict(zip(ROLES, words, strict=True)))


def addresses() -> set[str]:
    """Every address that the application answers, as its pattern is written."""
    return {route for route, _ in patterns()}


def patterns(resolver: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every pattern of an address, with all that stands before it."""
    for one in (resolver or get_resolver()).url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, route)
        else:
            yield _BEGINS.sub("", route), one


def ask(client: Client, line: Line, named: Mapping[str, object]) -> HttpResponse:
    """Ask for a line as one client, and leave everything as it was before."""
    path, body = line.path.format(**named), line.body.format(**named)
    cookies = copy.deepcopy(client.cookies)
    with transaction.atomic():
        if line.method == "GET":
            answer = client.get(path)
        else:
            answer = client.post(path, body, content_type="application/x-www-form-urlencoded")
            sight.forget()
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def word_of(answer: HttpResponse) -> str:
    """An answer as the table writes it: its status, or `in` where somebody is led to sign in."""
    sign_in = "/account/login/?"
    led = answer.status_code == 302 and answer["Location"].startswith(sign_in)
    return "in" if led and settings.LOGIN_URL else str(answer.status_code)


def written(line: Line, found: Mapping[str, str]) -> str:
    """A line of the table with other words."""
    words = list(found.values())
    if len(set(words[1:])) == 1:
        words = words[:2]
    return f'"{line.text}" = "{" ".join(words)}"'
