"""What can be done with an import: bring files, decide, accept, undo."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from hallpass_web import clock
from hallpass_web.accounts.asking import Asker
from hallpass_web.audit.models import Act
from hallpass_web.audit.moments import Moment, newest
from hallpass_web.audit.recorder import Change, locked_head, record
from hallpass_web.jobs.models import Job
from hallpass_web.jobs.services import begin, under_way
from hallpass_web.register.importing.depending import Dependent, depending_on, reversal, standing
from hallpass_web.register.importing.models import FileName, Import, Stage
from hallpass_web.register.importing.preview import names_in
from hallpass_web.register.importing.rights import all_theirs
from hallpass_web.register.importing.selectors import Seen, seen_import
from hallpass_web.register.importing.uploads import take_in, throw_away, wrong_with
from hallpass_web.register.models import MODELS
from hallpass_web.register.services import doing_of

NO_REASON: Final = "Expected a reason: facts that are on record are corrected. Found nothing."
DECIDED: Final = "This import was accepted or dropped meanwhile. Nothing was changed."
UNDER_WAY: Final = {
    "import.read": "These files are being read. Decide once that is done.",
    "import.accept": "It is being accepted as it stood when Accept was pressed. What came later was not taken.",
}
"""The jobs during which nobody decides on an import, and what is said to whoever tries."""
CHOSEN: Final = "Somebody decided on this file since you looked. Nothing was accepted."
TAKEN_OVER: Final = "Some of its rows are kept by another organization by now, so it cannot be undone as one act."


class NotAccepted(Exception):
    """An import that cannot be accepted or undone as asked; says why."""


class StillNeeded(NotAccepted):
    """An import that cannot be undone: the first of what depends on it, and how much that is."""

    def __init__(self, dependents: Sequence[Dependent], count: int) -> None:
        super().__init__("Something later depends on this import by now. Nothing was undone.")
        self.dependents = tuple(dependents)
        self.count = count


def bring(asker: Asker, files: Sequence[UploadedFile[Any]]) -> tuple[Job | None, list[str]]:
    """Take in files and have them read; what is wrong with them where they are not taken."""
    wrong = wrong_with(files)
    if wrong:
        return None, wrong
    key = secrets.token_hex(10)
    try:
        told = take_in(key, files)
    except OSError as error:
        throw_away(key)
        return None, [f"The files cannot be stored: {error.strerror}. Nothing was changed."]
    with transaction.atomic():
        Import.objects.create(
            key=key, person=asker.person, organization=asker.organization, begun_at=clock.now(), files=told
        )
        return begin("import.read", key, asker.person, f"/import/{key}/"), []


@contextmanager
def _undecided(one: Import) -> Iterator[Import]:
    """An import as it stands, held: of two who decide at once, neither takes back what the other decided.

    While its files are read, and once Accept was pressed, nobody decides, until that is done or given up.
    """
    with transaction.atomic():
        held = Import.objects.select_for_update().filter(key=one.key, act=None).first()
        if held is None:
            raise NotAccepted(DECIDED)
        if job := under_way(one.key, *UNDER_WAY):
            raise NotAccepted(UNDER_WAY[job.kind])
        yield held


def read_again(one: Import, asker: Asker, answers: Mapping[tuple[str, ...], Mapping[str, str]]) -> Job:
    """Have the files of an import read anew with these lines of the mapping."""
    with _undecided(one) as held:
        mapping = {tuple(section): dict(entries) for section, entries in held.mapping}
        for section, entries in answers.items():
            mapping.setdefault(section, {}).update(entries)
        held.mapping = [[list(section), entries] for section, entries in mapping.items()]
        held.stage = Stage.READING
        held.save(update_fields=["mapping", "stage"])
        return begin("import.read", one.key, asker.person, f"/import/{one.key}/")


def decide_person(one: Import, file_id: str, key: str) -> None:
    """Say who an officer of the file is: the kept one with this key, or somebody else (no key)."""
    with _undecided(one) as held:
        held.people = {**held.people, file_id: key}
        held.save(update_fields=["people"])


def set_aside(one: Import, token: str, *, aside: bool) -> None:
    """Keep a row out of what is accepted, or take it in again."""
    with _undecided(one) as held:
        held.aside = sorted({*held.aside, token} if aside else {*held.aside} - {token})
        held.save(update_fields=["aside"])


def leave_unknown(one: Import, question: str) -> None:
    """Leave a question open on purpose."""
    with _undecided(one) as held:
        held.unknown = sorted({*held.unknown, question})
        held.save(update_fields=["unknown"])


def drop(one: Import) -> None:
    """Forget an import that was not accepted, with its files."""
    with _undecided(one) as held:
        held.delete()
    throw_away(one.key)


def ask_to_accept(one: Import, asker: Asker, seen: Seen, reason: str, choices: str) -> Job:
    """Begin accepting what the preview showed, by the choices that stood on it."""
    if not seen.taken:
        raise NotAccepted("There is nothing to accept: no row is new or changed.")
    if seen.needs_reason and not reason.strip():
        raise NotAccepted(NO_REASON)
    with _undecided(one) as held:
        if held.stage != Stage.READY or {choices, one.choices} != {held.choices}:
            raise NotAccepted(CHOSEN)
        held.person, held.reason, held.shown_at = asker.person, reason.strip(), seen.at.number
        held.save(update_fields=["person", "reason", "shown_at"])
        return begin("import.accept", one.key, asker.person, f"/import/{one.key}/")


def accept(key: str, asker: Asker) -> Act | None:
    """Record what an import changes, as one act in one transaction; None where somebody changed a row meanwhile.

    Asked again after it was done, it does nothing more.
    """
    with transaction.atomic():
        at = Moment(locked_head().number)
        one = Import.objects.select_for_update().get(key=key)
        if one.act is not None:
            return Act.objects.get(number=one.act)
        if one.stage != Stage.READY:
            raise NotAccepted("The files are being read anew. Look at the preview once more.")
        now = seen_import(asker, one, at)
        if now.lines != seen_import(asker, one, Moment(one.shown_at)).lines:
            return None
        if now.needs_reason and not one.reason:
            raise NotAccepted(NO_REASON)
        act = record(doing_of(asker, "import.accepted", one.reason), _changes(one, asker, now))
        if act is not None:
            one.act, one.stage = act.number, Stage.ACCEPTED
            one.save(update_fields=["act", "stage"])
        return act


def _changes(one: Import, asker: Asker, now: Seen) -> Iterator[Change]:
    about = {"file": one.names, "sha256": [file["sha256"] for file in one.files]}
    yield Change(None, one.key, about, about="imports")
    for line in now.taken:
        row = line.row
        yield Change(MODELS[row.list], row.key, row.after, line.told_by, expects=row.since)
    if not one.gaps:
        for (name, file_id), key in names_in(now.lines).items():
            yield _remembered(asker.organization, name, file_id, key)


def _remembered(organization: str, name: str, file_id: str, key: str) -> Change:
    row_key = hashlib.sha256(f"{organization}:{name}:{key}".encode()).hexdigest()[:32]
    row = {"id": row_key, "organization": organization, "list": name, "row": key, "name": file_id}
    return Change(FileName, row_key, row)


def ask_to_undo(one: Import, asker: Asker) -> Job:
    """Begin undoing an import; says at once what stands in the way, if anything does."""
    _refuse_held_back(one, asker, newest())
    with transaction.atomic():
        held = Import.objects.select_for_update().get(key=one.key)
        if under_way(one.key, "import.undo"):
            raise NotAccepted("This import is being undone already.")
        held.person = asker.person
        held.save(update_fields=["person"])
        return begin("import.undo", one.key, asker.person, f"/import/{one.key}/")


def undo(key: str, asker: Asker) -> Act:
    """Put everything back as it was before an import, as one act in one transaction; or say what stands in the way.

    Asked again after it was done, it does nothing more.
    """
    with transaction.atomic():
        at = Moment(locked_head().number)
        one = Import.objects.select_for_update().get(key=key)
        if one.undone_by is not None:
            return Act.objects.get(number=one.undone_by)
        act_undone = _refuse_held_back(one, asker, at)
        act = record(doing_of(asker, "import.undone", undoes=act_undone), reversal(act_undone))
        if act is None:
            raise NotAccepted("There is nothing left of this import to undo.")
        one.undone_by, one.stage = act.number, Stage.UNDONE
        one.save(update_fields=["undone_by", "stage"])
        return act


def _refuse_held_back(one: Import, asker: Asker, at: Moment) -> int:
    """The act of an import that can be undone at this moment; NotAccepted says why one cannot."""
    if one.act is None or one.stage != Stage.ACCEPTED:
        raise NotAccepted("This import is not accepted, so there is nothing to undo.")
    dependents, count = depending_on(asker, one.act, at)
    if count:
        raise StillNeeded(dependents, count)
    if not all_theirs(asker, standing(one.act), at):
        raise NotAccepted(TAKEN_OVER)
    return one.act
