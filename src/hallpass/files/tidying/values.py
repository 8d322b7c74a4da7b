"""What a cell says: yes or no, a license number, nothing at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.words import fold, word_set

_LICENSE: Final = re.compile(r"(?:[A-Z]{1,4}[- ]?)?\d{3,8}", re.IGNORECASE)
_WITH_REMARK: Final = re.compile(r"(yes|y|no|n)\s*(?:[-–—,;:(]|\.\s)\s*(.+)", re.IGNORECASE | re.DOTALL)
_DOUBT: Final = re.compile(
    r"\?|\b(?:but|not|maybe|unsure|except|if|until|never|no|unless|when|once|pending|waiting|expired|part|partly|verify"
    r"|check|confirm|tbd|soon|later|partially|probably|possibly|think|ask|was|old|previous|prior|only)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Truth:
    """A yes, a no, or (None) the word of someone who does not know; `ground`: it was taken in spite of a remark."""

    value: bool | None
    ground: str | None = None


def read_truth(text: str, more_yes: frozenset[str] = frozenset()) -> Truth | None:
    """The yes or no of a text in any of its forms; None where it is neither."""
    if not text.strip(" ?-–—._"):
        return Truth(None)
    if text in word_set("truth", "marks_yes"):
        return Truth(True)
    if text[-1:] in ("*", "†", "‡"):
        return None
    folded = fold(text)
    for words, value in (("yes", True), ("no", False), ("unknown", None)):
        if folded in word_set("truth", words):
            return Truth(None if text.endswith("?") else value)
    if folded in more_yes:
        return Truth(None if text.endswith("?") else True)
    found = _WITH_REMARK.fullmatch(text.strip())
    if found is None:
        return None
    if _DOUBT.search(found[2]):
        return Truth(None)
    return Truth(found[1].lower().startswith("y"), "the word stands first; the remark behind it is left out")


def is_nothing(text: str) -> bool:
    """Whether a text says that there is nothing (`none`, `n/a`, a dash)."""
    return not text.strip(" -–—._") or fold(text) in word_set("nothing", "says")


def is_later(text: str) -> bool:
    """Whether a text says that it is yet to come (`TBD`, `scheduled`)."""
    return holds_first(fold(text), word_set("nothing", "later"))


def holds_first(text: str, phrases: frozenset[str]) -> bool:
    """Whether a folded text is one of the phrases or begins with one."""
    return any(text == phrase or text.startswith(phrase + " ") for phrase in phrases)


def read_license(cell: Cell) -> str | None:
    """The license number of a cell, without what stands around it; None where it is none."""
    if isinstance(cell.value, bool) or not isinstance(cell.value, (str, int, float)):
        return None
    text = re.sub(r"^(?:#|no\.?|lic\.?|post)\s*", "", cell.text.strip(" ."), flags=re.IGNORECASE)
    return text if _LICENSE.fullmatch(text) else None


def license_key(number: str) -> str:
    """A license number as it is compared: letters and digits alone, without leading zeros."""
    return re.sub(r"[^A-Z0-9]", "", number.upper()).lstrip("0")
