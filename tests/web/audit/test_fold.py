"""The fold: whatever acts are done, the tables are what the journal's entries add up to, now and at each moment."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallpass_web.audit.models import Blankable, Entry
from hallpass_web.audit.moments import Moment
from hallpass_web.audit.recorder import Change, Doing, head, record
from hallpass_web.audit.verify import says
from hallpass_web.audit.verify_tables import verify_database
from hallpass_web.register.models import Absence, Officer

KEYS = st.sampled_from(["a", "b", "c"])
OFFICERS = st.builds(
    lambda name, license: {"name": name, "license": license},
    st.sampled_from(["Ida", "Jon", "Ünal"]),
    st.sampled_from([None, "1", "2"]),
)
ABSENCES = st.builds(
    lambda officer, first: {"officer": officer, "from": first, "to": None}, KEYS, st.just("2026-01-05")
)
CHANGES = st.dictionaries(
    st.tuples(st.sampled_from([Officer, Absence]), KEYS), st.none() | OFFICERS | ABSENCES, min_size=1, max_size=4
)


def _rows(changes: dict[Any, Any]) -> list[Change]:
    """Changes whose row fits its table."""
    found = []
    for (model, key), row in changes.items():
        if row is not None and ("name" in row) != (model is Officer):
            continue
        whole = None if row is None else {"id": key, "licensed_from": None, "licensed_to": None, **row, "extra": {}}
        if whole and model is Absence:
            whole = {name: whole[name] for name in Absence.COLUMNS}
        found.append(Change(model, key, whole))
    return found


def _replayed(number: int) -> dict[tuple[str, str], dict[str, Any]]:
    """The rows as the entries up to a number leave them."""
    values = {(one.entry, one.field): json.loads(one.value) for one in Blankable.objects.all() if one.value}
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for entry in Entry.objects.filter(number__lte=number, list__in=["officers", "absences"]):
        row = json.loads(entry.payload)["is"]
        rows.pop((entry.list, entry.row), None)
        if row is not None:
            plain = {name: values.get((entry.number, name), value) for name, value in row.items()}
            rows[entry.list, entry.row] = plain
    return rows


@pytest.mark.django_db
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(CHANGES, max_size=6))
def test_the_tables_are_the_fold_of_the_journal(acts: list[dict[Any, Any]]) -> None:
    """After any acts the journal verifies, and what was known at an entry is the replay of the entries up to it."""
    with transaction.atomic():
        for changes in acts:
            record(Doing("import.accepted", by_name="Ida"), _rows(changes))
        verified = verify_database()
        assert verified.whole, says(verified)
        for number in range(head().number + 1):
            at = Moment(number)
            known = {(model.LIST, row.key): row.as_row() for model in (Officer, Absence) for row in at(model)}
            assert known == _replayed(number)
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_an_empty_journal_is_whole() -> None:
    """An installation that has not begun has nothing to fail."""
    verified = verify_database()
    assert verified.whole
    assert verified.entries == 0
