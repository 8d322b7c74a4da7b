"""The history shows each asker the acts on what they see, with the old values and the new, and nothing of strangers."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from django.test import Client
from tests.web.cast import Cast

from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Membership
from hallpass_web.audit.exported import read_journal
from hallpass_web.audit.models import Act, Entry
from hallpass_web.audit.moments import newest
from hallpass_web.audit.recorder import Change, Doing, head, record
from hallpass_web.audit.verify import verify
from hallpass_web.register.access import one
from hallpass_web.register.history import Wanted, acts, organizations_named, visible
from hallpass_web.register.models import MODELS
from hallpass_web.register.services import correct, remove
from hallpass_web.register.sight import sight_of

EVERYBODY = ("dana", "sam", "ivo", "olive", "rhea", "ada", "nils", "ann")


def corrected(cast: Cast, by: str, list_name: str, key: str, **values) -> Act:
    """A correction of one row by one of the cast."""
    asker = cast.asker(by)
    row = one(asker, list_name, key, newest())
    act = correct(asker, list_name, key, {**row.as_row(), **values}, row.since, "As printed")
    assert act is not None
    return act


def removed(cast: Cast, by: str, list_name: str, key: str) -> Act:
    """A removal of one row by one of the cast."""
    asker = cast.asker(by)
    act = remove(asker, list_name, key, one(asker, list_name, key, newest()).since, "Entered twice")
    assert act is not None
    return act


def seen_by(asker: Asker) -> set[tuple[str, str]]:
    """List and row of all entries that an asker sees."""
    return set(visible(asker, newest()).values_list("list", "row"))


@pytest.mark.parametrize("name", EVERYBODY)
def test_the_history_of_the_register_is_that_of_the_rows_one_sees(cast: Cast, name: str) -> None:
    """As long as nobody did anything, the entries seen are those of the rows seen, and all of them."""
    asker = cast.asker(name)
    sight = sight_of(asker, newest())
    rows = {(list_name, row.key) for list_name in MODELS for row in sight.rows(list_name)}
    assert {pair for pair in seen_by(asker) if pair[0] in MODELS} == rows


def test_a_stranger_sees_nothing_of_an_act(cast: Cast) -> None:
    """Nils of the other district learns neither of the act nor of its row, on no page and in no file."""
    act = corrected(cast, "sam", "completions", "c-olive", completed_on="2025-08-16")
    assert acts(cast.asker("dana"), newest(), Wanted()).filter(number=act.number).exists()
    assert not acts(cast.asker("nils"), newest(), Wanted()).filter(number=act.number).exists()
    nils = cast.client("nils")
    assert nils.get(f"/history/{act.number}/").status_code == 404
    for address in ("/history/", "/history/?as=csv", "/history/?words=olive"):
        assert b"Olive" not in nils.get(address).content
    assert b"Olive Hartwell" not in nils.get("/history/journal.jsonl").getvalue()


def test_an_act_shows_the_old_value_and_the_new(cast: Cast) -> None:
    """Who, when, why, and from what to what."""
    act = corrected(cast, "sam", "completions", "c-olive", completed_on="2025-08-16")
    for address in ("/history/", f"/history/{act.number}/"):
        page = cast.client("dana").get(address).content.decode()
        assert "<del>Aug 15, 2025</del> <ins>Aug 16, 2025</ins>" in page
        assert "As printed" in page
        assert cast.people["sam"].name in page
        assert "Olive Hartwell" in page


def in_one_act(by: str, organization: str, reason: str, *rows: tuple[str, str, dict]) -> Act:
    """Rows of several lists put anew in one act, as an import does it."""
    changes = [
        Change(MODELS[name], key, {**MODELS[name].objects.get(key=key, until=None).as_row(), **values})
        for name, key, values in rows
    ]
    act = record(Doing("import.accepted", 1, by, organization, organization, reason), changes)
    assert act is not None
    return act


def test_a_reason_is_read_by_who_sees_all_that_it_may_speak_of(cast: Cast) -> None:
    """A course is everybody's; why Larkfield's file corrected an officer's row beside it is not Nils's to read."""
    act = in_one_act(
        "Sam Okafor",
        "agency:larkfield-pd",
        "Hartwell repeated it",
        ("courses", "full", {"name": "SRO basics"}),
        ("completions", "c-olive", {"completed_on": "2025-08-16"}),
    )
    for name, reads in {"sam": True, "ivo": True, "dana": True, "nils": False, "tess": False, "ann": False}.items():
        client = cast.client(name)
        for address in ("/history/", f"/history/{act.number}/", "/history/?as=csv", "/register/courses/full/"):
            page = client.get(address).content.decode()
            assert ("repeated it" in page) == reads, (name, address)
            assert ("for those who see all that it is about" in page) != reads, (name, address)
        assert (f"/history/{act.number}/" in client.get("/history/?words=hartwell+rep").content.decode()) == reads
        lines = client.get("/history/journal.jsonl").getvalue()
        assert (b"repeated it" in lines) == reads
        assert verify(read_journal(io.BytesIO(lines)), head()).whole
    assert "repeated it" in cast.client("olive").get("/officers/olive/").content.decode()


ELSEWHERE = ("Larkfield Police", "Sam Okafor", "larkfield-pd", "renewed with us")


@pytest.mark.parametrize("name", ["nils", "tess"])
def test_who_did_it_is_told_to_who_sees_the_organization(cast: Cast, name: str) -> None:
    """Terry Moss left Tilden for Larkfield's police: what they do to the row does not tell Tilden where."""
    row = one(cast.asker("sam"), "officers", "moss", newest())
    renewed = {**row.as_row(), "licensed_to": "2029-06-30"}
    act = correct(cast.asker("sam"), "officers", "moss", renewed, row.since, "renewed with us")
    assert act is not None
    client = cast.client(name)
    pages = ("/history/", "/history/?as=csv", f"/history/{act.number}/", "/officers/moss/", "/register/officers/moss/")
    for address in pages:
        page = client.get(address).content.decode()
        assert "Somebody of another organization" in page, address
        assert not [word for word in ELSEWHERE if word in page], address
        assert "Sam Okafor" in cast.client("dana").get(address).content.decode(), address
    for query in ("who=okafor", "organization=larkfield", "words=renewed+with"):
        assert f"/history/{act.number}/" not in client.get(f"/history/?{query}").content.decode(), query
        assert f"/history/{act.number}/" in cast.client("dana").get(f"/history/?{query}").content.decode(), query
    lines = client.get("/history/journal.jsonl").getvalue()
    assert not [word for word in ELSEWHERE if word.encode() in lines]
    assert verify(read_journal(io.BytesIO(lines)), head()).whole


def test_one_reads_ones_own_name_wherever_one_acted(cast: Cast) -> None:
    """Who went over to another organization still finds what they did as what they did; administrators read all."""
    act = corrected(cast, "nils", "schools", "ths", name="Tilden High")
    moved = replace(cast.asker("nils"), organization="district:larkfield", row="larkfield")
    assert organizations_named(moved, newest()).names(act)
    assert organizations_named(cast.asker("ann"), newest()).names(act)
    assert not organizations_named(cast.asker("dana"), newest()).names(act)


def test_who_may_no_longer_see_conduct_does_not_find_it_in_the_own_acts(cast: Cast) -> None:
    """Dana logged an event as coordinator; as a viewer she does not find it."""
    corrected(cast, "dana", "conduct_events", "v-olive", decision="no_breach")
    viewer = replace(cast.asker("dana"), role="viewer")
    assert not [row for name, row in seen_by(viewer) if name == "conduct_events"]


def test_a_removed_row_stays_in_the_history_of_who_saw_it(cast: Cast) -> None:
    """What was taken off is told to everybody who would see it if it still stood, and to nobody else."""
    act = removed(cast, "sam", "completions", "c-olive")
    for name, sees in {"dana": True, "ivo": True, "olive": True, "ada": True, "nils": False, "ann": False}.items():
        found = acts(cast.asker(name), newest(), Wanted()).filter(number=act.number).exists()
        assert found == sees, name


def test_an_officer_sees_no_act_on_another_officer(cast: Cast) -> None:
    """Olive does not see what her agency records of Bram."""
    act = corrected(cast, "sam", "officers", "bram", license="9")
    assert not acts(cast.asker("olive"), newest(), Wanted()).filter(number=act.number).exists()
    assert {row for name, row in seen_by(cast.asker("olive")) if name == "officers"} == {"olive"}


def test_a_viewer_sees_no_conduct_event_in_the_history(cast: Cast) -> None:
    """Rhea may read, but conduct events are not for viewers, though her own district recorded them."""
    act = corrected(cast, "dana", "conduct_events", "v-olive", decision="no_breach")
    assert acts(cast.asker("dana"), newest(), Wanted()).filter(number=act.number).exists()
    assert not acts(cast.asker("rhea"), newest(), Wanted()).filter(number=act.number).exists()


def test_administrators_see_acts_on_organizations_and_no_facts(cast: Cast) -> None:
    """Ann sees roles and organizations of everybody, and of the register what is the installation's."""
    lists = {name for name, _ in seen_by(cast.asker("ann"))}
    assert lists == {"organizations", "memberships", "people", "districts", "agencies", "courses"}


def test_who_answers_for_an_organization_sees_its_roles_alone(cast: Cast) -> None:
    """Dana sees the roles in her own district, Rhea none."""
    rows = {row for name, row in seen_by(cast.asker("dana")) if name == "memberships"}
    assert rows == {"m-dana", "m-rhea", "m-ada"}
    assert not [row for name, row in seen_by(cast.asker("rhea")) if name == "memberships"]


def test_a_viewer_does_not_see_whom_the_own_organization_gives_roles(cast: Cast) -> None:
    """An act of Dana's for her district on a role is not for Rhea, who only reads."""
    role = {"id": "m-new", "person": 0, "organization": "district:larkfield", "role": "viewer", "officer": ""}
    doing = Doing("memberships.granted", cast.people["dana"].pk, "Dana Reyes", "district:larkfield", "Larkfield")
    record(doing, [Change(Membership, "m-new", role)])
    assert ("memberships", "m-new") in seen_by(cast.asker("ada"))
    assert ("memberships", "m-new") not in seen_by(cast.asker("rhea"))


def test_filters_leave_what_is_looked_for(cast: Cast) -> None:
    """By act, who, organization, list, row, days and words; each alone finds the act and its opposite does not."""
    act = corrected(cast, "sam", "completions", "c-olive", completed_on="2025-08-16")
    dana = cast.asker("dana")
    finding = ("kind=.corrected", "kind=completions.corrected", "who=sam", "list=completions", "row=c-olive")
    finding += (
        "first=11/23/2026",
        "last=11/23/2026",
        "words=2025-08-16",
        "words=as+printed",
        "words=Hartwell",
        "organization=police",
    )
    missing = ("kind=.removed", "who=nobody", "list=schools", "row=c-bram", "first=11/24/2026", "last=11/22/2026")
    missing += ("words=2025-08-17", "organization=tilden")
    client = cast.client("dana")
    name = f"/history/{act.number}/".encode()
    for query in finding:
        assert name in client.get(f"/history/?{query}").content, query
    for query in missing:
        assert name not in client.get(f"/history/?{query}").content, query
    assert acts(dana, newest(), Wanted(words="hartwell")).exists()


def test_what_was_known_then_is_the_history_up_to_then(cast: Cast) -> None:
    """On a page as known in August, an act of November has not happened."""
    corrected(cast, "sam", "completions", "c-olive", completed_on="2025-08-16")
    page = cast.client("dana").get("/history/?known=2026-08-30").content.decode()
    assert "As printed" not in page
    assert "Accepted a file" in page


@pytest.mark.parametrize("name", EVERYBODY)
def test_the_journal_for_auditors_verifies_with_bare_hashes(cast: Cast, name: str) -> None:
    """Everybody's file is the whole chain: the entries that one sees with their payloads, and those who did them."""
    corrected(cast, "sam", "completions", "c-olive", completed_on="2025-08-16")
    lines = cast.client(name).get("/history/journal.jsonl").getvalue()
    entries = list(read_journal(io.BytesIO(lines)))
    assert verify(entries, head()).whole
    shown = {one.number for one in entries if one.payload is not None}
    own = set(visible(cast.asker(name), newest()).values_list("number", flat=True))
    their_acts = set(Entry.objects.filter(number__in=own).values_list("act", flat=True))
    untold = set(organizations_named(cast.asker(name), newest()).untold.values_list("number", flat=True))
    assert shown == own | their_acts - untold
    assert len(shown) < len(entries)


def test_files_hold_what_is_filtered(cast: Cast) -> None:
    """The CSV has a line for each value that changed, of the acts that are left."""
    corrected(cast, "sam", "completions", "c-olive", completed_on="2025-08-16")
    content = cast.client("dana").get("/history/?kind=.corrected&as=csv").content.decode()
    assert len(content.splitlines()) == 2
    assert "Completed on" in content
    assert "Aug 15, 2025" in content
    assert cast.client("dana").get("/history/?as=xlsx").content.startswith(b"PK")


def test_the_page_asks_the_same_number_of_questions_whatever_it_shows(
    cast: Cast, django_assert_max_num_queries
) -> None:
    """More acts make no more queries."""
    client: Client = cast.client("dana")

    def asked() -> int:
        client.get("/history/")
        with django_assert_max_num_queries(60) as found:
            client.get("/history/")
        return len(found)

    corrected(cast, "sam", "completions", "c-olive", completed_on="2025-07-09")
    before = asked()
    for day in range(10, 22):
        corrected(cast, "sam", "completions", "c-olive", completed_on=f"2025-07-{day}")
    assert asked() == before


def test_only_administrators_blank_values(cast: Cast) -> None:
    """Ann blanks a name on a court's order without seeing it; nobody else finds the page."""
    for name in EVERYBODY[:-1]:
        assert cast.client(name).get("/history/blank/officers/olive/").status_code == 404
    ann = cast.client("ann")
    assert "Hartwell" not in ann.get("/history/blank/officers/olive/").content.decode()
    given = {"fields_to_blank": ["name"], "reason": "Order 19HA-CV-26-1", "sure": "on"}
    assert ann.post("/history/blank/officers/olive/", {**given, "sure": ""}).status_code == 200
    assert ann.post("/history/blank/officers/olive/", given).status_code == 302
    page = cast.client("dana").get("/history/?list=officers").content.decode()
    assert "Olive Hartwell" not in page
    assert "(blanked)" in page
