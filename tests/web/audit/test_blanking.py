"""Blanking: a value is gone everywhere, the act says so, and the chain still verifies."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from tests.web.cast import Cast

from hallpass_web.accounts.models import Person
from hallpass_web.audit.blanking import BLANKED, CannotBlank, blank, to_blank
from hallpass_web.audit.exported import line_of, read_journal
from hallpass_web.audit.models import Act, Blankable, Entry
from hallpass_web.audit.moments import newest
from hallpass_web.audit.recorder import Change, Doing, head, record
from hallpass_web.audit.verify import says, verify
from hallpass_web.audit.verify_tables import database_entries, verify_database
from hallpass_web.clock import now
from hallpass_web.register.importing.models import Import
from hallpass_web.register.models import Completion, Officer
from hallpass_web.register.takeover import twice

pytestmark = pytest.mark.usefixtures("cast")

REQUEST = Doing("values.blanked", by=1, by_name="Ann", reason="Order of the district court, 19HA-CV-26-1")


def _correct_olive() -> None:
    olive = Officer.objects.get(key="olive", until=None).as_row()
    record(Doing("officers.corrected", reason="A typo"), [Change(Officer, "olive", {**olive, "license": "7"})])


def test_a_blanked_value_is_nowhere_and_the_chain_verifies() -> None:
    """It goes from every entry and every version of the row; all else of the row stays."""
    _correct_olive()
    kept = head()
    blank(REQUEST, "officers", "olive", ["name", "license"])
    assert [row.name for row in Officer.objects.filter(key="olive")] == [BLANKED, BLANKED]
    hers = Entry.objects.filter(list="officers").values("number")
    assert not Blankable.objects.filter(value__contains="Olive Hartwell", entry__in=hers).exists()
    assert not Entry.objects.filter(payload__contains="Olive Hartwell").exists()
    assert to_blank("officers", "olive") == []
    verified = verify_database(kept)
    assert verified.whole, says(verified)
    assert verified.blanked == 4
    assert "4 values are blanked" in "\n".join(says(verified))


def test_an_exported_journal_with_blanked_values_verifies() -> None:
    """The file says which values are blanked."""
    blank(REQUEST, "officers", "olive", ["name"])
    lines = [line_of(one).encode() for one in database_entries()]
    verified = verify(read_journal(lines), head())
    assert verified.whole, says(verified)
    assert verified.blanked == 1


def test_a_row_with_blanked_values_can_still_be_changed() -> None:
    """The journal goes on: a later version of the row carries the word in the value's place."""
    blank(REQUEST, "officers", "olive", ["name"])
    _correct_olive()
    assert verify_database().whole


def test_with_somebodys_name_goes_the_name_under_their_acts(cast: Cast) -> None:
    """A person whose name is blanked does not sign in any longer, and their acts do not name them."""
    sam = cast.people["sam"]
    row = {"id": sam.pk, "name": sam.name, "email": sam.email, "demo": False}
    record(Doing("people.entered"), [Change(None, str(sam.pk), row, about="people")])
    nora = Completion.objects.get(key="c-nora").as_row()
    nora["completed_on"] = "2025-08-23"
    record(Doing("completions.corrected", sam.pk, sam.name, reason="As printed"), [Change(Completion, "c-nora", nora)])
    EmailAddress.objects.create(user=sam, email=sam.email)
    SocialAccount.objects.create(user=sam, uid="1", provider="district", extra_data={"name": sam.name})
    blank(REQUEST, "people", str(sam.pk), ["name", "email"])
    assert not EmailAddress.objects.exists()
    assert not SocialAccount.objects.exists()
    found = Person.objects.get(pk=sam.pk)
    assert (found.name, found.is_active) == (BLANKED, False)
    assert sam.email not in found.email
    assert not Act.objects.filter(by_name=sam.name).exists()
    assert not Blankable.objects.filter(value__contains=sam.name).exists()
    assert verify_database().whole, says(verify_database())


def test_the_name_of_an_imported_file_goes_from_the_import_too() -> None:
    """An import has a table of its own beside the journal."""
    one = Import.objects.create(
        key="k", person=1, organization="district:larkfield", begun_at=now(), files=[{"name": "Hartwell.xlsx"}]
    )
    record(Doing("import.accepted"), [Change(None, "k", {"file": one.names}, about="imports")])
    blank(REQUEST, "imports", "k", ["file"])
    assert Import.objects.get(key="k").names == BLANKED
    assert verify_database().whole, says(verify_database())


def test_two_officers_without_a_license_on_record_are_not_one(cast: Cast) -> None:
    """The word that stands where a license was is no license that two officers share."""
    for officer in ("olive", "bram"):
        blank(REQUEST, "officers", officer, ["license"])
    assert twice(cast.asker("ivo"), newest()) == []


def test_the_reason_of_one_act_can_be_blanked() -> None:
    """A reason that names somebody goes, and the act stays."""
    _correct_olive()
    act = Act.objects.latest("number")
    blank(REQUEST, "acts", str(act.number), ["reason"])
    assert Act.objects.get(number=act.number).reason == ""
    assert verify_database().whole, says(verify_database())


@pytest.mark.parametrize(
    ("list_name", "row", "fields", "reason"),
    [
        ("officers", "olive", ["name"], " "),
        ("officers", "olive", ["licensed_from"], "Court order"),
        ("officers", "olive", [], "Court order"),
        ("officers", "nobody", ["name"], "Court order"),
        ("nothing", "olive", ["name"], "Court order"),
    ],
)
def test_what_cannot_be_blanked_changes_nothing(list_name: str, row: str, fields, reason: str) -> None:
    """Without an authority, for other columns, or where there is no value, nothing is written."""
    before = head()
    with pytest.raises(CannotBlank):
        blank(Doing("values.blanked", reason=reason), list_name, row, fields)
    assert head() == before
