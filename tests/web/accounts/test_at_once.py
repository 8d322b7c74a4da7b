"""Two at once: a link is used by one, and an organization keeps somebody who can give roles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import OperationalError, connection
from tests.web.accounts.test_asking import grant
from tests.web.accounts.test_invitations import link_for
from tests.web.cast import Cast, enter_cast

from hallpass_web.accounts.invitations import NotOpen, accept, find
from hallpass_web.accounts.members import LastOne, end
from hallpass_web.accounts.models import Membership, Person
from hallpass_web.audit.guards import guard, unguard
from hallpass_web.audit.models import Act
from hallpass_web.audit.recorder import Moved

MANY = 6


@pytest.fixture
def _guards_back(django_db_setup: None, django_db_blocker) -> Iterator[None]:  # noqa: ARG001
    yield
    with django_db_blocker.unblock():
        guard(connection)


@pytest.fixture
def committed(_guards_back: None, transactional_db: None) -> Iterator[Cast]:  # noqa: ARG001
    """The cast, written for good, so that several can work on it at once; cleared away afterwards."""
    yield enter_cast()
    unguard(connection)


def at_once(acts: list[Callable[[], object]]) -> list[BaseException | None]:
    """Do several things at one moment, each with a connection of its own: what came of each."""
    together = Barrier(len(acts))

    def do(act: Callable[[], object]) -> BaseException | None:
        try:
            connection.ensure_connection()
            together.wait(10)
            act()
        except (NotOpen, LastOne, Moved, OperationalError) as error:
            return error
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(do, acts))


def test_a_link_used_by_many_at_once_is_used_once(committed: Cast) -> None:
    """One gets in, the others find it closed, and there is one account with one role."""
    key = find(link_for(committed).split("/")[3]).key
    came = at_once([lambda: accept(key, name="Petra", password=None)] * MANY)
    assert came.count(None) == 1
    person = Person.objects.get(email="petra@example.org")
    assert Membership.objects.filter(person=person.pk).count() == 1
    assert Act.objects.filter(kind="invitations.used").count() == 1


def test_two_coordinators_who_end_each_other_leave_one(committed: Cast) -> None:
    """Both may end the other; when they do so at one moment, one is refused."""
    grant(committed.people["rhea"], "m-2", "district:larkfield", "coordinator")
    first, second = (Membership.objects.get(key=key) for key in ("m-dana", "m-2"))
    dana, ann = committed.asker("dana"), committed.asker("ann")
    at_once([lambda: end(dana, second), lambda: end(ann, first)])
    left = Membership.objects.filter(organization="district:larkfield", role="coordinator", until=None)
    assert left.count() >= 1
