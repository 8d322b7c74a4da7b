"""The jobs of an import: reading its files, accepting it, undoing it. Each can be begun anew at any point."""

from __future__ import annotations

import json

from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Kind
from hallpass_web.jobs.kinds import NotDone, Progress
from hallpass_web.register.importing.apart import read_apart
from hallpass_web.register.importing.models import Import, Stage
from hallpass_web.register.importing.selectors import asker_for
from hallpass_web.register.importing.services import NotAccepted
from hallpass_web.register.importing.services import accept as accept_import
from hallpass_web.register.importing.services import undo as undo_import
from hallpass_web.register.importing.uploads import folder_of
from hallpass_web.register.models import District

GONE = "This import was dropped meanwhile."
NO_ROLE = "Whoever asked for it no longer has the role for it. Nothing was changed."


def read(key: str, progress: Progress) -> None:
    """Read the files of an import, apart; what came of it lies beside them."""
    one = _import(key)
    asker = _asker(one)
    folder = folder_of(key)
    (folder / "mapping.json").write_text(json.dumps(one.mapping), encoding="utf-8")
    (folder / "told.json").write_text(json.dumps(_told(asker)), encoding="utf-8")
    answer = read_apart(folder, progress)
    refused = answer.get("refused", "")
    Import.objects.filter(key=key, act=None).update(
        stage=Stage.REFUSED if refused else Stage.READY, says=refused, gaps=bool(answer.get("gaps"))
    )


def accept(key: str, progress: Progress) -> None:
    """Accept an import as one act; nothing where somebody changed a row meanwhile: then the preview says so."""
    one = _import(key)
    progress(10, "comparing once more, then writing all rows at once")
    try:
        accept_import(key, _asker(one))
    except NotAccepted as reason:
        raise NotDone(str(reason)) from None


def undo(key: str, progress: Progress) -> None:
    """Undo an import as one act; what came to stand in the way since somebody asked for it is said."""
    one = _import(key)
    progress(10, "looking for what depends on it, then putting back all rows at once")
    try:
        undo_import(key, _asker(one))
    except NotAccepted as reason:
        raise NotDone(str(reason)) from None


def _import(key: str) -> Import:
    one = Import.objects.filter(key=key).first()
    if one is None:
        raise NotDone(GONE)
    return one


def _asker(one: Import) -> Asker:
    asker = asker_for(one)
    if asker is None:
        raise NotDone(NO_ROLE)
    return asker


def _told(asker: Asker) -> dict[str, str]:
    """The district that lists are about, where a district brings them."""
    if asker.kind != Kind.DISTRICT:
        return {}
    district = District.objects.filter(key=asker.row, until=None).first()
    if district is None:
        return {}
    return {"district": district.name, "district_id": district.key, "kind": district.kind}
