"""`hallpass init`: it begins an installation once, with an administrator who can sign in."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result
from django.test import Client
from tests.web.accounts.test_demo import mark_demo

from hallpass_web.accounts.commands import init, password
from hallpass_web.accounts.installation import is_demo
from hallpass_web.accounts.models import Membership, Person
from hallpass_web.audit.models import Act, Entry

pytestmark = pytest.mark.django_db

PASSWORD = "seven quiet geese walk"
ANN = ["--name", "Ann Petrov", "--email", "Ann@Example.org", "--password-file", "-"]


def begin(arguments: list[str], typed: str = PASSWORD + "\n") -> Result:
    """Call the command, with what is typed or piped into it."""
    return CliRunner().invoke(init, arguments, input=typed)


def test_it_makes_an_administrator_who_signs_in() -> None:
    """One act holds the installation, the person and the role; the password is kept by its hash alone."""
    assert begin(ANN).exit_code == 0
    person = Person.objects.get()
    assert (person.email, person.demo) == ("ann@example.org", False)
    assert Membership.objects.get(person=person.pk).role == "administrator"
    act = Act.objects.get()
    assert act.kind == "installation.begun"
    assert [one.list for one in Entry.objects.all()] == ["acts", "installation", "people", "memberships"]
    assert PASSWORD not in "".join(Entry.objects.values_list("payload", flat=True))
    assert not is_demo()
    browser = Client()
    browser.post("/account/login/", {"login": "ann@example.org", "password": PASSWORD})
    assert browser.get("/organizations/").status_code == 200


def test_what_is_left_out_is_asked_for() -> None:
    """Name, address and password can be typed."""
    answer = begin([], f"Ann Petrov\nann@example.org\n{PASSWORD}\n{PASSWORD}\n")
    assert answer.exit_code == 0, answer.output
    assert Person.objects.get().name == "Ann Petrov"


def test_it_begins_once() -> None:
    """A second call is refused, and adds nobody."""
    begin(ANN)
    again = begin(["--name", "Eve", "--email", "eve@example.org", "--password-file", "-"])
    assert again.exit_code == 1
    assert "has begun already" in again.output
    assert Person.objects.count() == 1


def test_it_refuses_the_database_of_a_demo() -> None:
    """A demo does not become an installation."""
    mark_demo()
    assert begin(ANN).exit_code == 1
    assert is_demo()
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "typed", "said"),
    [
        (ANN, "short\n", "at least 12 characters"),
        (ANN, "\n", "at least 12 characters"),
        ([*ANN[:3], "nowhere", *ANN[4:]], PASSWORD, "is no e-mail address"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_begins(arguments: list[str], typed: str, said: str) -> None:
    """A weak password and a wrong address are refused in words."""
    answer = begin(arguments, typed)
    assert answer.exit_code == 1
    assert said in answer.output
    assert not Act.objects.exists()


def test_a_forgotten_password_is_set_anew() -> None:
    """The new one signs in, the old one does not, open sessions end, and the act is not its owner's."""
    begin(ANN)
    browser = Client()
    browser.post("/account/login/", {"login": "ann@example.org", "password": PASSWORD})
    answer = CliRunner().invoke(password, ["ANN@example.org", "--password-file", "-"], input="nine slow herons wade\n")
    assert answer.exit_code == 0, answer.output
    assert browser.get("/organizations/").status_code == 302
    for tried, status in ((PASSWORD, 200), ("nine slow herons wade", 302)):
        sent = {"login": "ann@example.org", "password": tried}
        assert Client().post("/account/login/", sent).status_code == status
    assert Act.objects.get(kind="people.password").by is None


@pytest.mark.parametrize(
    ("email", "typed"), [("nobody@example.org", "nine slow herons wade\n"), ("ann@example.org", "x\n")]
)
def test_a_new_password_is_refused_in_words(email: str, typed: str) -> None:
    """An unknown address and a weak password change nothing."""
    begin(ANN)
    before = Person.objects.get().password
    assert CliRunner().invoke(password, [email, "--password-file", "-"], input=typed).exit_code == 1
    assert Person.objects.get().password == before
