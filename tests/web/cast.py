"""The cast: people with fixed relations who stand in every test of the web.

Dana runs the district of Larkfield, Sam trains its police, Ivo is their chief, Olive is one of their officers, Rhea may
only read, Ada audits the district, Ann administers the installation, and Nils runs Tilden, another district: what is
not shared with him must always be a 404. Moraine's sheriff has no member: Larkfield keeps that agency's record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from django.test import Client
from tests.raw import register_of

from hallpass.days import day_of_text
from hallpass.register.register import Register
from hallpass_web.accounts.asking import Asker, asker_of
from hallpass_web.accounts.models import Membership, Organization, Person
from hallpass_web.audit.recorder import Change, Doing, record
from hallpass_web.register.bridge import as_row
from hallpass_web.register.models import MODELS

TODAY: Final = day_of_text("2026-11-23")
PASSWORD: Final = "correct horse battery staple"
BEGUN: Final = datetime(2026, 8, 3, 14, tzinfo=UTC)

DUTIES: Final = [f"4.1.{n}" for n in range(1, 8)]
DAYS: Final = [f"2026-09-{n:02d}" for n in (8, 9, 10, 11, 14, 15, 16, 17, 18)] + ["2026-10-05", "2026-11-23"]

ROWS: Final[Mapping[str, list[dict[str, Any]]]] = {
    "districts": [
        {"id": "larkfield", "name": "Larkfield Public Schools", "kind": "school_district"},
        {"id": "tilden", "name": "Tilden Area Schools", "kind": "school_district"},
    ],
    "schools": [
        {"id": "lhs", "district": "larkfield", "name": "Larkfield High School", "level": "secondary"},
        {"id": "lms", "district": "larkfield", "name": "Larkfield Middle School", "level": "middle"},
        {"id": "ths", "district": "tilden", "name": "Tilden High School", "level": "secondary"},
    ],
    "contact_days": [
        {"id": f"{district}-{day}", "district": district, "date": day, "kind": "in_person"}
        for district in ("larkfield", "tilden")
        for day in DAYS
    ],
    "agencies": [
        {"id": "larkfield-pd", "name": "Larkfield Police Department"},
        {"id": "moraine-so", "name": "Moraine County Sheriff"},
        {"id": "tilden-pd", "name": "Tilden Police Department"},
    ],
    "agency_policies": [
        {"id": "larkfield-2025", "agency": "larkfield-pd", "adopted_on": "2025-07-15"},
        {"id": "moraine-2025", "agency": "moraine-so", "adopted_on": "2025-07-20"},
        {"id": "tilden-2025", "agency": "tilden-pd", "adopted_on": "2025-06-02"},
    ],
    "officers": [
        {"id": "olive", "name": "Olive Hartwell", "license": "310441"},
        {"id": "bram", "name": "Bram Sollis", "license": "310520"},
        {"id": "cass", "name": "Cass Wendell", "license": "298117"},
        {"id": "moss", "name": "Terry Moss", "license": "305660"},
        {"id": "nora", "name": "Nora Quince", "license": "317002"},
    ],
    "employments": [
        {"id": "e-olive", "officer": "olive", "agency": "larkfield-pd", "from": "2021-05-03"},
        {"id": "e-bram", "officer": "bram", "agency": "larkfield-pd", "from": "2023-02-01"},
        {"id": "e-cass", "officer": "cass", "agency": "moraine-so", "from": "2019-09-01"},
        {"id": "e-moss-then", "officer": "moss", "agency": "tilden-pd", "from": "2020-01-06", "to": "2026-06-30"},
        {"id": "e-moss-now", "officer": "moss", "agency": "larkfield-pd", "from": "2026-08-01"},
        {"id": "e-nora", "officer": "nora", "agency": "tilden-pd", "from": "2022-04-11"},
    ],
    "courses": [{"id": "full", "name": "SRO course", "kind": "full"}],
    "completions": [
        {"id": "c-olive", "officer": "olive", "course": "full", "completed_on": "2025-08-15"},
        {"id": "c-moss", "officer": "moss", "course": "full", "completed_on": "2025-08-20"},
        {"id": "c-nora", "officer": "nora", "course": "full", "completed_on": "2025-08-22"},
    ],
    "certificates": [
        {
            "id": f"k-{who}",
            "officer": who,
            "course": "full",
            "completed_on": day,
            "agency": agency,
            "received_on": "2025-08-28",
        }
        for who, day, agency in (
            ("olive", "2025-08-15", "larkfield-pd"),
            ("moss", "2025-08-20", "tilden-pd"),
            ("nora", "2025-08-22", "tilden-pd"),
        )
    ],
    "contracts": [
        {"id": "k1", "agency": "larkfield-pd", "district": "larkfield", "from": "2025-07-01", "duties": DUTIES},
        {"id": "k2", "agency": "moraine-so", "district": "larkfield", "from": "2026-07-01", "duties": None},
        {"id": "k3", "agency": "tilden-pd", "district": "tilden", "from": "2025-07-01", "duties": DUTIES},
    ],
    "assignments": [
        {"id": "a-olive", "officer": "olive", "school": "lhs", "role": "regular", "from": "2025-09-02"},
        {"id": "a-cass", "officer": "cass", "school": "lms", "role": "regular", "from": "2026-09-08"},
        {
            "id": "a-moss-then",
            "officer": "moss",
            "school": "ths",
            "role": "regular",
            "from": "2025-09-02",
            "to": "2026-06-05",
        },
        {"id": "a-moss-now", "officer": "moss", "school": "lhs", "role": "substitute", "from": "2026-09-08"},
        {"id": "a-nora", "officer": "nora", "school": "ths", "role": "regular", "from": "2025-09-02"},
        {"id": "a-bram", "officer": "bram", "school": "lhs", "role": "substitute", "from": "2026-09-08"},
    ],
    "substitute_days": [
        {"id": "s-bram", "officer": "bram", "school": "lhs", "date": "2026-09-10"},
        {"id": "s-moss", "officer": "moss", "school": "lhs", "date": "2026-09-11"},
    ],
    "absences": [{"id": "x-olive", "officer": "olive", "from": "2026-12-01", "to": "2026-12-03"}],
    "policy_reviews": [
        {"id": "r-olive", "officer": "olive", "policy": "larkfield-2025", "reviewed_on": "2025-08-20"},
        {"id": "r-bram", "officer": "bram", "policy": "larkfield-2025", "reviewed_on": "2025-08-21"},
        {"id": "r-moss", "officer": "moss", "policy": "tilden-2025", "reviewed_on": "2025-08-25"},
        {"id": "r-nora", "officer": "nora", "policy": "tilden-2025", "reviewed_on": "2025-08-25"},
    ],
    "conduct_events": [
        {"id": "v-olive", "officer": "olive", "school": "lhs", "date": "2026-10-05", "matter": "safety"},
        {"id": "v-nora", "officer": "nora", "school": "ths", "date": "2026-10-05", "matter": "crime"},
    ],
    "activities": [
        {"id": "t-olive", "officer": "olive", "school": "lhs", "date": "2026-10-05", "duty": "4.1.4", "minutes": 45},
    ],
}
"""The register of the cast. Terry Moss served Tilden before Larkfield's police; Nora Quince is a stranger to both."""

PEOPLE: Final = {
    "dana": ("Dana Reyes", "district:larkfield", "coordinator", ""),
    "rhea": ("Rhea Lindqvist", "district:larkfield", "viewer", ""),
    "ada": ("Ada Bright", "district:larkfield", "auditor", ""),
    "sam": ("Sam Okafor", "agency:larkfield-pd", "training_coordinator", ""),
    "ivo": ("Ivo Marsh", "agency:larkfield-pd", "chief", ""),
    "olive": ("Olive Hartwell", "agency:larkfield-pd", "officer", "olive"),
    "nils": ("Nils Berg", "district:tilden", "coordinator", ""),
    "tess": ("Tess Arndt", "agency:tilden-pd", "chief", ""),
    "ann": ("Ann Petrov", "", "administrator", ""),
}
ORGANIZATIONS: Final = {
    "district:larkfield": ("district", "larkfield"),
    "district:tilden": ("district", "tilden"),
    "agency:larkfield-pd": ("agency", "larkfield-pd"),
    "agency:moraine-so": ("agency", "moraine-so"),
    "agency:tilden-pd": ("agency", "tilden-pd"),
}


@dataclass
class Cast:
    """The people, by their first names."""

    people: dict[str, Person]

    def asker(self, name: str) -> Asker:
        """Who asks when this person does."""
        asker = asker_of(self.people[name], None)
        assert asker is not None
        return asker

    def client(self, name: str) -> Client:
        """A browser in which this person is signed in."""
        client = Client()
        client.force_login(self.people[name])
        return client


def the_register() -> Register:
    """The register of the cast, as the kernel has it."""
    return register_of(ROWS)


def enter(register: Register, kind: str = "import.accepted") -> None:
    """Enter a whole register as one act, as it stands."""
    changes = [
        Change(model, row.id, as_row(name, row)) for name, model in MODELS.items() for row in getattr(register, name)
    ]
    record(Doing(kind=kind, at=BEGUN), changes)


def enter_people() -> Cast:
    """Enter the organizations and the people with their roles."""
    people = {
        name: Person.objects.create_user(f"{name}@example.org", PASSWORD, name=known[0])
        for name, known in PEOPLE.items()
    }
    organizations = [
        Change(Organization, key, {"id": key, "kind": kind, "row": row, "second_factor": False})
        for key, (kind, row) in ORGANIZATIONS.items()
    ]
    memberships = [
        Change(
            Membership,
            f"m-{name}",
            {
                "id": f"m-{name}",
                "person": people[name].pk,
                "organization": organization,
                "role": role,
                "officer": officer,
            },
        )
        for name, (_, organization, role, officer) in PEOPLE.items()
    ]
    record(Doing(kind="organizations.entered", at=BEGUN), organizations)
    known = [Change(None, str(person.pk), person.as_row(), about="people") for person in people.values()]
    record(Doing(kind="memberships.granted", at=BEGUN), memberships + known)
    return Cast(people)


def enter_cast() -> Cast:
    """Enter the register of the cast, and its people."""
    enter(the_register())
    return enter_people()
