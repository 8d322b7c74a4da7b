"""The page about running, done as it says: on PostgreSQL, with a role that does not own the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from tests.web.running.test_commands import hallpass

pytestmark = pytest.mark.own_databases
PAGE = Path(__file__).parents[3] / "docs" / "running.md"


def blocks() -> list[str]:
    """The SQL of the page."""
    return re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def run(address: str, sql: str) -> None:
    """Run statements, each by itself."""
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in filter(None, map(str.strip, sql.split(";"))):
            connection.execute(statement.encode())


@pytest.fixture
def roles(postgres: str, worker_id: str) -> Iterator[tuple[str, str]]:
    """The addresses of a database made as the page says: for its owner, and for the application."""
    first, second = (sql.replace("hallpass", f"hallpass_{worker_id}") for sql in blocks())
    run(postgres, first)
    host = f"{urlsplit(postgres).hostname}:{urlsplit(postgres).port or 5432}"
    name = f"hallpass_{worker_id}"
    owner, app = (
        f"postgresql://{name}_{role}:{secret.replace(' ', '%20')}@{host}/{name}"
        for role, secret in (("owner", "one secret"), ("app", "another secret"))
    )
    run(owner, second)
    yield owner, app
    run(postgres, f"DROP DATABASE {name} WITH (FORCE); DROP ROLE {name}_app; DROP ROLE {name}_owner")


def test_the_application_works_without_owning_its_tables(roles: tuple[str, str], tmp_path: Path) -> None:
    """The owner migrates; the other begins an installation, and can neither migrate nor touch the journal."""
    owner, app = roles
    refused = hallpass(tmp_path, "migrate", DATABASE_URL=app)
    assert (refused.returncode, "Traceback" in refused.stderr) == (2, False)
    assert "permission denied" in refused.stderr
    done = hallpass(tmp_path, "migrate", DATABASE_URL=owner)
    assert done.returncode == 0, done.stderr
    secret = tmp_path / "secret"
    secret.write_text("seven quiet geese walk\n")
    who = ("--name", "Ann", "--email", "ann@example.org", "--password-file", str(secret))
    begun = hallpass(tmp_path, "init", *who, DATABASE_URL=app)
    assert begun.returncode == 0, begun.stderr
    for forbidden in (
        "TRUNCATE audit_entry",
        "UPDATE audit_entry SET hash = ''",
        "DELETE FROM audit_entry",
        "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
        "DROP TABLE audit_entry",
    ):
        with pytest.raises(psycopg.Error):
            run(app, forbidden)
    assert hallpass(tmp_path, "audit", "verify", DATABASE_URL=app).returncode == 0
