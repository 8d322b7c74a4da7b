"""Whatever stands in a pack, loading it gives a policy that answers or a refusal, soon, and runs nothing of it."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.policy.edits import DOCUMENT, TEXT, facts, pack, problems, replaced

from hallpass.policy.adopted import sha256
from hallpass.policy.load import load_policy
from hallpass.policy.model import Policy
from hallpass.policy.problems import PackRefused

LONGEST = 5.0
"""Seconds that loading may take on a slow machine."""

quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

LINES = pack()[DOCUMENT].split("\n")
CELLS = sorted({cell.strip() for line in LINES if line.startswith("|") for cell in line.split("|")})
TOKENS = sorted(
    {token for line in LINES for token in re.findall(r"`[^`]*`", line) for token in re.findall(r"\w+|\S", token)}
    | {"and", "or", "not", "if", "else", "in", "(", ")", "==", "<", "+", "-", "*", "**", ".", "[", "]", ":=", "lambda"}
    | {"9" * 40, "'full'", '"late"', "f''", "{}", "None", "True", "__import__", "exec", "\\", ";", "for", "x"}
)


def load_or_refuse(files: dict[str, str]) -> Policy | None:
    """The policy, or None where the pack is refused with problems that name a place."""
    started = time.perf_counter()
    try:
        policy = load_policy(files)
    except PackRefused as refused:
        assert refused.problems
        assert all(one.file and one.line > 0 and one.what and one.expected for one in refused.problems)
        return None
    finally:
        assert time.perf_counter() - started < LONGEST
    return policy


def answers(policy: Policy) -> None:
    """Every table of a policy that loaded answers, under the default readings and under the last of each."""
    asked = [
        facts(employer_unable=unable, legacy=legacy, trained_on=trained, nth_day=n, days_in_year=n)
        for unable in (True, False)
        for legacy in (True, False)
        for trained in (date(2026, 9, 1), date.max)
        for n in (1, 60)
    ]
    for version in policy.versions:
        last = {name: reading.values[-1].value for name, reading in version.readings.items()}
        for rules in (version.rules(), version.rules(last)):
            for f in asked:
                for row in (rules.regular(f), rules.substitute(f)):
                    assert row.standing in ("cleared", "cleared_until", "excused", "not_cleared", "not_in_force")
                    assert rules.due(row, f) is None or isinstance(rules.due(row, f), date)


def load_and_ask(files: dict[str, str]) -> None:
    policy = load_or_refuse(files)
    if policy:
        answers(policy)


@quick
@given(st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.integers(0, len(LINES) - 1)), min_size=1, max_size=4))
def test_lines_moved_doubled_and_lost(moves: list[tuple[int, int]]) -> None:
    """A document with lines moved about is refused or answers."""
    lines = list(LINES)
    for at, to in moves:
        lines[to : to + (at % 2)] = [lines[at % len(lines)]]
        del lines[at : at + (to % 2)]
    load_and_ask({**pack(), DOCUMENT: "\n".join(lines)})


@quick
@given(st.data())
def test_cells_exchanged(data: st.DataObject) -> None:
    """A document with cells that belong elsewhere is refused or answers."""
    lines = list(LINES)
    tables = [at for at, line in enumerate(lines) if line.startswith("|") and "---" not in line]
    for at in data.draw(st.lists(st.sampled_from(tables), min_size=1, max_size=4)):
        cells = lines[at].split("|")
        cells[data.draw(st.integers(1, max(1, len(cells) - 2)))] = f" {data.draw(st.sampled_from(CELLS))} "
        lines[at] = "|".join(cells)
    load_and_ask({**pack(), DOCUMENT: "\n".join(lines)})


@quick
@given(
    st.lists(st.sampled_from(TOKENS), max_size=25),
    st.sampled_from(["R0", "R4", "R7", "S2", "M1", "completed", "exempt"]),
)
def test_expressions_of_random_words(tokens: list[str], row: str) -> None:
    """A row or a term with any words of the grammar, and some beyond it, is refused or answers."""
    line = next(line for line in LINES if line.startswith(f"| {row} |"))
    other = re.sub(r"`[^`]*`", lambda _: f"`{' '.join(tokens)}`".replace("|", ""), line, count=1)
    load_and_ask({**pack(), DOCUMENT: pack()[DOCUMENT].replace(line, other)})


CONDITIONS = st.recursive(
    st.sampled_from(
        ["legacy", "employer_unable", "completed", 'incumbents == "from_assumption"', "nth_day < days_in_year"]
    )
    | st.builds(
        "{} {} {}".format,
        st.sampled_from(["day", "clock_on", "trained_on"]),
        st.sampled_from(["<", "<=", ">", ">=", "==", "!="]),
        st.sampled_from(
            ["clock_on + extension", "legacy_before", "extension_ends", "day_before(clock_on)", "trained_on"]
        ),
    ),
    lambda parts: (
        st.builds("({} {} {})".format, parts, st.sampled_from(["and", "or"]), parts)
        | st.builds("(not {})".format, parts)
        | st.builds("({} if {} else {})".format, parts, parts, parts)
    ),
    max_leaves=8,
)


@quick
@given(CONDITIONS, st.sampled_from(["R3", "R7", "S2", "S3"]))
def test_expressions_of_the_grammar(condition: str, row: str) -> None:
    """A row with any condition of the grammar is refused or answers."""
    line = next(line for line in LINES if line.startswith(f"| {row} |"))
    other = re.sub(r"`[^`]*`", lambda _: f"`{condition}`", line, count=1)
    load_and_ask({**pack(), DOCUMENT: pack()[DOCUMENT].replace(line, other)})


@quick
@given(st.text(max_size=300), st.integers(0, len(pack()[DOCUMENT])))
def test_any_text_anywhere(text: str, at: int) -> None:
    """A document with any text put in anywhere is refused or answers."""
    document = pack()[DOCUMENT]
    load_and_ask({**pack(), DOCUMENT: document[:at] + text + document[at:]})


@quick
@given(st.dictionaries(st.sampled_from(["a.md", "b.md", TEXT, DOCUMENT]), st.text(max_size=500), max_size=3))
def test_any_files(files: dict[str, str]) -> None:
    """A pack of any texts is refused."""
    assert load_or_refuse(files) is None


@quick
@given(st.lists(st.tuples(st.integers(0, 5_000), st.characters()), min_size=1, max_size=5))
def test_any_change_of_the_adopted_text(changes: list[tuple[int, str]]) -> None:
    """An adopted text with any characters changed is refused, unless only white space changed."""
    text = list(pack()[TEXT])
    for at, character in changes:
        text[at % len(text)] = character
    changed = "".join(text)
    policy = load_or_refuse({**pack(), TEXT: changed})
    assert (policy is not None) == (sha256(changed) == sha256(pack()[TEXT]))


@pytest.mark.parametrize(
    "hostile",
    [
        "__import__('os').system('true')",
        "().__class__.__bases__[0].__subclasses__()",
        "exec('1')",
        "eval('legacy')",
        "open('/etc/passwd')",
        "legacy.__class__",
        "[day for day in ().__class__.__mro__]",
        "(lambda: legacy)()",
        "f'{legacy.__class__}'",
        "day_before(day_before)",
        "day_before(__builtins__)",
        "globals()",
        "legacy or (legacy := employer_unable)",
        "9 ** 9 ** 9 ** 9 > nth_day",
        "'a' * 999999999 == standing",
        "print(legacy)",
        "next_working_day(*duties)",
        "legacy if legacy else await legacy",
        "(yield legacy)",
        "...",
        "legacy; legacy",
        "legacy\nimport os",
        "f.legacy",
        "the_extension == extension",
    ],
)
def test_nothing_of_a_pack_is_run(hostile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An expression outside the grammar is refused before anything is compiled."""
    files = replaced("| R7 | `employer_unable` |", f"| R7 | `{hostile}` |")
    monkeypatch.setattr("hallpass.policy.compile.Rules._run", lambda *_: pytest.fail("something was run"))
    assert load_or_refuse(files) is None


def test_huge_documents_are_refused_soon() -> None:
    """Very many paragraphs, names, rows or readings do not keep the loader busy."""
    paragraphs = "\n".join(f"## 9.{number}\n\n> Text" for number in range(8_000))
    words = "| name | value | words |\n| --- | --- | --- |\n" + "| n | a | b |\n" * 8_000
    long_row = (
        "| R7 | `" + " or ".join(f"n{number}" for number in range(55)) + "` | Text | cleared | 5.1 | – | – | – |\n"
    )
    load_or_refuse({**pack(), DOCUMENT: pack()[DOCUMENT] + paragraphs})
    load_or_refuse({**pack(), DOCUMENT: pack()[DOCUMENT] + "## 5.5\n" + words})
    load_or_refuse(replaced("| R8 | else |", long_row * 45 + "| R8 | else |"))
    load_or_refuse({**pack(), TEXT: "\n".join(f"9.{number} Text" for number in range(9_000))})


def test_many_readings_and_rows_are_decided_or_refused_soon() -> None:
    """The search for dead rows ends also where twenty readings turn one table."""
    readings = "".join(f"| open_{n} | yes | One way |\n| open_{n} | no | Another |\n" for n in range(20))
    condition = " or ".join(f'open_{n} == "no"' for n in range(20))
    files = replaced("| day_sixty | not_exempt |", readings + "| day_sixty | not_exempt |")
    row = f"| X{{}} | `({condition}) and not legacy and legacy` | Text | cleared | 5.1 | – | – | – |\n"
    files[DOCUMENT] = files[DOCUMENT].replace("| R8 | else |", row.format(1) + row.format(2) + "| R8 | else |")
    assert load_or_refuse(files) is None
    assert [one.what.split(":")[0] for one in problems(files)] == [f"the row X{n} never decides" for n in (1, 2)]
