"""The mutation check of the pack: exit status 1 where a change of it breaks no scenario and is not named here."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from tests.mutation.mutants import Mutant, mutants
from tests.scenarios.scenario import Scenario, scenarios
from tests.the_policy import the_policy

from hallpass.policy.model import Policy

BY_ROW_BEFORE = "the row before has taken the full courses, and a course that trains is full or supplemental"
BY_CLOCK = (
    "nobody is asked about before the clock runs: where the day lies before the end of the time, so does clock_on"
)

WITHOUT_EFFECT: dict[str, str] = {
    "R2 under 5.2: when completed": BY_ROW_BEFORE,
    "S1 under 5.2: when completed_by_substitute": BY_ROW_BEFORE,
    "R3 under 5.2: when legacy and day < legacy_time_ends": BY_CLOCK,
    "R3 under 5.2: when legacy and clock_on <= legacy_time_ends and (day < legacy_time_ends)": BY_CLOCK,
    "savings_paragraph: 4.4 becomes 5": "a clause against 4.4 is a warning and decides nothing",
}
"""Changes that alter no answer, with the reason."""


def is_noticed(mutant: Mutant, asked: list[Scenario]) -> bool:
    """Whether a scenario fails under the change; the one that does is asked first next time."""
    policy = Policy(mutant.version.id, (mutant.version,))
    for at, scenario in enumerate(asked):
        if fails(scenario, policy):
            asked.insert(0, asked.pop(at))
            return True
    return False


def fails(scenario: Scenario, policy: Policy) -> bool:
    """Whether the scenario is answered otherwise under a policy, or cannot be answered at all."""
    try:
        return next(scenario.failures(scenario.package(policy)), None) is not None
    except Exception:
        return True


def unnoticed(found: Iterable[Mutant]) -> Iterator[Mutant]:
    """The changes that no scenario notices."""
    asked = scenarios()
    return (mutant for mutant in found if not is_noticed(mutant, asked))


def main() -> int:
    """Try every change; say what was not noticed."""
    found = list(mutants(the_policy().versions[0]))
    missed = {mutant.change for mutant in unnoticed(found)}
    for change in sorted(missed - WITHOUT_EFFECT.keys()):
        print(f"No scenario notices: {change}")
    print(f"{len(found)} changes of the policy: {len(found) - len(missed)} break a scenario,", end=" ")
    print(f"{len(missed & WITHOUT_EFFECT.keys())} are without effect.")
    for change in WITHOUT_EFFECT.keys() - missed:
        print(f"Named as without effect, but a scenario notices it or it is gone: {change}")
    return 1 if missed != WITHOUT_EFFECT.keys() else 0


if __name__ == "__main__":
    sys.exit(main())
