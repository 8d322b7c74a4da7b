"""Writing a register, and the law that reading gives back what was written."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from tests.strategies import loose_registers

from hallpass.files.read import read_register
from hallpass.files.write import write_register
from hallpass.register.register import Register

FORMS = {"json": "register.json", "xlsx": "register.xlsx", "csv": "register"}


def _there_and_back(register: Register, folder: Path, name: str) -> Register | None:
    write_register(register, folder / name)
    result = read_register(folder / name)
    assert not result.problems, "\n".join(map(str, result.problems))
    return result.register


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(loose_registers())
def test_every_form_gives_back_what_was_written(register: Register) -> None:
    """Whatever form a register is written in, and from whichever it is written on into another, it stays the same."""
    for first, second in permutations(FORMS, 2):
        with TemporaryDirectory() as folder:
            once = _there_and_back(register, Path(folder), FORMS[first])
            assert once == register
            assert _there_and_back(once, Path(folder), FORMS[second]) == register
