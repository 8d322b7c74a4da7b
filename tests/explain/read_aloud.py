"""Explanations as they are read aloud: officers told in the short words of the scenarios, with the whole text.

`python -m tests.explain.read_aloud` writes the texts anew after a change of wording; whoever does so reads them all.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tests.raw import register_of
from tests.scenarios.facts import OFFICER, register
from tests.the_policy import the_policy

from hallpass.explain import Explanation, explanation, sections
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting

FILES = sorted((Path(__file__).parent / "golden").glob("*.toml"))
QUOTES = "'''"
APART = ("says", "on", "readings", "text")


def cases() -> Iterator[Mapping[str, Any]]:
    """Every case of every file, in order."""
    for file in FILES:
        yield from tomllib.loads(file.read_text(encoding="utf-8"))["case"]


def explained(on: date, readings: Mapping[str, str] | None = None, **facts: Any) -> Explanation:
    """The explanation of the answer for the officer of whom these facts are told."""
    told = register({"agency_policy": [], **facts})
    return explanation(Setting(register_of(told), Law(the_policy(), readings)), OFFICER, on)


def explained_case(case: Mapping[str, Any]) -> Explanation:
    """The explanation of a case."""
    facts = {word: told for word, told in case.items() if word not in APART}
    return explained(case["on"], case.get("readings"), **facts)


def text_of(explanation: Explanation) -> str:
    """All sections, each sentence on a line; the words of the policy, which are its own, left out."""
    lines = []
    for section in sections(explanation):
        if section.title != "The words of the policy":
            lines += [section.title, *(f"  {sentence}" for sentence in section.sentences)]
    return "\n".join(lines) + "\n"


def write_anew(file: Path) -> None:
    """Put the texts of a file's cases as they now are."""
    parts = file.read_text(encoding="utf-8").split(QUOTES)
    texts = [f"\n{text_of(explained_case(case))}" for case in tomllib.loads(QUOTES.join(parts))["case"]]
    parts[1::2] = texts
    file.write_text(QUOTES.join(parts), encoding="utf-8")


if __name__ == "__main__":
    for one in FILES:
        write_anew(one)
