"""Where sentences end."""

from __future__ import annotations

import pytest

from hallpass.contracts.reading.sentences import split

BREAK = " // "


@pytest.mark.parametrize(
    "text",
    [
        "It begins in May. // It ends in June.",
        "The officer is asked. // “Who?” // No one knows.",
        "He called it a “Party.” // The City pays.",
        "It is open until 3:00 p.m. // The officer leaves then.",
        "It is open from 7:00 a.m. to 3:00 p.m. on Monday.",
        "See Minn. Stat. § 626.8482, subd. 4. // The board agrees.",
        "Dr. A. B. Quist of 14 Mill St. in Pinewater signs for District No. 12.",
        "The work is in Exhibit A. // The City pays.",
        "It works with the U.S. Department of Justice, 34 C.F.R. part 99, and others, e.g. Example Inc. of Osier.",
        "Section 4 is replaced with: // “The officer walks. // The officer talks.”",
        "A section is added: // “4A. The officer is no disciplinarian. // The principal is.”",
        "It costs $4.50 an hour. // Extra hours cost $5.50.",
        "Fees: the amounts below.",
        "(The chief agrees.) // The board does too.",
    ],
)
def test_sentences(text: str) -> None:
    """Abbreviations, initials, numbers and quotations end no sentence by themselves."""
    joined = text.replace(BREAK, " ")
    assert BREAK.join(joined[start:end] for start, end in split(joined)) == text


def test_every_word_is_in_one_sentence() -> None:
    """Nothing between the first and the last word of a text is lost but the space between sentences."""
    text = "One. Two! Three? Mr. Four. “Five.” Six: seven."
    assert " ".join(text[start:end] for start, end in split(text)) == text
