"""Every state of Hallpass: its shape, its colour and its words. A state is always told by a word and a shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from hallpass.files.words import CONTRACTS, SERVES, STANDINGS

_OCTAGON: Final = '<path class="full" d="M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3z"/>'
_DIAMOND: Final = '<path d="M10 1.2 18.8 10 10 18.8 1.2 10z"/>'

SHAPES: Final[Mapping[str, str]] = {
    "check": '<circle class="full" cx="10" cy="10" r="9"/><path class="cut" d="m5.9 10.4 2.8 2.8 5.5-6"/>',
    "clock": '<circle cx="10" cy="10" r="8"/><path d="M10 5.2V10l3.2 2"/>',
    "bar": _OCTAGON + '<path class="cut" d="M5.6 10h8.8"/>',
    "question": _DIAMOND
    + '<path d="M7.9 8.3a2.1 2.1 0 1 1 3 1.9c-.6.3-.9.7-.9 1.4"/><circle class="dot" cx="10" cy="13.9" r="1.1"/>',
    "page": '<path d="M4.5 2h7.2l3.8 3.8V18h-11zM2 18.5 18 1.5"/>',
    "outside": '<circle class="dashed" cx="10" cy="10" r="8"/><path d="M6.8 10h6.4"/>',
    "excused": '<circle class="dashed" cx="10" cy="10" r="8"/><path d="m6.5 10.3 2.4 2.4 4.6-5"/>',
    "lacks": '<path class="dashed" d="M2 2h16v16H2z"/><path d="m6.8 6.8 6.4 6.4m0-6.4-6.4 6.4"/>',
    "alarm": _OCTAGON + '<path class="cut" d="M10 5v6"/><circle class="cut dot" cx="10" cy="14.4" r="1.3"/>',
    "plus": '<circle cx="10" cy="10" r="8"/><path d="M10 6.2v7.6M6.2 10h7.6"/>',
    "triangle": '<path d="M10 2 18.8 17.5H1.2z"/>',
    "equal": '<path d="M3 7h14M3 13h14"/>',
    "rings": '<circle cx="7.2" cy="10" r="5.6"/><circle cx="12.8" cy="10" r="5.6"/>',
    "flag": '<path d="M4 18.5V2h12.2l-2.6 4 2.6 4H4"/>',
    "dash": '<path d="M4 10h12"/>',
}
"""The drawing of each shape, in a square of 20."""


@dataclass(frozen=True, slots=True)
class State:
    """How a state looks and what it is called."""

    shape: str
    colour: str
    words: str


def _states(words: Mapping[str, str], looks: Mapping[str, tuple[str, str]]) -> dict[str, State]:
    return {code: State(*looks[code], said) for code, said in words.items()}


STATES: Final[Mapping[str, State]] = {
    **_states(
        SERVES,
        {
            "yes": ("check", "yes"),
            "no": ("bar", "no"),
            "unknown": ("question", "unknown"),
            "no_contract": ("page", "amber"),
            "outside": ("outside", "gray"),
        },
    ),
    **_states(
        STANDINGS,
        {
            "cleared": ("check", "yes"),
            "cleared_until": ("clock", "yes"),
            "excused": ("excused", "yes"),
            "unresolved": ("question", "unknown"),
            "not_cleared": ("bar", "no"),
            "upcoming": ("flag", "blue"),
            "not_serving": ("dash", "gray"),
            "not_in_force": ("outside", "gray"),
        },
    ),
    **_states(
        CONTRACTS,
        {
            "covered": ("check", "yes"),
            "defective": ("lacks", "no"),
            "unread": ("question", "unknown"),
            "uncovered": ("page", "amber"),
            "out_of_scope": ("outside", "gray"),
        },
    ),
    "present": State("check", "yes", "Present"),
    "unclear": State("question", "unknown", "Unclear"),
    "missing": State("lacks", "no", "Missing"),
    "conflict": State("alarm", "no", "Conflict"),
    "new": State("plus", "blue", "New"),
    "changed": State("triangle", "amber", "Changed"),
    "same": State("equal", "gray", "Same"),
    "same_person": State("rings", "unknown", "Same person?"),
    "unreadable": State("alarm", "no", "Cannot be read"),
    "due": State("flag", "blue", "By"),
    "late": State("alarm", "no", "Since"),
    "breach": State("alarm", "no", "Breach"),
    "open": State("clock", "blue", "Open"),
    "done": State("check", "yes", "Done"),
    "ended": State("dash", "gray", "Ended"),
    "does_not_fit": State("dash", "gray", "Does not fit"),
    "not_asked": State("dash", "gray", "Not asked"),
}
"""What each code of an answer, of a contract, of a row of a file, of a date looks like."""
