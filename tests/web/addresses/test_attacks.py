"""What somebody might try who knows how pages are made: borrowed ids, changed hidden fields, links that lead away."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from tests.web.addresses.matrix import read_table
from tests.web.cast import PASSWORD, ROWS, Cast

from hallpass.register.schema import LISTS, Column
from hallpass_web.accounts.invitations import Wanted, invite
from hallpass_web.accounts.models import Invitation, Membership
from hallpass_web.audit.models import Act
from hallpass_web.register.forms_fields import NOTHING
from hallpass_web.register.lists_words import nothing_words
from hallpass_web.register.models import MODELS, Officer
from hallpass_web.register.owners import WRITERS
from hallpass_web.register.services import Edit, enter, write

TABLE = read_table()
FOREIGN = {
    "districts": "tilden",
    "schools": "ths",
    "agencies": "tilden-pd",
    "officers": "nora",
    "agency_policies": "tilden-2025",
}
"""Rows that Larkfield does not see."""
WRITER = {"district": "dana", "agency": "ivo", "installation": "ann"}
NEW = {
    "schools": {"district": "larkfield", "name": "Larkfield Elementary", "level": "elementary"},
    "contracts": {"agency": "larkfield-pd", "district": "larkfield", "from": "2027-07-01", "duties": ["4.1.1"]},
    "assignments": {"officer": "olive", "school": "lms", "role": "regular", "from": "2026-12-07"},
    "substitute_days": {"officer": "bram", "school": "lhs", "days": "12/7/26"},
    "contact_days": {
        "district": "larkfield",
        "kind": "in_person",
        "first": "12/7/26",
        "last": "12/8/26",
        "weekdays": 0,
    },
    "conduct_events": {"officer": "olive", "school": "lhs", "date": "2026-11-02", "matter": "safety"},
    "activities": {"officer": "olive", "school": "lhs", "date": "2026-11-02", "duty": "4.1.4", "minutes": 30},
    "employments": {"officer": "olive", "agency": "larkfield-pd", "from": "2015-01-05", "to": "2016-01-05"},
    "completions": {"officer": "bram", "course": "full", "completed_on": "2026-11-02"},
    "certificates": {"officer": "bram", "course": "full", "completed_on": "2026-11-02", "agency": "larkfield-pd"},
    "absences": {"officer": "bram", "from": "2026-12-07", "to": "2026-12-08"},
    "policy_reviews": {"officer": "bram", "policy": "larkfield-2025", "reviewed_on": "2026-11-02"},
    "agency_policies": {"agency": "larkfield-pd", "adopted_on": "2026-11-02"},
}
"""A row for each list that refers to others, as its owner may enter it."""
BORROWED = [
    (list_name, column.name, FOREIGN[column.to])
    for list_name, row in NEW.items()
    for column in LISTS[list_name].columns
    if column.name in row and column.to in FOREIGN
]


def typed(list_name: str, row: dict[str, Any]) -> dict[str, Any]:
    """A row as the form of its list sends it: what is unknown stays so."""
    sent = {column.name: _nothing(list_name, column) for column in LISTS[list_name].columns} | row
    return {name: value for name, value in sent.items() if name != "id"} | {"key": "0123456789abcdef"}


def _nothing(list_name: str, column: Column) -> Any:
    if column.kind not in ("yes_no", "list"):
        return column.default or ""
    if column.kind == "list":
        return NOTHING if column.to else []
    return NOTHING if nothing_words(list_name, column) else "no"


def enters(cast: Cast, list_name: str, row: dict[str, Any]) -> tuple[bool, str]:
    """Whether the owner's form of a list takes a row, and the page that answers."""
    client = cast.client(WRITER[WRITERS[list_name][0]])
    acts = Act.objects.count()
    answer = client.post(f"/register/{list_name}/new/", typed(list_name, row))
    return Act.objects.count() > acts, answer.content.decode()


@pytest.mark.parametrize("list_name", NEW)
def test_the_owner_may_enter_the_row(cast: Cast, list_name: str) -> None:
    """The rows that the next test spoils are sound: only the borrowed id is refused there."""
    taken, page = enters(cast, list_name, NEW[list_name])
    assert taken, re.findall(r'class="(?:error|wrong)[^>]*>([^<]*)', page)


@pytest.mark.parametrize(("list_name", "column", "foreign"), BORROWED)
def test_a_strangers_row_cannot_be_referred_to(cast: Cast, list_name: str, column: str, foreign: str) -> None:
    """A foreign id in a field is refused as one that does not exist is, in the same words."""
    taken, page = enters(cast, list_name, {**NEW[list_name], column: foreign})
    nowhere_taken, nowhere = enters(cast, list_name, {**NEW[list_name], column: "nowhere"})
    assert not taken
    assert not nowhere_taken
    assert _plain(page).replace(foreign, "nowhere") == _plain(nowhere)


def _plain(page: str) -> str:
    """A page without its tokens, and without its foot: to sign in is an act, so the record has moved on."""
    return re.sub(r'<input type="hidden"[^>]*>|<footer.*', "", page)


@pytest.mark.parametrize("expects", ["0", "-1", "", "999999", "9" * 40, "1.0", "\u0663", "0 OR 1=1"])
@pytest.mark.parametrize("act", ["correct", "remove"])
def test_another_version_than_the_newest_changes_nothing(cast: Cast, act: str, expects: str) -> None:
    """The hidden field that says on which version a form rests can be changed; the row then cannot."""
    before = Officer.objects.get(key="olive", until=None)
    sent = {"since": expects, "reason": "because", "name": "Nobody Known"}
    answer = cast.client("ivo").post(f"/register/officers/olive/{act}/", sent)
    assert answer.status_code == 409
    assert Officer.objects.get(key="olive", until=None).version == before.version


def test_a_form_cannot_take_the_place_of_another_row(cast: Cast) -> None:
    """The hidden key of a new row that is somebody's row already, one's own or a stranger's, changes neither."""
    for who, officer in (("sam", "olive"), ("tess", "nora")):
        key = enter(cast.asker(who), "absences", {"officer": officer, "from": "2026-10-01", "to": "2026-10-02"})
        row = MODELS["absences"]._default_manager.get(since=key.number + 1)
        sent = typed("absences", {"officer": "bram", "from": "2026-12-07", "to": "2026-12-08"}) | {"key": row.key}
        assert cast.client("sam").post("/register/absences/new/", sent).status_code in (302, 404)
        assert MODELS["absences"]._default_manager.get(key=row.key).version == row.version


@pytest.mark.parametrize(
    ("who", "to", "role", "officer"),
    [
        ("dana", "district:larkfield", "administrator", ""),
        ("dana", "district:larkfield", "chief", ""),
        ("dana", "agency:moraine-so", "training_coordinator", ""),
        ("ivo", "agency:larkfield-pd", "coordinator", ""),
        ("ivo", "agency:larkfield-pd", "administrator", ""),
        ("ivo", "agency:larkfield-pd", "officer", "nora"),
        ("ivo", "agency:larkfield-pd", "officer", ""),
        ("ann", "district:larkfield", "chief", ""),
        ("ann", "agency:larkfield-pd", "officer", "nora"),
    ],
)
def test_a_role_that_is_not_offered_is_not_given(cast: Cast, who: str, to: str, role: str, officer: str) -> None:
    """No form mints a higher role, a role of another kind of organization, or an officer of somebody else."""
    sent = {"email": "x@example.org", "name": "X", "role": role, "officer": officer}
    assert cast.client(who).post(f"/organization/invite/?to={to}", sent).status_code == 200
    assert not Invitation.objects.exists()


def test_a_link_works_for_nobody_else_and_once(cast: Cast) -> None:
    """A link handed to one address opens nothing for somebody who is signed in with another, nor a second time."""
    _, link = invite(cast.asker("dana"), Wanted("rhea@example.org", "Rhea", "district:larkfield", "coordinator"))
    path = f"/account/invitation/{link}/"
    assert cast.client("nils").post(path).status_code == 404
    assert cast.client("rhea").post(path).status_code == 302
    assert cast.client("rhea").post(path).status_code == 404
    assert Membership.objects.filter(person=cast.people["rhea"].pk, role="coordinator", until=None).count() == 1


AWAY = (
    "//evil.example/",
    "https://evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "\t//evil.example",
    "///evil.example",
)


@pytest.mark.parametrize("away", AWAY)
def test_no_link_leads_away_after_an_act(cast: Cast, away: str) -> None:
    """`next` leads within Hallpass, or is not heeded: after signing in and out, and after an act."""
    signed_in = Client().post(f"/account/login/?next={away}", {"login": "dana@example.org", "password": PASSWORD})
    assert signed_in.status_code == 302
    kept = Client().post("/account/login/", {"login": "dana@example.org", "password": PASSWORD, "next": away})
    out = cast.client("dana").post(f"/account/logout/?next={away}", {"next": away})
    row = typed("schools", NEW["schools"]) | {"next": away}
    entered = cast.client("dana").post(f"/register/schools/new/?next={away}", row)
    for answer in (signed_in, kept, out, entered):
        assert re.match(r"/(?![/\\])", answer["Location"]), answer["Location"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_done_without_the_token_of_our_own_page(cast: Cast, method: str) -> None:
    """Another site cannot make a browser do anything here: not one address takes a form without our token."""
    open_to_all = Client(enforce_csrf_checks=True)
    signed_in = Client(enforce_csrf_checks=True)
    signed_in.force_login(cast.people["dana"])
    acts = Act.objects.count()
    named = dict.fromkeys(re.findall(r"\{(\w+)\}", str(TABLE.lines)), 1)
    done = []
    for lines in TABLE.lines.values():
        for line in lines:
            if line.method == "POST" and line.whose in ("own", "any"):
                for client in (open_to_all, signed_in):
                    answer = getattr(client, method)(line.path.format(**named), {"reason": "x"})
                    done += [] if answer.status_code in (302, 403, 404, 405) else [(line.text, answer.status_code)]
    assert not done
    assert Act.objects.count() == acts


@pytest.mark.django_db
@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "evil.example:8000", "", "a b", "localhost@evil"]
)
def test_another_host_is_refused(host: str) -> None:
    """A name under which Hallpass does not stand is answered with a refusal, so that no link is made of it."""
    assert Client().get("/account/login/", HTTP_HOST=host).status_code == 400


def test_the_forwarded_host_is_not_believed(cast: Cast, settings: Any) -> None:
    """A link in a letter names our own host, whatever a header says."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Client().post("/account/password/reset/", {"email": "dana@example.org"}, HTTP_X_FORWARDED_HOST="evil.example")
    assert cast
    assert all("evil.example" not in letter.body for letter in mail.outbox)


FORMULAS = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", '=HYPERLINK("https://evil.example")', "\r=1")


def test_no_file_holds_a_formula(cast: Cast) -> None:
    """What a spreadsheet would run is text in every file that goes out: lists, history, export."""
    for number, text in enumerate(FORMULAS):
        officer = {"id": f"f{number}", "name": text, "note": text}
        employment = {"id": f"j{number}", "officer": f"f{number}", "agency": "larkfield-pd", "note": text}
        edits = [Edit("officers", f"f{number}", officer), Edit("employments", f"j{number}", employment)]
        write(cast.asker("ivo"), "officers.entered", edits)
    client, read = cast.client("ivo"), 0
    for address in (
        "/register/officers/?as=csv",
        "/register/employments/?as=csv",
        "/officers/?as=csv",
        "/history/?as=csv",
    ):
        rows = list(csv.reader(io.StringIO(client.get(address).content.decode())))
        read += sum(any("1+1" in cell for cell in row) for row in rows)
        assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")], address
    assert read


def test_the_cookies_are_for_the_server_alone(cast: Cast) -> None:  # noqa: ARG001 - somebody who signs in
    """No script reads the cookies, and no other site sends them along with a form."""
    client = Client()
    client.get("/account/login/")
    client.post("/account/login/", {"login": "dana@example.org", "password": PASSWORD})
    for name in ("sessionid", "csrftoken"):
        cookie = client.cookies[name]
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")


def test_off_this_machine_all_goes_over_tls(tmp_path: Path) -> None:
    """Where Hallpass is reached from elsewhere, cookies and pages go over https alone, for a year."""
    names = "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS"
    told = f"from hallpass_web import settings; print([getattr(settings, name) for name in {names}])"
    given = {
        "HALLPASS_ADDRESS": "https://hallpass.example.org",
        "HALLPASS_SECRET_KEY": "k" * 60,
        "HALLPASS_BEHIND_PROXY": "1",
        "HALLPASS_FILES": str(tmp_path),
    }
    done = subprocess.run([sys.executable, "-c", told], env=given, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[True, True, True, 31536000]"


def test_the_cast_borrows_from_a_real_stranger() -> None:
    """The foreign ids of these tests are rows of the register."""
    for list_name, key in FOREIGN.items():
        assert key in {row["id"] for row in ROWS[list_name]}
