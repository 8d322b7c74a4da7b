"""What the database itself refuses: nobody changes or deletes what the journal holds, not even by hand in SQL."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL: Final = "the journal is never changed and never deleted"

# SQLite's INSERT OR REPLACE deletes the row in its way without a trigger for deleting: what makes two rows one.
_SAME: Final = {
    "audit_entry": "number = NEW.number",
    "audit_act": "number = NEW.number",
    "audit_blankable": "id = NEW.id OR (entry = NEW.entry AND field = NEW.field)",
}

# What may change in a table although it is guarded: blanking takes a value away, and puts nothing else in its place.
_GUARDED: Final = {
    "audit_entry": "FALSE",
    "audit_act": (
        "NEW.number = OLD.number AND NEW.kind = OLD.kind AND NEW.at = OLD.at AND NEW.by IS {same} OLD.by"
        " AND NEW.for_key = OLD.for_key AND NEW.for_name = OLD.for_name AND NEW.undoes IS {same} OLD.undoes"
        " AND NEW.by_name IN (OLD.by_name, '') AND NEW.reason IN (OLD.reason, '')"
    ),
    "audit_blankable": (
        "NEW.id = OLD.id AND NEW.entry = OLD.entry AND NEW.field = OLD.field AND NEW.value IS NULL AND NEW.salt IS NULL"
    ),
}


def guard(connection: BaseDatabaseWrapper) -> None:
    """Set the triggers."""
    _run(connection, _set(connection.vendor))


def unguard(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away; only migrations back and the clearing of a test database do."""
    _run(connection, _take(connection.vendor))


def _run(connection: BaseDatabaseWrapper, statements: Iterator[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _set(vendor: str) -> Iterator[str]:
    if vendor == "postgresql":
        yield (
            "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
        )
        for table, allowed in _GUARDED.items():
            condition = allowed.replace("IS {same}", "IS NOT DISTINCT FROM")
            yield _trigger(f"{table}_no_update", f"BEFORE UPDATE ON {table} FOR EACH ROW WHEN (NOT ({condition}))")
            yield _trigger(f"{table}_no_delete", f"BEFORE DELETE ON {table} FOR EACH ROW")
            yield _trigger(f"{table}_no_truncate", f"BEFORE TRUNCATE ON {table} FOR EACH STATEMENT")
        return
    for table, allowed in _GUARDED.items():
        condition = allowed.replace("IS {same}", "IS")
        refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} WHEN NOT ({condition}) {refuse}"
        yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}"
        there = f"EXISTS (SELECT 1 FROM {table} WHERE {_SAME[table]})"
        yield f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {there} {refuse}"


def _trigger(name: str, what: str) -> str:
    return f"CREATE TRIGGER {name} {what} EXECUTE FUNCTION audit_refuse()"


def _take(vendor: str) -> Iterator[str]:
    for table in _GUARDED:
        if vendor == "postgresql":
            for what in ("update", "delete", "truncate"):
                yield f"DROP TRIGGER IF EXISTS {table}_no_{what} ON {table}"
        else:
            for what in ("update", "delete", "replace"):
                yield f"DROP TRIGGER IF EXISTS {table}_no_{what}"
