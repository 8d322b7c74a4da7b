"""Verifying the database: whatever is changed behind the journal's back is found, and the first entry is named."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import ConnectionHandler, connection
from tests.web.cast import Cast

from hallpass_web.accounts.models import Membership, Organization, Person
from hallpass_web.audit import verify_tables
from hallpass_web.audit.blanking import BLANKED
from hallpass_web.audit.chain import Head
from hallpass_web.audit.guards import unguard
from hallpass_web.audit.models import Act, Blankable, Entry
from hallpass_web.audit.moments import newest
from hallpass_web.audit.recorder import Change, Doing, head, record
from hallpass_web.audit.verify import Failure, says
from hallpass_web.audit.verify_tables import kept_models, one_moment, verify_database
from hallpass_web.environment import sqlite
from hallpass_web.register.models import MODELS, Assignment, Completion, Officer
from hallpass_web.standing.models import ChosenReading

pytestmark = pytest.mark.usefixtures("journal")

OTHER = {"CharField": "other", "TextField": '"other"', "EmailField": "o@example.org", "JSONField": {"other": 1}}
"""For each sort of field a value that no row of the tests has."""


@pytest.fixture
def journal(cast: Cast) -> Cast:
    """A journal with rows that were entered, corrected and removed."""
    olive = Officer.objects.get(key="olive", until=None).as_row()
    record(
        Doing("officers.corrected", by=1, by_name="Ivo Tamm", reason="A typo"), [_change(Officer, olive, license="7")]
    )
    gone = Change(Completion, "c-nora", None)
    record(Doing("completions.removed", by=1, by_name="Ivo Tamm", reason="Twice"), [gone])
    record(Doing("readings.chosen", by=1, by_name="Ann"), [_reading("exempt")])
    unguard(connection)
    return cast


def _change(model, row, **values) -> Change:
    return Change(model, row["id"], {**row, **values})


def _reading(value: str) -> Change:
    return Change(ChosenReading, "day_sixty", {"id": "day_sixty", "value": value})


def first_failure() -> Failure:
    """The first entry that fails."""
    verified = verify_database()
    assert verified.first is not None
    assert str(verified.first) in says(verified)
    return verified.first


def test_a_journal_that_nobody_touched_is_whole() -> None:
    """What the recorder wrote verifies, tables and all."""
    verified = verify_database()
    assert verified.whole, says(verified)
    assert verified.head == head()
    assert verified.entries == Entry.objects.count()
    assert verified.tables == len(kept_models()) + 1 >= len(MODELS) + 3


def _columns():
    yield from ((model, field.name) for model in (Act, Entry, Blankable) for field in model._meta.concrete_fields)
    for model in (Officer, Assignment, Organization, Membership, ChosenReading):
        yield from ((model, field.name) for field in model._meta.concrete_fields)


SURROGATES = ("id", "version")
"""Numbers of rows that mean nothing: another number is the same row."""


@pytest.mark.parametrize(
    ("model", "name"),
    [pair for pair in _columns() if pair[1] not in SURROGATES],
    ids=lambda one: getattr(one, "__name__", one),
)
def test_a_change_of_any_column_is_found(model, name: str) -> None:
    """Each column of the journal, of the acts and of the kept rows is held by the chain."""
    rows = model._default_manager.all()
    row = rows.exclude(until=None).first() or rows.first() if hasattr(model, "until") else rows.last()
    field = model._meta.get_field(name)
    value = getattr(row, name)
    kind = field.get_internal_type()
    if kind == "DateTimeField":
        other = value + timedelta(seconds=1)
    elif kind == "BooleanField":
        other = not value
    elif kind == "DateField":
        other = (value or newest_day()) + timedelta(days=1)
    elif "Integer" in kind or "BigAuto" in kind:
        other = (value or 0) + 1_000_000
    else:
        other = OTHER[kind]
    model._default_manager.filter(pk=row.pk).update(**{name: other})
    assert not verify_database().whole


def newest_day():
    """Some day."""
    return Act.objects.latest("number").at.date()


@pytest.mark.parametrize(
    "model", [Act, Entry, Blankable, Officer, Completion, Membership], ids=lambda one: one.__name__
)
def test_a_row_that_is_taken_away_is_found(model) -> None:
    """Nothing can be deleted from the journal or from the kept rows."""
    model._default_manager.filter(pk=model._default_manager.first().pk).delete()
    assert not verify_database().whole


def test_the_first_entry_that_fails_is_named() -> None:
    """Of two tampered entries the earlier one is told, with its list and row and what was expected."""
    two = Entry.objects.filter(list="officers").order_by("number")[:2]
    for entry in two:
        Officer.objects.filter(since=entry.number).update(name="Somebody Else")
    failure = first_failure()
    assert failure.number == two[0].number
    assert (failure.list, failure.row) == ("officers", two[0].row)
    assert "Olive Hartwell" in failure.expected
    assert "Somebody Else" in failure.found


@pytest.mark.parametrize("change", [{"email": "mallory@example.org"}, {"name": "Somebody Else"}, {"demo": True}])
def test_a_person_changed_by_hand_is_found(cast: Cast, change: dict[str, Any]) -> None:
    """Another address under an account would have its password sent there: the journal says whose it is."""
    Person.objects.filter(pk=cast.people["sam"].pk).update(**change)
    failure = first_failure()
    assert (failure.list, failure.row) == ("people", str(cast.people["sam"].pk))


def test_a_person_whom_no_act_entered_is_found() -> None:
    """An account made by hand stands against the journal."""
    Person.objects.create_user("mallory@example.org", name="Mallory")
    assert first_failure().list == "people"


def test_a_row_that_no_act_entered_is_found() -> None:
    """A row put into a table by hand stands against the journal."""
    Officer.objects.create(key="ghost", since=head().number + 1, place=1, name="Ghost", extra={})
    assert first_failure().list == "officers"


def test_a_gap_in_the_numbers_is_found() -> None:
    """An entry that was cut out leaves a hole."""
    Entry.objects.filter(number=3).delete()
    assert first_failure().number == 3


def test_a_value_that_was_blanked_by_hand_is_found() -> None:
    """The triggers let a value be taken away; without an act that says so it is found."""
    value = Blankable.objects.first()
    Blankable.objects.filter(pk=value.pk).update(value=None, salt=None)
    Officer.objects.filter(since=value.entry).update(**{value.field: BLANKED})
    failure = first_failure()
    assert failure.number == value.entry
    assert "act that blanked it" in failure.expected


def test_a_cut_tail_is_found_with_a_head_that_somebody_kept() -> None:
    """Without a head a cut tail cannot be told, and that is said; with one it is found."""
    kept = head()
    act = Act.objects.latest("number").number
    ChosenReading.objects.all().delete()
    Blankable.objects.filter(entry__gte=act).delete()
    Act.objects.filter(number=act).delete()
    Entry.objects.filter(number__gte=act).delete()
    without = verify_database()
    assert without.whole
    assert "cut off" in says(without)[-1]
    cut = verify_database(kept)
    assert cut.first is not None
    assert cut.first.number == kept.number


def test_a_kept_head_with_another_hash_is_found() -> None:
    """A head proves that the chain up to it is the one that somebody saw; its first digits do."""
    now = head()
    assert verify_database(Head(now.number, now.hash[:12])).whole
    found = verify_database(Head(now.number, "0" * 12)).first
    assert found is not None
    assert found.what == "the head that was kept"


def test_a_payload_that_makes_no_sense_is_a_failure_and_no_crash() -> None:
    """Whatever was written over a payload, verifying goes on to its end."""
    for payload in ("", "[]", "no json", '{"act":1,"is":5,"list":"officers","row":"x","told_by":""}'):
        Entry.objects.filter(number=2).update(payload=payload)
        assert first_failure().number == 2


def test_known_at_is_what_the_entries_up_to_it_say() -> None:
    """A row that was corrected is known with its old value before, and is gone after it was removed."""
    now = newest()
    assert now(Officer).get(key="olive").license == "7"
    assert not now(Completion).filter(key="c-nora").exists()


def test_what_is_written_while_it_is_verified_is_not_seen(tmp_path: Path, monkeypatch) -> None:
    """On SQLite too all tables are read as at one moment, though small ones are read to their end at once."""
    known = sqlite(tmp_path)
    with sqlite3.connect(known["NAME"]) as elsewhere:
        elsewhere.execute("CREATE TABLE noted (number)")
    own = ConnectionHandler({"default": known})["default"]
    monkeypatch.setattr(verify_tables, "connection", own)
    with own.cursor() as cursor:
        with one_moment():
            counts = [_count(cursor)]
            with sqlite3.connect(known["NAME"]) as elsewhere:
                elsewhere.execute("INSERT INTO noted VALUES (1)")
            counts.append(_count(cursor))
        assert [*counts, _count(cursor)] == [0, 0, 1]
    own.close()


def _count(cursor) -> int:
    return cursor.execute("SELECT count(*) FROM noted").fetchone()[0]
