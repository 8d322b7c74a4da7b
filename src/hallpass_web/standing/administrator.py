"""What an administrator's first page says: the courses that wait for a word, and how many organizations there are."""

from __future__ import annotations

from dataclasses import dataclass

from hallpass.register.records import UNKNOWN_KIND
from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.organizations import all_organizations, name_of_organization
from hallpass_web.accounts.roles import with_members
from hallpass_web.audit.moments import Moment
from hallpass_web.register.access import seen
from hallpass_web.register.courses import waiting
from hallpass_web.register.lists import columns_of
from hallpass_web.register.lists_words import column_words, value_words
from hallpass_web.register.models import Course


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A course that waits: who proposed it, what it says, and the version that was looked at."""

    key: str
    name: str
    proposed_by: str
    says: str
    since: int
    is_unknown: bool
    """Whether nobody has said its kind: then there is nothing to confirm."""


@dataclass(frozen=True, slots=True)
class AdministratorsToday:
    """The first page of an administrator."""

    courses: tuple[CourseLine, ...]
    on_record: int
    organizations: int
    without_people: int


def administrators_today(asker: Asker, at: Moment) -> AdministratorsToday:
    """What waits for an administrator, as known at a moment."""
    joined, found = with_members(at), all_organizations(at)
    return AdministratorsToday(
        courses=tuple(_line(course) for course in waiting(asker, at)),
        on_record=seen(asker, "courses", at).count(),
        organizations=len(found),
        without_people=sum(1 for one, _ in found if one.key not in joined),
    )


def _line(course: Course) -> CourseLine:
    values = course.as_row()
    said = (
        (column.name, value_words("courses", column, values[column.name], {}).words)
        for column in columns_of("courses")
        if column.name != "name"
    )
    return CourseLine(
        key=course.key,
        name=course.name,
        proposed_by=name_of_organization(course.told_by) if course.told_by else "",
        says=". ".join(f"{column_words(name)}: {words}" for name, words in said if words) + ".",
        since=course.since,
        is_unknown=course.kind == UNKNOWN_KIND,
    )
