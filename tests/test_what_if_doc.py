"""docs/what-if.md shows what the commands really print."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from tests.commands.amendments import amendment
from tests.commands.ask import run

PAGE = Path(__file__).parents[1] / "docs" / "what-if.md"
BLOCK = re.compile(r"```\n\$ hallpass (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)


def blocks() -> list[tuple[str, str]]:
    """Each command of the page with the output below it."""
    return [(found["command"], found["output"]) for found in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("command", "output"), blocks(), ids=lambda text: text.split(" ")[0])
def test_the_page_shows_the_real_output(
    command: str, output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command, on the day of the page, prints what stands below it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    amendment(tmp_path)
    result = run(*shlex.split(command))
    assert result.stdout + result.stderr == output


def test_the_page_shows_each_question() -> None:
    """What-if, impact by an amendment and by a reading, and who."""
    asked = [command.split(" ")[0] for command, _ in blocks()]
    assert asked == ["whatif", "whatif", "whatif", "impact", "impact", "cover"]
