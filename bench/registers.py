"""A large register of the bench's own invention, the same for the same size."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hallpass.files.read import read_register
from hallpass.register.register import Register

DUTIES = ["4.1.1", "4.1.2", "4.1.3", "4.1.4", "4.1.5", "4.1.6", "4.1.7"]
FIRST = date(2025, 7, 1)


def big_register(officers: int, seed: int = 196) -> dict[str, Any]:
    """A statewide register as the JSON object of the file format: about fifteen rows for each officer."""
    rng = random.Random(seed)
    agencies = [f"A{at}" for at in range(max(1, officers // 40))]
    districts = [f"D{at}" for at in range(max(1, officers // 100))]
    schools = [f"S{at}" for at in range(max(1, officers // 3))]
    register: dict[str, Any] = {"format": "hallpass-register/1"}
    register["districts"] = [{"id": key, "name": f"District {key}", "kind": "school_district"} for key in districts]
    register["schools"] = [
        {"id": key, "district": districts[at % len(districts)], "name": f"School {key}", "level": _level(at)}
        for at, key in enumerate(schools)
    ]
    register["contact_days"] = [
        {"district": key, "date": day.isoformat(), "kind": "in_person"} for key in districts for day in _school_days()
    ]
    register["agencies"] = [{"id": key, "name": f"Agency {key}"} for key in agencies]
    register["agency_policies"] = [{"id": f"P-{key}", "agency": key, "adopted_on": "2025-06-15"} for key in agencies]
    register["courses"] = [
        {"id": "full", "name": "Board course", "kind": "full", "approved_from": "2025-02-01"},
        {"id": "more", "name": "Board supplement", "kind": "supplemental", "approved_from": "2025-02-01"},
        {"id": "older", "name": "Older course", "kind": "legacy_ssc"},
        {"id": "some", "name": "A course", "kind": "unknown"},
    ]
    register["contracts"] = list(_contracts(agencies, districts))
    for name in (
        "officers",
        "employments",
        "completions",
        "certificates",
        "assignments",
        "substitute_days",
        "policy_reviews",
        "absences",
    ):
        register[name] = []
    for at in range(officers):
        _officer(register, rng, f"o{at}", agencies[at % len(agencies)], schools)
    return register


def _contracts(agencies: list[str], districts: list[str]) -> Iterator[dict[str, Any]]:
    """A contract of each district with each of its agencies."""
    for at, district in enumerate(districts):
        share = slice(at * len(agencies) // len(districts), (at + 1) * len(agencies) // len(districts) + 1)
        for agency in agencies[share]:
            yield {
                "id": f"C-{agency}-{district}",
                "agency": agency,
                "district": district,
                "schools": None,
                "from": "2025-07-01",
                "to": None,
                "duties": DUTIES,
                "additional_duties": [],
                "conflicts": [],
            }


def _officer(register: dict[str, Any], rng: random.Random, key: str, agency: str, schools: list[str]) -> None:
    register["officers"].append({"id": key, "name": f"Officer {key}", "license": key[1:], "licensed_to": "2029-06-30"})
    register["employments"].append({"officer": key, "agency": agency, "from": "2020-01-01", "to": None})
    role = "substitute" if rng.random() < 0.2 else "regular"
    for at in range(rng.choice((1, 1, 2, 3))):
        start = FIRST + timedelta(days=rng.randrange(500))
        end = None if rng.random() < 0.5 else (start + timedelta(days=rng.randrange(60, 600))).isoformat()
        register["assignments"].append(
            {
                "id": f"{key}-{at}",
                "officer": key,
                "school": rng.choice(schools),
                "role": role,
                "from": start.isoformat(),
                "to": end,
                "employer_unable": rng.choice((True, False, None)),
            }
        )
    for course in rng.sample(("full", "more", "older", "some"), rng.choice((0, 1, 2))):
        day = date(2024, 6, 1) + timedelta(days=rng.randrange(900))
        register["completions"].append({"officer": key, "course": course, "completed_on": day.isoformat()})
        register["certificates"].append(
            {
                "officer": key,
                "course": course,
                "completed_on": day.isoformat(),
                "agency": agency,
                "received_on": day.isoformat(),
            }
        )
    if rng.random() < 0.7:
        day = FIRST + timedelta(days=rng.randrange(300))
        register["policy_reviews"].append({"officer": key, "policy": f"P-{agency}", "reviewed_on": day.isoformat()})
    if role == "substitute":
        for day in rng.sample(_school_days(), 31):
            register["substitute_days"].append({"officer": key, "school": rng.choice(schools), "date": day.isoformat()})


def _level(at: int) -> str:
    return ("secondary", "middle", "elementary", "elementary", "other")[at % 5]


def _school_days() -> list[date]:
    days = (date(2026, 9, 1) + timedelta(days=ahead) for ahead in range(280))
    return [day for day in days if day.weekday() < 5][:178]


def kept(raw: dict[str, Any]) -> Register:
    """The same register as records, by way of its file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "register.json"
        file.write_text(json.dumps(raw), encoding="utf-8")
        register = read_register(file).register
    if register is None:
        raise SystemExit("the bench's own register cannot be read")
    return register
