"""What became of a row: every version with its act, also of a row that came back."""

from __future__ import annotations

from hallpass_web.audit.moments import Moment, newest
from hallpass_web.register import services
from hallpass_web.register.lists import Names
from hallpass_web.register.lists_history import history_of
from hallpass_web.register.models import School


def test_every_version_and_every_end_is_told(cast) -> None:
    """A row entered, corrected, taken off and entered again has four steps, the newest first."""
    asker = cast.asker("dana")
    row = School.objects.get(key="lms", until=None)
    other = {**row.as_row(), "level": "elementary"}
    services.correct(asker, "schools", "lms", other, row.since, "The state lists it so.")
    before = newest()
    now = School.objects.get(key="lms", until=None)
    services.remove(asker, "schools", "lms", now.since, "It never opened.")
    services.enter(asker, "schools", other)
    names = Names(asker, newest())
    steps = history_of(cast.asker("dana"), "schools", "lms", newest(), names)
    assert [step.sentence for step in steps] == [
        "Entered: school",
        "Removed: school",
        "Corrected: school",
        "Accepted a file",
    ]
    assert [(put.column, put.before.words, put.after.words) for put in steps[2].puts] == [
        ("Level", "Middle", "Elementary")
    ]
    assert [step.removed for step in steps] == [False, True, False, False]
    assert len(history_of(cast.asker("dana"), "schools", "lms", before, names)) == 2


def test_a_row_of_one_version_says_all_its_values(cast) -> None:
    """The first step names what was entered, without what is empty."""
    names = Names(cast.asker("dana"), newest())
    (step,) = history_of(cast.asker("dana"), "officers", "olive", newest(), names)
    assert [(put.column, put.after.words) for put in step.puts] == [
        ("Name", "Olive Hartwell"),
        ("License number", "310441"),
        ("Licensed from", "Always"),
        ("Licensed through", "Open"),
    ]


def test_nothing_was_known_before_the_first_entry(cast) -> None:
    """At a moment before the row there is no history."""
    assert history_of(cast.asker("dana"), "officers", "olive", Moment(0), Names(cast.asker("dana"), newest())) == []
