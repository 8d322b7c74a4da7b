"""The report of a tidying as lines for a terminal: what was understood, guessed, asked, and could not be read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from hallpass.files.tidying.desk import Fate, Guess, Question
from hallpass.files.tidying.meanings import Meaning
from hallpass.files.tidying.sheets import Place, letters
from hallpass.files.tidying.tidy import TableUnderstood, Tidied

_MOST_PLACES = 6
_MOST_EACH = 12


def report_lines(tidied: Tidied) -> Iterator[str]:
    """The report, short: one line for what is alike."""
    yield from _understood(tidied)
    yield from _heading("Guesses", len(tidied.guesses), "taken, each on a ground; change them in the mapping file")
    yield from _guesses(tidied.guesses)
    yield from _heading("Questions", len(tidied.questions), "unknown or left out until the mapping file says")
    yield from _questions(tidied.questions)
    yield from _heading("Not read", len(tidied.unread), "cell by cell")
    for cell in tidied.unread:
        yield f'  {cell.place}: "{cell.value}"; expected {cell.expected}'
    yield from _heading("To look at", len(tidied.notices), "nothing was taken from these")
    for text, places in _grouped((notice.text, notice.place) for notice in tidied.notices):
        yield f"  {_places(places)}: {text}"
    if tidied.decided:
        yield from _heading(
            "By the mapping", len(tidied.decided), "other than what would be taken now, or not asked for"
        )
        yield from (f'  [{line.section[0]}] {line.key} = "{line.value}": {line.ground}' for line in tidied.decided)
    yield ""
    yield _summary(tidied)


def _heading(title: str, number: int, says: str) -> Iterator[str]:
    yield ""
    yield f"{title}: {number} ({says})" if number else f"{title}: none"


def _understood(tidied: Tidied) -> Iterator[str]:
    yield "Understood"
    for table in tidied.understood:
        where = ", ".join(part for part in (table.file, table.sheet) if part)
        year = f", school year {table.school_year}" if table.school_year else ""
        word = "column" if table.turned else "row"
        yield f"  {where}: headings in {word} {table.headings}{year}; {len(table.read)} {word}s read{_passed(table)}"
        for column in table.columns:
            if column.heading or column.meaning is not Meaning.LEAVE_OUT:
                how = "" if column.sure == "sure" else f", {column.sure}"
                yield f'    {column.place.cell} "{column.heading}": {column.meaning} ({column.ground}{how})'


def _passed(table: TableUnderstood) -> str:
    counts: dict[str, list[int]] = defaultdict(list)
    for row, reason in table.passed_over:
        counts[reason].append(row)
    told = [f"{reason} ({_numbers(rows, turned=table.turned)})" for reason, rows in counts.items()]
    return "; passed over: " + ", ".join(told) if told else ""


def _numbers(rows: Sequence[int], *, turned: bool) -> str:
    names = [letters(row) if turned else str(row) for row in rows[:_MOST_PLACES]]
    return ", ".join(names) + (f" and {len(rows) - _MOST_PLACES} more" if len(rows) > _MOST_PLACES else "")


def _guesses(guesses: Iterable[Guess]) -> Iterator[str]:
    grouped: dict[tuple[str, str], list[Guess]] = defaultdict(list)
    for guess in guesses:
        grouped[guess.ground, guess.sure].append(guess)
    for (ground, sure), alike in sorted(grouped.items(), key=lambda pair: pair[0][1]):
        yield f"  {sure}: {ground}"
        if sure == "sure":
            texts = list(dict.fromkeys(guess.taken for guess in alike))
            more = f" and {len(texts) - _MOST_EACH} more" if len(texts) > _MOST_EACH else ""
            yield f"    {len(alike)} cells: {'; '.join(texts[:_MOST_EACH])}{more}"
            continue
        for taken, places in list(_grouped((f'"{guess.value}" → {guess.taken}', guess.place) for guess in alike))[
            :_MOST_EACH
        ]:
            yield f"    {_places(places)}: {taken}"
        distinct = len({(guess.value, guess.taken) for guess in alike})
        if distinct > _MOST_EACH:
            yield f"    and {distinct - _MOST_EACH} more of this kind"


def _questions(questions: Iterable[Question]) -> Iterator[str]:
    for number, question in enumerate(questions, start=1):
        where = f" ({_places(question.places)})" if question.places else ""
        yield f"  {number}. [{question.section[0]}] {question.key}{where}"
        yield f"     {question.text}"
        if question.looks_like:
            yield f"     looks like: {question.looks_like}"
        if question.allowed and len(question.allowed) <= _MOST_EACH:
            yield f"     one of: {', '.join(question.allowed)}"


def _grouped(pairs: Iterable[tuple[str, Place]]) -> Iterator[tuple[str, list[Place]]]:
    groups: dict[str, list[Place]] = defaultdict(list)
    for text, place in pairs:
        groups[text].append(place)
    yield from groups.items()


def _places(places: Sequence[Place]) -> str:
    """The places, the file and sheet said once for the cells in it."""
    told = []
    for (file, sheet), cells in _by_sheet(places[:_MOST_PLACES]).items():
        told.append(", ".join(part for part in (file, sheet) if part) + ": " + " ".join(cells))
    more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
    return "; ".join(told) + more


def _by_sheet(places: Iterable[Place]) -> dict[tuple[str, str], list[str]]:
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for place in places:
        groups[place.file, place.sheet].append(place.cell)
    return groups


def _summary(tidied: Tidied) -> str:
    counts = Counter(fate.fate for fate in tidied.fates.values())
    told = ", ".join(f"{counts[fate]} {fate.says}" for fate in sorted(Fate, reverse=True) if counts[fate])
    return f"Every cell is accounted for: {told}."
