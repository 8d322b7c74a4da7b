"""The settings of an installation: safe by default, loud when wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hallpass_web.environment import OF_TESTS, SETTINGS, EnvironmentWrong, read_environment

KEY = "k" * 50
AWAY = {
    "HALLPASS_ADDRESS": "https://hallpass.example.org",
    "HALLPASS_SECRET_KEY": KEY,
    "HALLPASS_BEHIND_PROXY": "1",
}


def problems(**names: str) -> tuple[str, ...]:
    """What is wrong with an environment."""
    with pytest.raises(EnvironmentWrong) as wrong:
        read_environment(names)
    return wrong.value.problems


def test_by_default_it_is_this_machine_alone() -> None:
    """SQLite, loopback names, no demo, no mail, true time; what is committed is on the disk."""
    found = read_environment({})
    assert found.loopback
    assert found.hosts == ["127.0.0.1", "localhost", "[::1]"]
    assert not found.demo
    assert (found.today, found.mail, found.issuers) == (None, None, [])
    assert found.database["ENGINE"] == "django.db.backends.sqlite3"
    assert "synchronous=FULL" in found.database["OPTIONS"]["init_command"]


def test_off_this_machine_it_answers_to_its_name_alone() -> None:
    """The host of the address, and nothing else."""
    found = read_environment(AWAY)
    assert not found.loopback
    assert found.hosts == ["hallpass.example.org"]
    assert found.mail_from == "hallpass@hallpass.example.org"


def test_all_that_is_wrong_is_told_at_once() -> None:
    """Each with its name, its value, and what was expected."""
    told = problems(HALLPASS_DEMO="yes", HALLPASS_TODAY="soon", HALLPASS_WORKERS="0", HALLPASS_LOG_LEVEL="loud")
    assert len(told) == 4
    assert "HALLPASS_DEMO is 'yes'; expected 1 for yes or 0 for no" in told
    assert any("HALLPASS_TODAY is 'soon'" in line for line in told)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("HALLPASS_ADDRESS", "http://hallpass.example.org", "https://"),
        ("HALLPASS_ADDRESS", "hallpass.example.org", "a scheme and a host"),
        ("HALLPASS_ADDRESS", "https://hallpass.example.org/path", "a scheme and a host"),
        ("HALLPASS_ADDRESS", "http://127.0.0.1.example.org", "https://"),
        ("HALLPASS_SECRET_KEY", "short", "50 characters"),
        ("DATABASE_URL", "mysql://a@b/c", "PostgreSQL"),
        ("DATABASE_URL", "postgresql://a@b", "PostgreSQL"),
        ("HALLPASS_MAIL", "mail.example.org", "smtp"),
        ("HALLPASS_OIDC", "{", "JSON"),
        ("HALLPASS_WORKERS", "65", "from 1 to 64"),
    ],
)
def test_a_value_that_is_wrong_is_refused(name: str, value: str, expected: str) -> None:
    """One line, with the name and what was expected."""
    (told,) = problems(**{name: value})
    assert told.startswith(name)
    assert expected in told


def test_a_secret_is_never_repeated() -> None:
    """Not even where it is wrong."""
    told = problems(DATABASE_URL="mysql://hallpass:hush@db/x", HALLPASS_SECRET_KEY="hush", HALLPASS_MAIL="hush")
    assert len(told) == 3
    assert "hush" not in "".join(told)


def test_a_name_that_is_no_setting_is_refused() -> None:
    """A mistyped name would else be a setting that never holds; names of the tests are known."""
    (told,) = problems(HALLPASS_SECRETKEY=KEY)
    assert told.startswith("HALLPASS_SECRETKEY is no setting")
    assert read_environment(dict.fromkeys(OF_TESTS, "1")).loopback


@pytest.mark.parametrize("missing", ["HALLPASS_SECRET_KEY", "HALLPASS_BEHIND_PROXY"])
def test_off_this_machine_more_is_asked(missing: str) -> None:
    """A secret key, and a proxy that ends TLS."""
    (told,) = problems(**{name: value for name, value in AWAY.items() if name != missing})
    assert told.startswith(missing)


def test_the_demo_stays_on_this_machine() -> None:
    """It is refused off loopback, and so is another day than today outside the demo."""
    (told,) = problems(**AWAY, HALLPASS_DEMO="1")
    assert told.startswith("HALLPASS_DEMO")
    (told,) = problems(HALLPASS_TODAY="2026-11-23")
    assert told.startswith("HALLPASS_TODAY")
    assert read_environment({"HALLPASS_DEMO": "1", "HALLPASS_TODAY": "2026-11-23"}).today == date(2026, 11, 23)


def test_each_setting_has_its_effect() -> None:
    """Database, files, mail and the rest are taken as given."""
    found = read_environment(
        {
            **AWAY,
            "DATABASE_URL": "postgresql://app:secret@db.example.org:5433/hallpass",
            "HALLPASS_FILES": "/srv/hallpass",
            "HALLPASS_MAIL": "smtp+tls://me:p%40ss@mail.example.org",
            "HALLPASS_MAIL_FROM": "sro@example.org",
            "HALLPASS_WORKERS": "4",
            "HALLPASS_LOG_LEVEL": "warning",
        }
    )
    assert (found.database["HOST"], found.database["PORT"], found.database["NAME"]) == (
        "db.example.org",
        5433,
        "hallpass",
    )
    assert found.files == Path("/srv/hallpass")
    assert found.mail is not None
    assert found.mail["EMAIL_HOST_PASSWORD"] == "p@ss"
    assert (found.mail["EMAIL_PORT"], found.mail["EMAIL_USE_TLS"], found.mail["EMAIL_USE_SSL"]) == (587, True, False)
    assert (found.mail_from, found.workers, found.log_level) == ("sro@example.org", 4, "WARNING")


def test_every_default_is_right() -> None:
    """What stands in the table is read without a fault, setting by setting."""
    for setting in SETTINGS:
        setting.read(setting.default)
