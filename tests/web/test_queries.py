"""How many queries a page costs: the same for a register of two more officers and of two hundred more, and how many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.raw import register_of
from tests.web.cast import Cast, enter, enter_cast

from hallpass_web.register import sight
from hallpass_web.standing import answers

FEW, MANY = 2, 200
COUNTED: Final[Mapping[tuple[str, str], int]] = {
    ("dana", "/"): 59,
    ("dana", "/officers/"): 56,
    ("dana", "/officers/?as=csv"): 56,
    ("dana", "/officers/olive/"): 72,
    ("dana", "/schools/"): 56,
    ("dana", "/schools/lhs/"): 57,
    ("dana", "/contracts/"): 56,
    ("dana", "/substitutes/"): 56,
    ("dana", "/search/?q=robin"): 22,
    ("dana", "/history/?list=officers"): 33,
    ("dana", "/policy/"): 56,
    ("dana", "/policy/5.3/"): 56,
    ("dana", "/readings/"): 8,
    ("dana", "/readings/incumbents/from_assumption/"): 57,
    ("dana", "/import/"): 8,
    ("dana", "/export/"): 40,
    ("dana", "/export/json/"): 39,
    ("dana", "/organization/"): 23,
    ("dana", "/register/schools/"): 9,
    ("dana", "/register/officers/"): 15,
    ("dana", "/register/employments/"): 23,
    ("dana", "/register/assignments/"): 17,
    ("dana", "/register/substitute_days/"): 17,
    ("dana", "/register/activities/"): 17,
    ("dana", "/register/contact_days/"): 10,
    ("dana", "/register/policy_reviews/"): 25,
    ("dana", "/register/certificates/"): 24,
    ("dana", "/register/completions/"): 19,
    ("dana", "/register/contracts/"): 13,
    ("dana", "/register/agencies/"): 11,
    ("dana", "/register/officers/olive/"): 26,
    ("dana", "/register/assignments/new/"): 17,
    ("dana", "/register/schools/lhs/correct/"): 11,
    ("dana", "/register/schools/lhs/remove/"): 14,
    ("ivo", "/"): 61,
    ("ivo", "/officers/"): 52,
    ("ivo", "/register/completions/new/"): 11,
    ("olive", "/officers/olive/"): 68,
    ("ann", "/"): 12,
    ("ann", "/organizations/"): 11,
    ("ada", "/history/journal.jsonl"): 28,
}
"""By who asks and what: the queries of a page whose answers nobody asked for before."""


def officers(number: int) -> dict[str, list[dict[str, Any]]]:
    """Officers of Larkfield's police, each with all that an officer brings along."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for list_name, row in (one for place in range(number) for one in _officer(f"more-{place}", place)):
        rows.setdefault(list_name, []).append(row)
    return rows


def _officer(key: str, place: int) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "officers", {"id": key, "name": f"Robin Marlow {place}", "license": f"4{place:05d}"}
    yield "employments", {"id": f"e-{key}", "officer": key, "agency": "larkfield-pd", "from": "2023-02-01"}
    yield "completions", {"id": f"c-{key}", "officer": key, "course": "full", "completed_on": "2025-08-15"}
    yield (
        "certificates",
        {
            "id": f"k-{key}",
            "officer": key,
            "course": "full",
            "completed_on": "2025-08-15",
            "agency": "larkfield-pd",
            "received_on": "2025-08-28",
        },
    )
    role = "substitute" if place % 2 else "regular"
    yield "assignments", {"id": f"a-{key}", "officer": key, "school": "lhs", "role": role, "from": "2025-09-02"}
    yield "policy_reviews", {"id": f"r-{key}", "officer": key, "policy": "larkfield-2025", "reviewed_on": "2025-08-20"}
    yield (
        "activities",
        {"id": f"t-{key}", "officer": key, "school": "lhs", "date": "2026-10-05", "duty": "4.1.4", "minutes": 5},
    )
    yield (
        "conduct_events",
        {"id": f"v-{key}", "officer": key, "school": "lhs", "date": "2026-10-05", "matter": "safety"},
    )
    if place % 2:
        yield "substitute_days", {"id": f"s-{key}", "officer": key, "school": "lhs", "date": "2026-09-10"}


def queries_of(cast: Cast, who: str, path: str) -> int:
    """The queries of a page that somebody asks for, when nothing is kept of it; who asks is known already."""
    client = cast.client(who)
    client.get("/account/")
    sight.forget()
    answers.forget()
    with CaptureQueriesContext(
        connection,
    ) as found:
        answer = client.get(path)
        answer.getvalue()
    assert answer.status_code == 200
    return len(found)


@pytest.mark.django_db
@pytest.mark.parametrize("number", [FEW, MANY])
def test_a_page_costs_the_same_queries_whatever_the_number_of_officers(number: int) -> None:
    """No page asks once for each row: two hundred officers cost what two do, and as many as stands here."""
    cast = enter_cast()
    enter(register_of(officers(number)))
    wrong = []
    for (who, path), expected in COUNTED.items():
        found = queries_of(cast, who, path)
        wrong += [f'("{who}", "{path}"): {found}, not {expected}'] if found != expected else []
    assert not wrong, "\n".join(wrong)
