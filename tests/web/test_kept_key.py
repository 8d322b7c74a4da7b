"""The secret key that is made once and kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hallpass_web.kept_key import NAME, kept_key


def test_it_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    """Long, kept, readable by its owner; another installation gets another."""
    first = kept_key(tmp_path / "a")
    assert len(first) >= 50
    assert kept_key(tmp_path / "a") == first
    assert (tmp_path / "a" / NAME).stat().st_mode & 0o777 == 0o600
    assert kept_key(tmp_path / "b") != first


def test_of_many_makers_one_wins_for_all(tmp_path: Path) -> None:
    """Workers that start together sign with the same key, and leave no draft behind."""
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: kept_key(tmp_path), range(32)))
    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
