"""What the policy answers, told in files that a lawyer can read, and given by both evaluators."""

from __future__ import annotations

import pytest
from tests.scenarios.facts import NotTold, register
from tests.scenarios.scenario import QUESTIONS, Scenario, scenarios
from tests.the_policy import the_policy

ALL = scenarios()


@pytest.mark.parametrize("scenario", ALL, ids=lambda scenario: f"{scenario.file}: {scenario.says}")
def test_scenario(scenario: Scenario) -> None:
    """The package and the second evaluator answer as the scenario expects."""
    for name, asked in (("the package", scenario.package()), ("the second evaluator", scenario.second())):
        failures = "\n".join(scenario.failures(asked))
        assert not failures, f"{scenario.says}\n{name}, {failures}"


def test_every_row_decides_somewhere() -> None:
    """Each row of both tables is the expected one in some scenario, and each question is asked in some."""
    sentences = " ".join(text for one in ALL for text in one.expected.get("standing", {}).values())
    rows = {row.id for table in ("regular", "substitute") for row in the_policy().versions[0].rows(table)}
    assert [row for row in sorted(rows) if f"({row})" not in sentences] == []
    assert [name for name in QUESTIONS if not any(name in one.expected for one in ALL)] == []


def test_every_value_of_every_reading_has_a_scenario() -> None:
    """Each value of each reading is set in some scenario."""
    set_somewhere = {item for one in ALL for item in one.readings.items()}
    readings = the_policy().versions[0].readings
    assert set_somewhere == {(name, item.value) for name, reading in readings.items() for item in reading.values}


def test_no_scenario_is_told_twice() -> None:
    """Each scenario has a sentence of its own."""
    sentences = [one.says for one in ALL]
    assert len(sentences) == len(set(sentences))


@pytest.mark.parametrize("told", [{"regularly": "2025-09-02.."}, {"regular": "2025-09-02.., in High"}])
def test_unknown_words_are_refused(told: dict[str, str]) -> None:
    """A fact in words that the README does not have is refused, not passed over."""
    with pytest.raises(NotTold, match="expected"):
        register(told)
