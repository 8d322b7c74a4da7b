"""What is wrong with a pack: found all at once, each with its place and with what was expected there."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable


MOST: Final = 100
"""Most problems that are gathered of one file."""


@dataclass(frozen=True, slots=True, order=True)
class PackProblem:
    """One thing that is wrong with a pack."""

    file: str
    line: int
    what: str
    expected: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.what}; expected: {self.expected}"


class PackRefused(ValueError):
    """A pack that does not load, with everything that is wrong with it."""

    def __init__(self, problems: Iterable[PackProblem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class Enough(Exception):
    """So much is wrong with a file that reading on would help nobody."""


class Problems:
    """Gathers the problems of one file while reading goes on."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[PackProblem] = []

    def add(self, line: int, what: str, expected: str) -> None:
        """Note what is wrong on a line. After very many the last one says so, and Enough is raised."""
        self.found.append(PackProblem(self.file, line, what, expected))
        if len(self.found) == MOST:
            self.found.append(PackProblem(self.file, line, f"{MOST} problems", "fewer; not all was looked at"))
            raise Enough


def one_of(known: Iterable[str], value: str = "") -> str:
    """The known words in a sentence, the one most like the given value first."""
    names = list(known)
    names = list(dict.fromkeys([*get_close_matches(value, names, 1), *names]))
    return f"one of {', '.join(names)}" if names else "nothing"
