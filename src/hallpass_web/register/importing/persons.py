"""Which kept officer a person of the file is: sure by license, or by name and agency and then asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hallpass.files.tidying.names import Likeness, likeness, read_name
from hallpass.files.tidying.values import license_key
from hallpass.files.tidying.words import fold
from hallpass_web.register.importing.recognizing import Row


@dataclass(frozen=True, slots=True)
class Candidate:
    """A kept officer who may be a person of the file, and why."""

    key: str
    name: str
    ground: str


@dataclass(frozen=True, slots=True)
class Met:
    """Whom a person of the file was found to be: a kept officer, nobody kept, or one of several to be asked about."""

    key: str | None = None
    ground: str = ""
    asked: tuple[Candidate, ...] = ()


class Persons:
    """The kept officers that the asker sees, to be found by license and by name."""

    def __init__(self, officers: Mapping[str, Row], agencies: Mapping[str, set[str]], gaps: bool) -> None:
        self._officers = officers
        self._agencies = agencies
        self._ids_count = not gaps  # those of a tidied list are only made of the names
        self._by_license: dict[str, list[str]] = {}
        self._by_last: dict[str, list[str]] = {}
        for key, row in officers.items():
            if row["license"]:
                self._by_license.setdefault(license_key(row["license"]), []).append(key)
            for sign in _signs(row["name"]):
                self._by_last.setdefault(sign, []).append(key)

    def meet(self, row: Row, agencies: set[str], same_id: Sequence[str]) -> Met:
        """Who is this person of the file? `same_id`: those who have the file's id, nearest first."""
        for key in same_id:
            if self._agrees(row, key, agencies):
                return Met(key)
        license_number = row["license"] and license_key(row["license"])
        licensed = self._by_license.get(license_number, []) if license_number else []
        sure = [key for key in licensed if self._likeness(row, key) != "different"]
        if len(sure) == 1:
            return Met(sure[0], f"the license {row['license']} is the same")
        asked = dict.fromkeys(licensed, f"has the license {row['license']} too; the names differ")
        for key in same_id if self._ids_count else ():
            if not self._contradicts(row, key):
                asked.setdefault(key, "has the id that the file gives; the names differ")
        for key in (*same_id, *self._alike(row)):
            if ground := self._doubt(row, key, agencies):
                asked.setdefault(key, ground)
        return Met(asked=tuple(Candidate(key, self._officers[key]["name"], asked[key]) for key in asked))

    def _agrees(self, row: Row, key: str, agencies: set[str]) -> bool:
        """Whether the one who has the file's id is this person without a doubt."""
        kept = self._officers[key]
        if row["license"] and kept["license"]:
            if license_key(row["license"]) == license_key(kept["license"]):
                return self._ids_count or self._likeness(row, key) != "different"
            return self._ids_count and bool(row["name"] == kept["name"])
        return self._likeness(row, key) == "same" and self._agencies_fit(key, agencies)

    def _contradicts(self, row: Row, key: str) -> bool:
        kept = self._officers[key]
        return bool(row["license"] and kept["license"]) and self._likeness(row, key) == "different"

    def _alike(self, row: Row) -> Iterable[str]:
        return dict.fromkeys(key for sign in _signs(row["name"]) for key in self._by_last.get(sign, ()))

    def _likeness(self, row: Row, key: str) -> Likeness:
        one, other = read_name(row["name"]), read_name(self._officers[key]["name"])
        if one is None or other is None:
            return "same" if fold(row["name"]) == fold(self._officers[key]["name"]) else "different"
        return likeness(one, other)

    def _doubt(self, row: Row, key: str, agencies: set[str]) -> str:
        """Why somebody of a like name may be this person; empty where it cannot be."""
        kept = self._officers[key]
        how = self._likeness(row, key)
        both = bool(row["license"] and kept["license"])
        if how == "different" or (both and how != "same") or not self._agencies_fit(key, agencies):
            return ""
        name = {"same": "the same name", "initial": "a name that fits", "last only": "the same last name"}
        told = [f"{kept['name']} is kept with {name.get(how, 'a name one letter apart')}"]
        told.append(f"license {kept['license']}" if kept["license"] else "no license is kept")
        told.append(f"this row has license {row['license']}" if row["license"] else "this row has no license")
        return "; ".join(told)

    def _agencies_fit(self, key: str, agencies: set[str]) -> bool:
        known = self._agencies.get(key, set())
        return not known or not agencies or bool(known & agencies)


def _signs(text: str) -> set[str]:
    """By what names that can be alike are found: the last name, and the whole with one letter left out."""
    name = read_name(text)
    if name is None:
        return {fold(text)}
    short = {name.key[:at] + name.key[at + 1 :] for at in range(len(name.key))}
    return {f"last {fold(name.last)}", name.key} | short


def fuller_name(row: Row, kept: Row) -> str:
    """The name to keep where an untidy list spells somebody otherwise: the kept one, unless it is another name."""
    one, other = read_name(row["name"]), read_name(kept["name"])
    if one is None or other is None or likeness(one, other) in ("different", "similar"):
        return str(row["name"])
    return max((kept["name"], row["name"]), key=len) if not (one.first and other.first) else str(kept["name"])
