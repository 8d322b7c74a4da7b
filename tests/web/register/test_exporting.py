"""Export: out and in again is the same, for whoever exports."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.raw import register_of
from tests.web.cast import ROWS, Cast, enter_people
from tests.web.register.importing.conftest import Desk, as_json, read_here

from hallpass.files.read import read_register
from hallpass.register.register import Register
from hallpass.register.schema import LISTS
from hallpass_web.audit.moments import newest
from hallpass_web.audit.recorder import Change, Doing, record
from hallpass_web.register.bridge import seen_register
from hallpass_web.register.exporting import FORMS, as_file, exported
from hallpass_web.register.importing import work
from hallpass_web.register.models import District

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "read_apart", read_here)


PARTY = {"id": "larkfield", "name": "Larkfield Public Schools", "kind": "school_district"}


def read(data: bytes, form: str, folder: Path) -> Register:
    """The register in an exported file."""
    path = folder / f"out.{FORMS[form][0]}"
    path.write_bytes(data)
    if form == "csv":
        zipfile.ZipFile(path).extractall(folder / "csv")
        path = folder / "csv"
    register = read_register(path).register
    assert register is not None
    return register


def rows(register: Register) -> dict[str, list[object]]:
    return {name: sorted(map(repr, getattr(register, name))) for name in LISTS}


@pytest.mark.parametrize("form", list(FORMS))
def test_each_form_holds_what_the_asker_sees(cast: Cast, tmp_path: Path, form: str) -> None:
    """All three forms give the register that its exporter sees, and nothing else."""
    dana = cast.asker("dana")
    register = exported(dana, newest())
    assert register == seen_register(dana, newest())
    assert rows(read(as_file(register, form), form, tmp_path)) == rows(register)
    assert as_file(register, form) == as_file(register, form)


@pytest.mark.parametrize("who", ["dana", "sam", "ivo", "nils"])
@pytest.mark.parametrize("form", list(FORMS))
def test_an_export_imports_without_a_change(cast: Cast, who: str, form: str) -> None:
    """import(export(r)) changes nothing, whoever's eyes r is seen with."""
    data = as_file(exported(cast.asker(who), newest()), form)
    desk = Desk(cast.client(who))
    page = desk.bring((f"register.{FORMS[form][0]}", data))
    assert [(line.row.list, line.row.columns, line.row.state) for line in desk.seen.taken] == []
    assert {str(line.row.state) for line in desk.seen.lines} == {"same"}, page.content.decode()


def a_register() -> dict[str, list[dict[str, object]]]:
    """What one district knows of an agency that it keeps; the rows of some lists without ids."""
    lists = {name: [dict(row) for row in ROWS[name]] for name in ROWS}
    for name in ("contact_days", "employments", "completions", "certificates", "substitute_days", "absences"):
        lists[name] = [{k: v for k, v in row.items() if k != "id"} for row in lists[name]]
    lists["districts"] = [PARTY]
    lists["agencies"] = [{"id": "moraine-so", "name": "Moraine County Sheriff"}]
    keep = {"schools": "larkfield", "contact_days": "larkfield", "contracts": "moraine-so", "employments": "moraine-so"}
    for name, one in keep.items():
        lists[name] = [row for row in lists[name] if one in row.values()]
    lists["agency_policies"] = [row for row in lists["agency_policies"] if row["agency"] == "moraine-so"]
    lists["officers"] = [row for row in lists["officers"] if row["id"] == "cass"]
    lists["completions"] = [{"officer": "cass", "course": "full", "completed_on": "2025-08-15"}] * 2
    for name in ("assignments", "substitute_days", "absences", "policy_reviews", "certificates", "activities"):
        lists[name] = [row for row in lists[name] if row["officer"] == "cass"]
    lists["conduct_events"] = []
    return lists


def test_what_came_in_goes_out_under_its_own_ids() -> None:
    """export(import(r)) is r with its ids, also where the rows had none, into an installation that was empty."""
    record(Doing(kind="districts.entered"), [Change(District, "larkfield", {**PARTY, "extra": {}})])
    cast = enter_people()
    lists = a_register()
    desk = Desk(cast.client("dana"))
    desk.bring(as_json(lists))
    desk.accepts()
    out = exported(cast.asker("dana"), newest())
    assert rows(out) == rows(register_of(lists))


def test_an_export_is_of_the_day_asked_about(cast: Cast) -> None:
    """As known on an earlier day there was nothing yet."""
    client = cast.client("dana")
    assert client.get("/export/json/").content.count(b"310441") == 1
    assert b"310441" not in client.get("/export/json/?known=2026-01-01").content


def test_a_form_that_is_none_is_not_there(cast: Cast) -> None:
    """Only the three forms have addresses."""
    assert cast.client("dana").get("/export/pdf/").status_code == 404
    assert cast.client("dana").get("/export/").status_code == 200
