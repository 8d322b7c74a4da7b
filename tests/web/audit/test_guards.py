"""The database itself refuses to change or delete what the journal holds."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

pytestmark = pytest.mark.usefixtures("cast")

TABLES = ("audit_act", "audit_entry", "audit_blankable")
CHANGES = {
    "audit_act": ("kind = 'x'", "by_name = 'Somebody'", "reason = 'Other'", "at = '2020-01-01'", "number = 900000"),
    "audit_entry": ("payload = 'x'", "hash = 'x'", "row = 'x'", "number = 900000"),
    "audit_blankable": ("value = 'x'", "salt = 'x'", "entry = 900000", "value = NULL"),
}


def refused(statement: str) -> bool:
    """Whether the database refuses a statement."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        return "never changed" in str(error)
    return False


@pytest.mark.parametrize(("table", "change"), [(table, one) for table in TABLES for one in CHANGES[table]])
def test_nothing_is_changed_in_plain_sql(table: str, change: str) -> None:
    """No column of the journal takes another value."""
    assert refused(f"UPDATE {table} SET {change}")


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_deleted_in_plain_sql(table: str) -> None:
    """No row of the journal goes."""
    assert refused(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", TABLES)
def test_no_table_is_emptied(table: str) -> None:
    """PostgreSQL's TRUNCATE is refused as well."""
    if connection.vendor != "postgresql":
        assert connection.vendor == "sqlite"  # which has no such statement
        return
    assert refused(f"TRUNCATE {table}")


@pytest.mark.parametrize("table", TABLES)
def test_no_row_takes_the_place_of_another(table: str) -> None:
    """SQLite's INSERT OR REPLACE would delete a row without a trigger for deleting; PostgreSQL's way is an update."""
    columns = {"audit_act": "by_name", "audit_entry": "payload", "audit_blankable": "value"}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} LIMIT 1")
        names = [column[0] for column in cursor.description]
    listed = ", ".join(f'"{name}"' for name in names)
    forged = ", ".join("'forged'" if name == columns[table] else f'"{name}"' for name in names)
    row = f"({listed}) SELECT {forged} FROM {table} LIMIT 1"
    if connection.vendor == "sqlite":
        assert refused(f"INSERT OR REPLACE INTO {table} {row}")
    else:
        put = f"SET {columns[table]} = 'forged'"
        assert refused(f"INSERT INTO {table} {row} ON CONFLICT ({names[0]}) DO UPDATE {put}")
