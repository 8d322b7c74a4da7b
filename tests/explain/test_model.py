"""What an explanation holds."""

from __future__ import annotations

from hallpass.explain.model import Change, OpenQuestion, Outcome
from hallpass.rules.unknowns import Question


def test_a_question_settles_where_one_answer_alone_decides() -> None:
    """One answer that leads to a standing other than unresolved is enough."""
    open_still = Change("If so", (), Outcome("unresolved", "R8", "5.1", None, {}))
    decided = Change("If not", (), Outcome("cleared", "R1", "5.1", None, {}))
    question = Question("course_kind", "c")
    assert OpenQuestion(question, "Unknown.", (open_still, decided)).settles
    assert not OpenQuestion(question, "Unknown.", (open_still, open_still)).settles
