"""Who the officers are: the same person under several spellings, joined only when that is sure; else it is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from hallpass.files.tidying.desk import Desk, Question
from hallpass.files.tidying.lines import Line
from hallpass.files.tidying.names import Likeness, Name, likeness
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.spellings import slug, unused
from hallpass.files.tidying.values import license_key
from hallpass.files.tidying.words import fold

SAME, DIFFERENT = "same", "different"
_SECTION: Final = ("people",)


@dataclass(frozen=True)
class Mention:
    """A row that names an officer: the name, the license and the agency that it gives, and whose row it is."""

    name: Name
    cells: tuple[Cell, ...]
    license: str | None
    license_cell: Cell | None
    agency: str | None
    line: Line
    unknown_agency: str | None = None


@dataclass(eq=False)
class Person:
    """An officer: all the rows that name this one person."""

    order: int
    mentions: list[Mention] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    licenses: set[str] = field(default_factory=set)
    agencies: set[str] = field(default_factory=set)
    unknown_agencies: set[str] = field(default_factory=set)
    label: str = ""
    id: str = ""
    into: Person | None = None

    @property
    def name(self) -> Name:
        """The name to show: the first that is whole and not all in capitals."""
        return min(self.names, key=lambda name: (not name.first, name.in_capitals))

    @property
    def license(self) -> str | None:
        """The license number to show, in its longest form."""
        return max((mention.license for mention in self.mentions if mention.license), key=len, default=None)

    def add(self, mention: Mention) -> None:
        """Take a row for this person's."""
        self.mentions.append(mention)
        if mention.name not in self.names:
            self.names.append(mention.name)
        self.licenses |= {license_key(mention.license)} if mention.license else set()
        self.agencies |= {mention.agency} if mention.agency else set()
        self.unknown_agencies |= {mention.unknown_agency} if mention.unknown_agency else set()


class People:
    """Joins the mentions of officers into persons."""

    def __init__(self, mentions: Iterable[Mention], desk: Desk) -> None:
        self._desk = desk
        found = _alike(mentions)
        self._by_license(found)
        self._by_name(found)
        self._by_part_of_name(found)
        self._persons = sorted({_now(person) for person in found}, key=lambda person: person.order)
        taken: dict[str, Person] = {}
        for person in self._persons:
            person.id = unused(slug(person.name.shown), taken)
            taken[person.id] = person

    def __iter__(self) -> Iterator[Person]:
        return iter(self._persons)

    def _guess(self, person: Person, taken: Person, ground: str) -> None:
        for mention in person.mentions:
            self._desk.guess(mention.cells[0], f"the same person as {taken.name.shown}", ground)

    def _asks(self, one: Person, other: Person, why: str, looks_like: str | None = None) -> bool:
        """Whether a person says that two are the same."""
        first, second = sorted((one, other), key=lambda person: person.order)
        places = tuple(person.mentions[0].cells[0].place for person in (first, second))
        text = f"one person or two? {why}; until it is said they are kept apart"
        key = f"{first.label} = {second.label}"
        return self._desk.ask(Question(_SECTION, key, text, places, (SAME, DIFFERENT), looks_like)) == SAME

    def _by_license(self, found: list[Person]) -> None:
        for number, group in _grouped(found, lambda person: person.licenses):
            for other in group[1:]:
                first, how = _now(group[0]), _likeness(_now(group[0]), other)
                if how in ("same", "initial", "similar", "last only"):
                    if how != "same":
                        self._guess(other, first, f"the license {number} is the same")
                    _join(first, other)
                elif self._asks(first, other, f"both have the license {number}, the names differ"):
                    _join(first, other)

    def _by_name(self, found: list[Person]) -> None:
        for _, group in _grouped(found, lambda person: {name.key for name in person.names}):
            persons = list(dict.fromkeys(_now(person) for person in group))
            known = [person for person in persons if person.licenses]
            for other in [person for person in persons if not person.licenses]:
                if not self._placed(other, known):
                    known.append(other)
            licensed = [person for person in known if person.licenses]
            for other in licensed[1:]:
                if self._asks(licensed[0], other, "the name is the same, the licenses differ"):
                    _join(licensed[0], other)

    def _placed(self, other: Person, known: list[Person]) -> bool:
        """Put a person without a license to the one of the same name who can be meant."""
        fitting = [person for person in known if _may_be(person, other)]
        if len(fitting) == 1:
            _join(fitting[0], other)
            return True
        why = "several persons have this name" if fitting else "the name is the same, the agencies differ"
        meant = [person for person in fitting or known if self._asks(person, other, why)]
        if meant:
            _join(meant[0], other)
        return bool(meant)

    def _by_part_of_name(self, found: list[Person]) -> None:
        persons = list(dict.fromkeys(_now(person) for person in found))
        index = _index(persons)
        for person in persons:
            if person.licenses or person.into:
                continue
            near = _near(person, index)
            if not person.name.first and len(near) == 1:
                self._guess(person, near[0], "nobody else has this last name")
                _join(near[0], person)
                continue
            for other in near:
                how = _likeness(person, other)
                looks_like = SAME if how == "initial" else None
                if _now(person) is not _now(other) and self._asks(person, other, _why(how), looks_like):
                    _join(_now(other), _now(person))


def _now(person: Person) -> Person:
    """The person that one was joined into, or the same."""
    while person.into is not None:
        person = person.into
    return person


def _join(one: Person, other: Person) -> None:
    """Make the other person's rows the one's."""
    for mention in other.mentions:
        one.add(mention)
    one.order = min(one.order, other.order)
    other.into = one


def _alike(mentions: Iterable[Mention]) -> list[Person]:
    """The mentions that say the same name, license and agency, each such group as one person."""
    groups: dict[tuple[str, str, str], Person] = {}
    for mention in mentions:
        agency = mention.agency or f"? {mention.unknown_agency or ''}"
        key = (mention.name.key, license_key(mention.license or ""), agency)
        groups.setdefault(key, Person(len(groups))).add(mention)
    for person in groups.values():
        told = sorted(person.licenses) or sorted(person.agencies)
        person.label = person.name.shown + (f" ({told[0]})" if told else "")
    return list(groups.values())


def _grouped(persons: list[Person], keys: Callable[[Person], set[str]]) -> list[tuple[str, list[Person]]]:
    groups: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        for key in sorted(keys(person)):
            groups[key].append(person)
    return list(groups.items())


def _index(persons: list[Person]) -> dict[str, list[Person]]:
    """The persons by last name, and by their names with any one letter left out."""
    return dict(_grouped(persons, lambda person: {key for name in person.names for key in _keys(name)}))


def _keys(name: Name) -> set[str]:
    short = {name.key[:at] + name.key[at + 1 :] for at in range(len(name.key))}
    return {f"last {fold(name.last)}", name.key} | short


def _near(person: Person, index: dict[str, list[Person]]) -> list[Person]:
    """Those who may be the same person by a part of the name."""
    keys = sorted({key for name in person.names for key in _keys(name)})
    others = dict.fromkeys(_now(other) for key in keys for other in index.get(key, ()))
    near = [other for other in others if other is not person and _likeness(person, other) not in ("same", "different")]
    return sorted((other for other in near if _may_be(person, other)), key=lambda other: other.order)


def _likeness(one: Person, other: Person) -> Likeness:
    """How far two persons' names are alike, by the most alike of them."""
    order: list[Likeness] = ["same", "initial", "similar", "last only", "different"]
    return min((likeness(a, b) for a in one.names for b in other.names), key=order.index)


def _may_be(one: Person, other: Person) -> bool:
    """Whether the agencies named beside two persons allow them to be one; one that is asked may be any."""
    first, second = one.agencies | one.unknown_agencies, other.agencies | other.unknown_agencies
    return not first or not second or bool(first & second)


def _why(how: Likeness) -> str:
    return {
        "initial": "the names differ by an initial",
        "similar": "the names differ by one letter",
        "last only": "only the last name is the same",
    }.get(how, "the names are alike")
