"""The colours of the look can be told from their ground, in both themes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import hallpass_web.look

SHEET = Path(hallpass_web.look.__file__).parent / "static" / "look" / "hallpass.css"
TEXT, SHAPE = 4.5, 3.0
PAIRS = [
    *((text, ground, TEXT) for text in ("ink", "soft", "link") for ground in ("page", "paper")),
    ("on-link", "link", TEXT),
    ("on-mast", "mast", TEXT),
    ("quiet", "mast", TEXT),
    ("field", "paper", SHAPE),
    ("focus", "page", SHAPE),
    *((one, f"{one}-tint", TEXT) for one in ("yes", "no", "unknown", "amber", "gray", "blue")),
    *((one, ground, TEXT) for one in ("yes", "no", "unknown", "amber", "gray", "blue") for ground in ("page", "paper")),
]


def _themes() -> dict[str, dict[str, str]]:
    """The tokens of the light theme, and the same with what the dark one changes."""
    light, dark = re.findall(r":root \{(.*?)\}", SHEET.read_text(), re.DOTALL)[:2]
    tokens = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block)) for block in (light, dark)]
    return {"light": tokens[0], "dark": tokens[0] | tokens[1]}


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("colour", "ground", "least"), PAIRS, ids=lambda one: str(one))
def test_contrast(theme: str, colour: str, ground: str, least: float) -> None:
    """Text has at least 4.5 on its ground, shapes, fields and the ring of focus 3."""
    tokens = _themes()[theme]
    dark, light = sorted((_luminance(tokens[colour]), _luminance(tokens[ground])))
    assert (light + 0.05) / (dark + 0.05) >= least
