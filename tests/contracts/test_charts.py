"""Who bears the task in a row of a chart."""

import pytest
from tests.contracts.documents import passage, verdict

from hallpass.contracts.actors import Cast, Who
from hallpass.contracts.charts import rows_of
from hallpass.contracts.passages import Passage

TASK = "Advise the principal on lockdown drills"


@pytest.mark.parametrize(
    ("cells", "who"),
    [
        ((("Task", TASK), ("Responsible", "SRO"), ("Informed", "Principal")), Who.OFFICER),
        ((("Task", TASK), ("Responsible", "Principal"), ("Informed", "SRO")), Who.SCHOOL),
        ((("Task", TASK), ("SRO", "X"), ("District", "")), Who.OFFICER),
        ((("Task", TASK), ("SRO", ""), ("District", "X")), Who.SCHOOL),
        ((("Task", TASK), ("SRO", "-"), ("Others", "x")), Who.AGENCY),
        ((("", TASK), ("", "SRO")), Who.OFFICER),
        ((("", TASK), ("", "SRO"), ("", "Principal")), None),
    ],
)
def test_the_cells_say_whose_task_it_is(cells: tuple[tuple[str, str], ...], who: Who | None) -> None:
    """A column that says who does it, marks under names, or one name alone tell; two bare names do not."""
    (row,) = rows_of(cells, Cast())
    assert (row.task, row.who) == (TASK.lower(), who)


def test_half_a_mark_leaves_it_open() -> None:
    """Helping or optional is not bearing."""
    assert not rows_of((("Task", TASK), ("SRO", "assists"), ("District", "X")), Cast())[0].alone
    assert not rows_of((("Task", TASK), ("Who", "SRO, optional")), Cast())[0].alone


def test_a_column_for_each_side() -> None:
    """Where each side has its own part, each part is its own."""
    cells = (("Topic", "Drills"), ("District", "holds all drills"), ("SRO", "advises on each"))
    assert [(row.task, row.who) for row in rows_of(cells, Cast())] == [
        ("holds all drills (drills)", Who.SCHOOL),
        ("advises on each (drills)", Who.OFFICER),
    ]


def test_figures_hold_no_task() -> None:
    """The names of the columns and rows of figures bind nobody."""
    assert rows_of((("Task", "Task"), ("SRO", "SRO")), Cast()) == []
    assert rows_of((), Cast()) == []


def _row(*cells: tuple[str, str]) -> Passage:
    text = " ".join(words for _, words in cells)
    return Passage(text, None, None, "row", (), None, (), cells)


def test_a_row_counts_for_the_one_it_names() -> None:
    """The same task is the officer's in one chart and not in another."""
    assert verdict(_row(("Task", TASK), ("Who", "SRO")))["4.1.4"] == "present"
    assert verdict(_row(("Task", TASK), ("Who", "Principal")))["4.1.4"] == "missing"


def test_what_is_struck_is_not_read() -> None:
    """Words that a redline marks as struck carry no duty, also over several passages."""
    assert verdict("<<The SRO shall advise the principal on lockdown drills.>>")["4.1.4"] == "missing"
    struck = ("<<The SRO shall wear a uniform.", passage("The SRO shall advise the principal on lockdown drills.>>"))
    assert verdict(*struck)["4.1.4"] == "missing"
    assert verdict("<<Old.>> The SRO shall advise the principal on lockdown drills.")["4.1.4"] == "present"
