"""Loading a pack: what is read, what is refused as a whole, and which version is in force."""

from __future__ import annotations

from datetime import date

import pytest
from tests.policy.edits import DOCUMENT, TEXT, amended, facts, line_of, pack, problems, real, replaced

from hallpass.policy import reach
from hallpass.policy.adopted import sha256
from hallpass.policy.load import load_policy

SHORTER = (
    "An officer who is serving as a substitute school resource officer for fewer than 60 student contact days",
    "An officer who is serving as a substitute school resource officer for fewer than 45 student contact days",
)


def test_the_real_pack_loads() -> None:
    """The pack of the policy is one version, under its name, with the hash of its text."""
    policy = load_policy(pack())
    assert policy.id == "506.9AR"
    assert [version.adopted for version in policy.versions] == ["October 2024"]
    assert policy.versions[0].text_sha256 == sha256(pack()[TEXT])


def test_other_files_of_a_folder_are_let_be() -> None:
    """A file that is neither a document nor named by one has no say."""
    assert problems({**pack(), "scenarios.toml": "[[", "readme.txt": "5.1 Words"}) == ()


def test_an_amendment_changes_one_number_from_its_day_on() -> None:
    """A version with another number decides from its day on; before it the earlier one does."""
    policy = amended(
        takes_effect="2026-07-01",
        text=SHORTER,
        document=(
            (
                "| substitute_days | 60 days | fewer than 60 student",
                "| substitute_days | 45 days | fewer than 45 student",
            ),
        ),
    )
    served = facts(nth_day=50, days_in_year=50, current_policy_reviewed_on=date.min)
    before, after = policy.in_force(date(2026, 6, 30)), policy.in_force(date(2026, 7, 1))
    assert before.rules()["substitute_days"] == 60
    assert after.rules()["substitute_days"] == 45
    assert before.rules().substitute(served).id == "S2"
    assert after.rules().substitute(served).id == "R8"


def test_an_amendment_adds_a_row() -> None:
    """A version with one more row gives that row's answer, and rows that hand on to the table know it too."""
    policy = amended(
        takes_effect="2027-01-01",
        text=(
            "must complete the required training within",
            "must begin the required training at once and complete it within",
        ),
        document=(
            (
                "| R7 | `employer_unable` |",
                "| R6a | `employer_unable and start_policy_reviewed_on <= day` | Late, but the policy is reviewed "
                "| not_cleared | 5.3 | `extension_ends` | – | complete_training |\n| R7 | `employer_unable` |",
            ),
        ),
    )
    late = facts(day=date(2027, 4, 1), employer_unable=True, start_policy_reviewed_on=date(2026, 9, 1), nth_day=60)
    assert policy.versions[0].rules().regular(late).id == "R7"
    assert policy.versions[1].rules().regular(late).id == "R6a"
    assert policy.versions[1].rules().substitute(late).id == "R6a"


def test_the_first_version_also_covers_the_days_before_it() -> None:
    """A day before the adoption is answered by the first version."""
    assert load_policy(pack()).in_force(date(1990, 1, 1)).title == real().title


def test_a_text_changed_under_its_hash_is_refused() -> None:
    """Whoever changes the adopted text must say so in the document, and is told the new hash."""
    files = replaced("before June 1, 2027", "before July 1, 2027", file=TEXT)
    said = [one for one in problems(files) if sha256(files[TEXT]) in one.what]
    assert [(one.file, one.line) for one in said] == [(DOCUMENT, line_of("| sha256 |", files))]
    assert "changed under its hash" in said[0].expected


def test_white_space_of_the_text_is_nothing() -> None:
    """A text that is only broken into other lines is the same text."""
    files = pack()
    files[TEXT] = files[TEXT].replace(" and open\ncommunication", "\nand  open communication")
    assert files[TEXT] != pack()[TEXT]
    assert problems(files) == ()


def test_two_versions_in_force_on_one_day_are_refused() -> None:
    """On each day one version is in force."""
    files = {**pack(), "second.md": pack()[DOCUMENT]}
    assert [(one.file, one.line, one.what) for one in problems(files)] == [
        ("second.md", line_of("| id |", files), "a second version in force from 2024-10-01 on")
    ]


def test_two_bad_days_are_not_one_day() -> None:
    """Where a day cannot be read, nothing is said of what is in force on it."""
    files = replaced("| takes effect | 2024-10-01 |", "| takes effect | soon |")
    found = problems({**files, "second.md": files[DOCUMENT]})
    assert [(one.file, one.what) for one in found] == [
        (file, "'soon' as the day on which it takes effect") for file in (DOCUMENT, "second.md")
    ]


def test_versions_of_two_policies_are_refused() -> None:
    """All documents of a pack are versions of one policy."""
    other = pack()[DOCUMENT].replace("| id | 506.9AR |", "| id | 507 |").replace("| 2024-10-01 |", "| 2026-01-01 |")
    (one,) = problems({**pack(), "other.md": other})
    assert (one.what, one.line) == ("the policy '507'", line_of("| id |", pack()))


def test_everything_wrong_is_said_at_once() -> None:
    """Problems of different parts and of two documents come in one answer."""
    files = replaced("| substitute_days | 60 days |", "| substitute_days | 61 days |")
    files[DOCUMENT] = files[DOCUMENT].replace("| July 4 | yes |", "| July 4 | maybe |")
    files["other.md"] = "# Nothing"
    assert [(one.file, one.line) for one in problems(files)] == [
        ("other.md", 1),
        (DOCUMENT, line_of("| substitute_days |", files)),
        (DOCUMENT, line_of("| July 4 |", files)),
    ]


def test_a_file_beyond_the_limit_is_refused() -> None:
    """A document or a text of boundless size is not read."""
    assert "characters" in problems({**pack(), DOCUMENT: "x" * 200_001})[0].what
    assert "'adopted.txt' as the text" in problems({**pack(), TEXT: "x" * 200_001})[0].what


def test_a_pack_without_a_document_is_refused() -> None:
    """A folder of anything is no pack."""
    assert [str(one) for one in problems({TEXT: "words"})] == [
        "pack, line 1: 0 documents among 1 files; expected: one *.md for each version, at most 50 files"
    ]


def test_a_hopeless_pack_is_given_up() -> None:
    """A pack with very many problems is refused with the first hundred of them, and says that there may be more."""
    files = replaced("## Actions\n", "## Actions\n\n" + "a | b\n" * 5_000)
    assert len(problems(files)) == 101


def test_a_table_with_too_many_cases_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that cannot be walked to its end in reasonable time is refused, not waited for."""
    monkeypatch.setattr(reach, "CHOICES", 5)
    files = pack()
    assert [(one.line, one.what) for one in problems(files)] == [
        (line_of("| R0 |", files), "too many cases in the table regular"),
        (line_of("| S0 |", files), "too many cases in the table substitute"),
        (line_of("| M1 |", files), "too many cases in the table may_serve"),
    ]
