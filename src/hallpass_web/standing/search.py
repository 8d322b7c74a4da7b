"""One search over everything that has a page: what the asker sees, the exact first, then beginnings, then the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from hallpass.days import span
from hallpass.files.tidying.words import fold
from hallpass.files.words import days_word
from hallpass.policy.model import Version
from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Person, Role
from hallpass_web.audit.moments import Moment
from hallpass_web.register.access import seen

MOST: Final = 50
_EXACT, _BEGINS, _WORD_BEGINS, _HOLDS = range(4)


@dataclass(frozen=True, slots=True)
class Found:
    """Something with a page: what it is, what it is called, what else is known of it, and where it leads."""

    kind: str
    name: str
    more: str
    href: str
    also: tuple[str, ...] = ()
    """Other words by which it is found: a license number, a key."""


def search(asker: Asker, at: Moment, version: Version, wanted: str) -> list[Found]:
    """What fits the words, best first; the same queries whatever is looked for and found."""
    words = fold(wanted)
    everything = list(_everything(asker, at, version))
    if not words:
        return []
    ranked = [(rank, one) for one in everything if (rank := _rank(one, words)) is not None]
    return [one for _, one in sorted(ranked, key=lambda pair: (pair[0], pair[1].kind, fold(pair[1].name)))]


def _rank(one: Found, words: str) -> int | None:
    """How well something fits: exactly, from its beginning, from the beginning of each word, or somewhere."""
    names = [fold(text) for text in (one.name, *one.also)]
    if words in names:
        return _EXACT
    if any(name.startswith(words) for name in names):
        return _BEGINS
    text = " ".join([*names, fold(one.more)])
    parts = words.split()
    if all(f" {part}" in f" {text}" for part in parts):
        return _WORD_BEGINS
    return _HOLDS if all(part in text for part in parts) else None


def _everything(asker: Asker, at: Moment, version: Version) -> Iterator[Found]:
    agencies = dict(seen(asker, "agencies", at).values_list("key", "name"))
    districts = dict(seen(asker, "districts", at).values_list("key", "name"))
    for key, name, number in seen(asker, "officers", at).values_list("key", "name", "license"):
        more = f"License {number}" if number else ""
        yield Found("Officer", name, more, reverse("officer", args=[key]), (key, number or ""))
    for key, name, district in seen(asker, "schools", at).values_list("key", "name", "district"):
        yield Found("School", name, districts.get(district, ""), reverse("school", args=[key]), (key,))
    for key, name in agencies.items():
        yield Found("Agency", name, "", _row("agencies", key), (key,))
    for key, name in districts.items():
        yield Found("District", name, "", _row("districts", key), (key,))
    columns = ("key", "agency", "district", "first_day", "last_day")
    for key, agency, district, first, last in seen(asker, "contracts", at).values_list(*columns):
        name = f"{agencies.get(agency, agency)} and {districts.get(district, district)}"
        yield Found("Contract", name, days_word(span(first, last)), _row("contracts", key), (key,))
    for key, name in seen(asker, "courses", at).values_list("key", "name"):
        yield Found("Course", name, "", _row("courses", key), (key,))
    yield from _paragraphs(version)
    if asker.role == Role.ADMINISTRATOR:
        for name, email in Person.objects.values_list("name", "email"):
            yield Found("Person", name, email, reverse("organizations"), (email,))


def _row(list_name: str, key: str) -> str:
    return reverse("register_row", args=[list_name, key])


def _paragraphs(version: Version) -> Iterator[Found]:
    for one in version.paragraphs:
        name = f"{one.number} {one.title}".strip()
        yield Found("Policy", name, one.text, reverse("paragraph", args=[one.number]), (one.number, f"¶ {one.number}"))
