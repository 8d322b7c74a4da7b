"""Every state is told by a word and a shape."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from hallpass.files.words import CONTRACTS, SERVES, STANDINGS
from hallpass_web.look.shapes import SHAPES, STATES


def test_every_state_of_an_answer_has_its_words_and_a_shape() -> None:
    """The words are those of the kernel; no state is without a drawing."""
    for words in (SERVES, STANDINGS, CONTRACTS):
        for code, said in words.items():
            assert STATES[code].words == said
    assert {state.shape for state in STATES.values()} == set(SHAPES)


@pytest.mark.parametrize("words", [SERVES, CONTRACTS], ids=["may serve", "contract"])
def test_states_are_told_apart_without_colour(words: dict[str, str]) -> None:
    """Within one kind of answer no two states share a shape, so that gray paper tells them apart."""
    shapes = [STATES[code].shape for code in words]
    assert len(set(shapes)) == len(shapes)


def test_each_drawing_is_well_formed() -> None:
    """The pieces of a shape parse, and none carries a colour or style of its own."""
    for drawing in SHAPES.values():
        for piece in ElementTree.fromstring(f"<svg>{drawing}</svg>"):
            assert not {"style", "fill", "stroke"} & piece.attrib.keys()
