"""Who is to act in a clause."""

import pytest

from hallpass.contracts.actors import Cast, Who
from hallpass.contracts.grammar import main_modal
from hallpass.contracts.subjects import subject_of


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("the sro shall advise the principal", Who.OFFICER),
        ("the principal shall advise the sro", Who.SCHOOL),
        ("after each drill, the deputy shall advise the principal", Who.OFFICER),
        ("the deputy, working with the principal, shall plan drills", Who.OFFICER),
        ("the principal of the school shall tell the sro", Who.SCHOOL),
        ("the duties of the sro shall include advice", Who.OFFICER),
        ("the sro's duties shall include advice", Who.OFFICER),
        ("the sro's supervisor shall visit", Who.AGENCY),
        ("advice shall be given by the deputy", Who.OFFICER),
        ("drills shall be held by the district", Who.SCHOOL),
        ("the city shall assign an officer who will advise on drills", Who.OFFICER),
        ("the city, through the sro, shall advise on drills", Who.OFFICER),
        ("the city shall provide the sro with a car", Who.AGENCY),
        ("the district shall give the sro an opportunity to speak", Who.SCHOOL),
        ("it shall be the duty of the deputy to advise", Who.OFFICER),
        ("while assigned to the school district the deputy will advise", Who.OFFICER),
        ("it shall be the continuing obligation of the deputy to advise", Who.OFFICER),
        ("by eating with students, by hearing them out and so on, the deputy will help", Who.OFFICER),
        ("keeping people safe from crime is the work of the whole department", Who.AGENCY),
        ("the deans will enforce the code and will not ask the sro to do it", Who.SCHOOL),
        ("counselors give lessons and invite the sro to listen in", Who.SCHOOL),
        ("functions of the assigned officer", Who.OFFICER),
        ("staff shall be instructed in the law", None),
        ("this agreement shall end in june", None),
    ],
)
def test_subject(text: str, who: Who | None) -> None:
    """The one who is to act is found, through remarks, passives and an officer who is sent."""
    assert subject_of(text, main_modal(text), Cast())[0] is who
