"""What became of one row: each version with who made it, when and why, and each value that it put in the place of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hallpass.register.schema import LISTS
from hallpass_web.accounts.asking import Asker
from hallpass_web.audit.acts import sentence_of
from hallpass_web.audit.models import Act, Entry
from hallpass_web.audit.moments import Moment
from hallpass_web.register.history import in_sight
from hallpass_web.register.lists import Names
from hallpass_web.register.lists_words import Said, column_words, value_words
from hallpass_web.register.models import MODELS, RegisterRow


@dataclass(frozen=True, slots=True)
class Put:
    """A value that a version put into a column, and the one that stood there before."""

    column: str
    before: Said
    after: Said


@dataclass(frozen=True, slots=True)
class Step:
    """An act that made a version of a row or took the row away."""

    act: Act
    sentence: str
    puts: tuple[Put, ...]
    is_first: bool
    removed: bool


def history_of(asker: Asker, list_name: str, key: str, at: Moment, names: Names) -> list[Step]:
    """What became of a row that the asker sees, up to a moment, the newest first."""
    versions = list(MODELS[list_name]._default_manager.filter(key=key, since__lte=at.number).order_by("since"))
    changed = _changed(versions, at)
    acts = _acts_of(asker, [number for number, _, _ in changed], at)
    steps = [_step(list_name, acts[number], before, after, names) for number, before, after in changed]
    return steps[::-1]


def _changed(versions: Sequence[RegisterRow], at: Moment) -> list[tuple[int, RegisterRow | None, RegisterRow | None]]:
    """Each entry of the row: its number, the version that it ended and the one that it made."""
    found: list[tuple[int, RegisterRow | None, RegisterRow | None]] = []
    before: RegisterRow | None = None
    for version in versions:
        if before is not None and before.until is not None and before.until != version.since:
            found.append((before.until, before, None))
            before = None
        found.append((version.since, before, version))
        before = version
    if before is not None and before.until is not None and before.until <= at.number:
        found.append((before.until, before, None))
    return found


def _acts_of(asker: Asker, entries: Sequence[int], at: Moment) -> dict[int, Act]:
    act_of = dict(Entry.objects.filter(number__in=entries).values_list("number", "act"))
    found = Act.objects.filter(number__in=set(act_of.values()))
    acts = {act.number: act for act in in_sight(asker, at, found)}
    return {entry: acts[act] for entry, act in act_of.items()}


def _step(list_name: str, act: Act, before: RegisterRow | None, after: RegisterRow | None, names: Names) -> Step:
    puts = tuple(_puts(list_name, before, after, names)) if after is not None else ()
    return Step(act, sentence_of(act.kind), puts, is_first=before is None, removed=after is None)


def _puts(list_name: str, before: RegisterRow | None, after: RegisterRow, names: Names) -> Iterator[Put]:
    old, new = before.as_row() if before else {}, after.as_row()
    for column in LISTS[list_name].columns:
        name = column.name
        if name == "id" or (before is not None and old[name] == new[name]):
            continue
        said = value_words(list_name, column, new[name], names)
        if before is not None or said.words:
            was = value_words(list_name, column, old[name], names) if before is not None else Said("")
            yield Put(column_words(name), was, said)
