"""The settings that an installation takes from its environment: what each is called, means, and is by default.

All that is missing or wrong is told at once, and an unknown name that starts with HALLPASS_ is wrong too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import dj_database_url

from hallpass_web.accounts.signing_in import read_oidc

LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
LEVELS: Final = ("debug", "info", "warning", "error")
OF_TESTS: Final = ("HALLPASS_NOTHING_SKIPPED", "HALLPASS_AGREEMENT", "HALLPASS_AGREEMENT_FROM")
"""Names that the tests read and the application passes over."""
SHORTEST_KEY: Final = 50
MOST_WORKERS: Final = 64


class Wrong(ValueError):
    """What was expected of a value, after "expected"."""


class EnvironmentWrong(Exception):
    """The environment cannot be used: each thing that is wrong, in a line."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Setting:
    """A setting: its name in the environment, what it means, and how it is read."""

    name: str
    says: str
    default: str
    """What is taken where it is not given, as text of the environment; empty: nothing."""
    else_: str
    """The default in words, for people."""
    example: str
    read: Callable[[str], Any]
    secret: bool = False
    """Whether its value is never repeated in a message."""


def _text(value: str) -> str:
    return value


def _yes_no(value: str) -> bool:
    if value not in ("0", "1"):
        raise Wrong("1 for yes or 0 for no")
    return value == "1"


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise Wrong("a day such as 2026-11-23") from None


def _address(value: str) -> str:
    parts = urlsplit(value)
    if not parts.hostname or parts.path not in ("", "/") or parts.query or parts.fragment:
        raise Wrong("a scheme and a host alone, as in https://hallpass.example.org")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(value)):
        raise Wrong("an address that starts with https://; http:// is for 127.0.0.1 and localhost alone")
    return value.rstrip("/")


def is_loopback(address: str) -> bool:
    """Whether an address leads to this machine alone."""
    return urlsplit(address).hostname in {name.strip("[]") for name in LOOPBACK}


def _key(value: str) -> str:
    if value and len(value) < SHORTEST_KEY:
        raise Wrong(f"at least {SHORTEST_KEY} characters that nobody can guess")
    return value


def _database(value: str) -> dict[str, Any] | None:
    if not value:
        return None
    parts = urlsplit(value)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise Wrong("an address of a PostgreSQL database, as in the example")
    return dict(dj_database_url.parse(value, conn_max_age=60, conn_health_checks=True))


def _mail(value: str) -> dict[str, Any] | None:
    if not value:
        return None
    parts = urlsplit(value)
    if parts.scheme not in ("smtp", "smtps", "smtp+tls") or not parts.hostname:
        raise Wrong("smtp+tls://, smtps:// or smtp:// with a host, as in the example")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or {"smtp": 25, "smtps": 465, "smtp+tls": 587}[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }


def _level(value: str) -> str:
    if value not in LEVELS:
        raise Wrong("one of " + ", ".join(LEVELS))
    return value.upper()


def _workers(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= MOST_WORKERS:
        raise Wrong(f"a number from 1 to {MOST_WORKERS}")
    return int(value)


_ISSUER = '[{"id": "district", "name": "District sign-in", "issuer": "https://id.example.org", "client_id": "…", '
SETTINGS: Final = (
    Setting(
        "HALLPASS_ADDRESS",
        "The address that people type. It says which host names are answered; off this machine it must be https.",
        "http://127.0.0.1:8000",
        "`http://127.0.0.1:8000`: this machine alone",
        "https://hallpass.example.org",
        _address,
    ),
    Setting(
        "HALLPASS_SECRET_KEY",
        "Signs sessions and links. Whoever knows it can sign in as anybody; changing it signs everybody out.",
        "",
        "on this machine alone one is made and kept in the files folder; elsewhere it must be given",
        "what `openssl rand -base64 48` prints",
        _key,
        secret=True,
    ),
    Setting(
        "DATABASE_URL",
        "The PostgreSQL database.",
        "",
        "SQLite, in `hallpass.sqlite3` of the files folder",
        "postgresql://hallpass_app:secret@db.example.org/hallpass",
        _database,
        secret=True,
    ),
    Setting(
        "HALLPASS_FILES",
        "The folder for uploaded files, and for the SQLite database.",
        "var",
        "`var`, below the folder in which the command is called",
        "/var/lib/hallpass",
        Path,
    ),
    Setting(
        "HALLPASS_BEHIND_PROXY",
        "1 where a proxy of yours ends TLS, sets `X-Forwarded-Proto` and drops the one that came from outside.",
        "0",
        "`0`",
        "1",
        _yes_no,
    ),
    Setting(
        "HALLPASS_WORKERS",
        "How many processes answer; each has 8 threads.",
        "2",
        "`2`",
        "4",
        _workers,
    ),
    Setting(
        "HALLPASS_MAIL",
        "The mail server. Hallpass works without one: links are then shown, to be handed over.",
        "",
        "no mail is sent",
        "smtp+tls://hallpass:secret@mail.example.org:587",
        _mail,
        secret=True,
    ),
    Setting(
        "HALLPASS_MAIL_FROM",
        "The sender of its mails.",
        "",
        "hallpass@ and the host of the address",
        "hallpass@example.org",
        _text,
    ),
    Setting(
        "HALLPASS_OIDC",
        "Issuers (OpenID Connect) with which people may sign in, as JSON.",
        "[]",
        "none",
        _ISSUER + '"secret": "…"}]',
        read_oidc,
        secret=True,
    ),
    Setting(
        "HALLPASS_LOG_LEVEL",
        "What is logged to standard error: " + ", ".join(LEVELS) + ".",
        "info",
        "`info`",
        "warning",
        _level,
    ),
    Setting(
        "HALLPASS_DEMO",
        "1 for the demo: people of the demo sign in with one click. On this machine and in a demo database alone.",
        "0",
        "`0`",
        "1",
        _yes_no,
    ),
    Setting(
        "HALLPASS_TODAY",
        "The day that the demo takes for today.",
        "",
        "the day that it is in Minnesota",
        "2026-11-23",
        _day,
    ),
)
"""Every setting, in the order of the manual."""


@dataclass(frozen=True)
class Environment:
    """What the environment says, read and checked."""

    address: str
    secret_key: str
    database: dict[str, Any]
    files: Path
    behind_proxy: bool
    workers: int
    mail: dict[str, Any] | None
    mail_from: str
    issuers: list[dict[str, str]]
    log_level: str
    demo: bool
    today: date | None

    @property
    def loopback(self) -> bool:
        """Whether it is reached from this machine alone."""
        return is_loopback(self.address)

    @property
    def hosts(self) -> list[str]:
        """The names under which it answers."""
        return list(LOOPBACK) if self.loopback else [urlsplit(self.address).hostname or ""]


def read_environment(names: Mapping[str, str] = os.environ) -> Environment:
    """The settings; all that are missing or wrong are named with what was expected."""
    values, problems = {}, _unknown(names)
    for setting in SETTINGS:
        given = names.get(setting.name, "").strip() or setting.default
        try:
            values[setting.name] = setting.read(given)
        except Wrong as expected:
            shown = ":" if setting.secret else f" is {given!r};"
            problems.append(f"{setting.name}{shown} expected {expected}")
        except ValueError as wrong:
            problems.append(str(wrong))
    problems += [] if problems else _together(values)
    if problems:
        raise EnvironmentWrong(tuple(problems))
    return _environment(values)


def _unknown(names: Mapping[str, str]) -> list[str]:
    known = {setting.name for setting in SETTINGS} | set(OF_TESTS)
    unknown = sorted(name for name in names if name.startswith("HALLPASS_") and name not in known)
    return [f"{name} is no setting; docs/settings.md lists them all" for name in unknown]


def _together(values: Mapping[str, Any]) -> list[str]:
    """What is wrong with settings that are right one by one."""
    problems = []
    here = is_loopback(values["HALLPASS_ADDRESS"])
    if not here and not values["HALLPASS_SECRET_KEY"]:
        problems.append("HALLPASS_SECRET_KEY is not given; expected one where HALLPASS_ADDRESS leads off this machine")
    if not here and not values["HALLPASS_BEHIND_PROXY"]:
        problems.append("HALLPASS_BEHIND_PROXY is 0; expected 1 off this machine, for a proxy must end TLS")
    if values["HALLPASS_DEMO"] and not here:
        problems.append("HALLPASS_DEMO is 1; expected 0 where HALLPASS_ADDRESS leads off this machine")
    if values["HALLPASS_TODAY"] and not values["HALLPASS_DEMO"]:
        problems.append("HALLPASS_TODAY is given; expected it in the demo alone, for the record keeps true times")
    return problems


def _environment(values: Mapping[str, Any]) -> Environment:
    files: Path = values["HALLPASS_FILES"]
    address: str = values["HALLPASS_ADDRESS"]
    return Environment(
        address=address,
        secret_key=values["HALLPASS_SECRET_KEY"],
        database=values["DATABASE_URL"] or sqlite(files),
        files=files,
        behind_proxy=values["HALLPASS_BEHIND_PROXY"],
        workers=values["HALLPASS_WORKERS"],
        mail=values["HALLPASS_MAIL"],
        mail_from=values["HALLPASS_MAIL_FROM"] or f"hallpass@{urlsplit(address).hostname}",
        issuers=values["HALLPASS_OIDC"],
        log_level=values["HALLPASS_LOG_LEVEL"],
        demo=values["HALLPASS_DEMO"],
        today=values["HALLPASS_TODAY"],
    )


def sqlite(files: Path) -> dict[str, Any]:
    """The embedded database: writers wait for each other, and what is committed is on the disk."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": files / "hallpass.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }
