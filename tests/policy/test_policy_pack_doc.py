"""docs/policy-pack.md says what the loader does."""

from __future__ import annotations

from pathlib import Path

from hallpass.policy import expressions, load, outline, problems, reach, rows, scope, typecheck, vocabulary

DOC = (Path(__file__).parents[2] / "docs" / "policy-pack.md").read_text(encoding="utf-8")


def test_every_table_of_a_pack_is_told() -> None:
    """The columns of each kind of table stand in the document."""
    assert [columns for columns in outline.COLUMNS if " | ".join(columns) not in DOC] == []


def test_every_name_that_a_pack_may_use_is_told() -> None:
    """Facts, functions, and the numbers and readings that each version has."""
    facts = {fact for table in vocabulary.TABLES.values() for fact in table}
    known = {*facts, *vocabulary.PARAMETERS_OF_FACTS, *vocabulary.READINGS_OF_FACTS, *vocabulary.TABLES}
    assert [name for name in sorted(known) if f"`{name}`" not in DOC and f"Table {name}" not in DOC] == []
    assert [name for name in typecheck.FUNCTIONS if f"`{name}(date)`" not in DOC] == []
    assert [field for field in load.FIELDS if f"| {field} |" not in DOC] == []


def test_the_limits_are_told() -> None:
    """Each limit stands in the document with its number."""
    limits = [
        f"{load.FILES} files of {load.LARGEST:,} characters",
        f"{rows.ROWS} rows in a table",
        f"{expressions.CHARACTERS} characters and {expressions.DEPTH} levels",
        f"{scope.SIZE} names",
        f"{reach.CHOICES:,} cases",
        f"After {problems.MOST} problems",
    ]
    assert [limit for limit in limits if limit not in DOC] == []
