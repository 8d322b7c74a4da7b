"""The grammar of clauses."""

import pytest

from hallpass.contracts import grammar


@pytest.mark.parametrize(
    "text",
    [
        "advise the principal",
        "advising staff",
        "advises staff",
        "to advise staff",
        "twice a year walks the halls",
        "promptly reports",
    ],
)
def test_verb_first(text: str) -> None:
    """Each form in which lists of duties begin is seen as a verb."""
    assert grammar.starts_with_verb(text)


@pytest.mark.parametrize("text", ["the officer advises", "calls about crimes go to the desk", "records shall be kept"])
def test_subject_first(text: str) -> None:
    """A subject at the head of the sentence is no verb, though it may look like one."""
    assert not grammar.starts_with_verb(text)


def test_leading_clause_is_no_subject() -> None:
    """What stands before the comma of "When …," is not the subject."""
    assert grammar.main_head("when the district holds a drill, the deputy") == "the deputy"


def test_side_remark_is_not_the_main_verb() -> None:
    """The "may" of what others may do is not the verb of the clause."""
    modal = grammar.main_modal("the deputy shall tell the principal what the law may allow")
    assert modal is not None
    assert modal.group() == "shall"
    assert grammar.main_modal("the officer decides, as any officer would") is None


def test_month_is_no_permission() -> None:
    """ "May 1" is a day."""
    assert grammar.main_modal("on may 1 the term ends") is None


def test_permission_and_spare_time_hedge() -> None:
    """May, encouraged, and as time permits are hedges; shall is none."""
    for text in ("the sro may teach", "the sro is encouraged to teach", "the sro shall teach as time permits"):
        assert grammar.hedges(text, grammar.main_modal(text))
    assert not grammar.hedges("the sro shall teach", grammar.main_modal("the sro shall teach"))


def test_denial() -> None:
    """A denied verb is seen; a "not" further on is another's."""
    for text in ("the sro shall not teach", "no sro shall teach", "the sro has no part in it"):
        assert grammar.denies(text, grammar.main_modal(text))
    text = "the sro shall help the many students in the school who do not speak up"
    assert not grammar.denies(text, grammar.main_modal(text))


def test_training_titles_and_aims() -> None:
    """Training, qualifications and goals are told from tasks; training for staff is a task."""
    assert grammar.is_about_training("the sro shall complete training on drills")
    assert grammar.is_about_training("knowledge of safety drills")
    assert not grammar.is_about_training("the sro shall hold training for staff")
    assert grammar.states_aim("the goal of the program is to protect students")
    assert not grammar.states_aim("the sro shall protect students")


def test_being_acted_upon() -> None:
    """Who is provided with something does nothing; who is responsible does."""
    assert grammar.is_done_to("the sro shall be provided with a desk")
    assert not grammar.is_done_to("the sro shall be responsible for teaching")
