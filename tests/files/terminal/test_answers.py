"""The answer for a day on a page: the urgent first, words everywhere, nothing wider than the page."""

from __future__ import annotations

import pytest
from tests.files.terminal.pages import LAW, ON, WIDTHS, calm_setting, demo, folded

from hallpass.checking import check
from hallpass.files.terminal.answers import URGENCY, answer_page, duties_word, foot
from hallpass.files.terminal.page import MARKS, Page, size
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting


def shown(setting: Setting, width: int = 120, color: bool = False) -> list[str]:
    """The page of a register's answer."""
    return list(answer_page(Page(width, color), check(setting.register, ON, setting.law), setting))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_fits_the_terminal(width: int) -> None:
    """Nothing is wider than the page, at any width."""
    assert max(map(size, shown(demo(), width))) <= width


def test_those_who_may_not_serve_stand_first() -> None:
    """The lines come in the order in which a reader needs them."""
    kinds = {mark: kind for kind, mark in MARKS.items()}
    lines = shown(demo())
    table = lines[lines.index(next(line for line in lines if line.startswith("─"))) + 1 : lines.index("", 5)]
    order = [URGENCY.index(kinds[line[0]]) for line in table if line[0] != " "]
    assert order == sorted(order)
    assert len(order) == 18


def test_every_line_says_state_officer_school_and_paragraph() -> None:
    """The state has its word, a breach its days, an end its day."""
    lines = folded(shown(demo()))
    at = lines.index("✕ May not serve Theo Marchbanks Dunmarrow Middle 5.3 In breach since Sep 17, 2026:")
    assert lines[at + 1] == "45 contact days"
    assert "◔ Yes, until Feb 28, 2027 Dario Penhallow Kestrel Prairie Middle 5.3 Not cleared from Mar 1, 2027" in lines
    assert "▯ No contract Rowan Esterhazy Wrenfield Elementary 3.2" in lines
    assert "– Not serving Gilbert Ashgrove" in lines


def test_the_figures_sum_to_the_assignments() -> None:
    """Each assignment is counted under one word."""
    head = shown(demo())[1:3]
    assert head[0] == "16 officers, 16 assignments."
    assert sum(int(number) for number in head[1].split() if number.isdigit()) == 16


def test_what_is_owed_stands_by_urgency_and_once_for_what_is_alike() -> None:
    """Late first, then at once, then by day; one contract to amend is one line with all it is for."""
    lines = folded(shown(demo()))
    owed = lines[lines.index("What is owed 17") :]
    when = [line.split()[0] for line in owed if line.startswith(("Was due", "Since", "At once", "By "))]
    assert when == ["Was"] * 5 + ["Since"] + ["Was"] + ["At"] * 7 + ["By"] * 3
    at = owed.index("At once Kestrel Prairie Public Schools Amend the contract C-OPD-2026, which lacks 4.1.5 4.1.5")
    assert owed[at + 1 : at + 4] == [
        "for Linus Harrowgate, Ottersfold High",
        "for Wilhelmina Strand, Ottersfold Elementary",
        "for Tove Ainsley, Ottersfold High",
    ]


def test_nothing_to_do_is_said() -> None:
    """An empty list of what is owed is an answer; what there is none of is left out."""
    lines = shown(calm_setting())
    assert "Nobody owes anything" in lines
    assert not any(line.startswith(("Nobody covers", "Possible breaches")) for line in lines)


def test_color_never_stands_without_words() -> None:
    """Taken out of a colored page, the colors leave the plain page."""
    colored = "\n".join(shown(demo(), 100, color=True))
    for code in ("0", "1", "2", "31", "32", "33", "35", "36"):
        colored = colored.replace(f"\x1b[{code}m", "")
    assert [line.rstrip() for line in colored.split("\n")] == shown(demo(), 100)


def test_duties_are_named_or_counted() -> None:
    """Some by number, all of them as all."""
    assert duties_word(["4.1.4", "4.1.5"]) == "4.1.4 and 4.1.5"
    assert duties_word([f"4.1.{number}" for number in range(1, 8)]) == "all 7 duties"


def test_the_foot_says_what_the_answer_rests_on() -> None:
    """The policy with its adoption, and each reading that is not at its default."""
    assert list(foot(Page(120), LAW, ON)) == ["Policy 506.9AR, adopted October 2024. Readings: all at their defaults."]
    law = Law(LAW.policy, {"day_sixty": "exempt", "e_learning_day": "does_not_count"})
    assert "Readings: day_sixty=exempt and e_learning_day=does_not_count, the others at their defaults." in " ".join(
        foot(Page(120), law, ON)
    )
