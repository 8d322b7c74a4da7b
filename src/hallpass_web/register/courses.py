"""Courses that wait for an administrator: what an organization proposed, and what nobody has said the kind of.

A course that a district or an agency adds counts from then on as it told it. The mark of who told it stays until an
administrator confirms the course as it stands, or corrects it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.db.models import Q
from django.http import Http404

from hallpass.register.records import UNKNOWN_KIND
from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Role
from hallpass_web.audit.models import Act
from hallpass_web.audit.moments import Moment, newest
from hallpass_web.register.access import one, seen
from hallpass_web.register.models import Course
from hallpass_web.register.services import Edit, write

CONFIRMED: Final = "courses.confirmed"


def may_confirm(asker: Asker) -> bool:
    """Courses are the installation's: its administrators say what they are."""
    return asker.role == Role.ADMINISTRATOR


def waiting(asker: Asker, at: Moment) -> Sequence[Course]:
    """The courses that wait for an administrator, the longest waiting first; none for anybody else."""
    if not may_confirm(asker):
        return ()
    rows = seen(asker, "courses", at).filter(~Q(told_by="") | Q(kind=UNKNOWN_KIND))
    return list(rows.order_by("since"))


def confirm(asker: Asker, key: str, since: int) -> Act | None:
    """Confirm a course as it stands; Http404 where it is not the asker's, Moved where it was changed meanwhile."""
    if not may_confirm(asker):
        raise Http404
    course = one(asker, "courses", key, newest())
    if course.kind == UNKNOWN_KIND:  # type: ignore[attr-defined]
        raise Http404
    return write(asker, CONFIRMED, [Edit("courses", key, course.as_row(), since)])
