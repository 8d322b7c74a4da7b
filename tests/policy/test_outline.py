"""The outline of a document."""

from __future__ import annotations

from tests.policy.edits import DOCUMENT, pack

from hallpass.policy.outline import Outline, read_outline
from hallpass.policy.problems import Problems

TEXT = """# A policy

| field | value |
| --- | --- |
| id | X |

## 1. Aim

> First words
> go on.

Plain words.

> Second words.

Not encoded because
it says nothing.

### 1.1

| name | value | words |
| --- | --- | --- |
| days | 3 days | three days |

## References

> - One
> - Two

## Table may_serve

| row | when | says | may serve | paragraph |
| --- | --- | --- | --- | --- |
| M1 | else | All | yes | – |
"""


def outlined(text: str) -> tuple[Outline, list[tuple[int, str]]]:
    problems = Problems("x.md")
    outline = read_outline(text, problems)
    return outline, [(one.line, one.what) for one in problems.found]


def test_everything_lands_where_it_belongs() -> None:
    """Paragraphs keep their words and reasons, tables their paragraph, rows their table, references their order."""
    outline, said = outlined(TEXT)
    assert said == []
    first, second = outline.sections
    assert (first.number, first.title, first.line, first.text) == ("1", "Aim", 7, "First words go on. Second words.")
    assert first.not_encoded == "it says nothing."
    assert (second.number, second.title, second.not_encoded) == ("1.1", "", None)
    assert [(entry["name"], entry.paragraph) for entry in outline.entries["parameters"]] == [("days", "1.1")]
    assert [(entry["field"], entry.paragraph) for entry in outline.entries["front"]] == [("id", "")]
    assert outline.references == ["One", "Two"]
    assert [(line["standing"], line["due"], line.line) for line in outline.tables["may_serve"]] == [("yes", "", 34)]


def test_a_thing_out_of_place_is_told() -> None:
    """A table or a quotation that stands where it has no meaning is named, not dropped."""
    rows = "| row | when | says | standing | paragraph | due | excused | owes |\n" + "|---" * 8 + "|\n"
    assert outlined("> words")[1] == [(1, "a quotation outside a paragraph")]
    assert outlined(rows)[1] == [(1, "rows of no table")]
    assert outlined("## Table odd")[1] == [(1, "the unknown table 'odd'")]
    assert outlined("## Table regular\n## Table regular")[1] == [(2, "the table regular a second time")]
    assert outlined("## Table may_serve\n\n" + rows)[1] == [(3, "columns that do not fit the table may_serve")]
    assert outlined("| x |\n|---|")[1] == [(1, "a table with the columns x")]
    assert outlined("## 1. Aim\n\n| note | source |\n|---|---|")[1] == [(3, "notes out of place")]
    assert outlined("## Other\n\n| term | is | says |\n|---|---|---|")[1] == [(3, "terms out of place")]


def test_the_real_document_has_all_its_parts() -> None:
    """No kind of table is missing in the pack."""
    outline, said = outlined(pack()[DOCUMENT])
    assert said == []
    assert all(entries for kind, entries in outline.entries.items() if kind != "rows")
    assert set(outline.tables) == {"regular", "substitute", "may_serve"}
