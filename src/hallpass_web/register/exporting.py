"""Export: the register that an asker sees, as a file that imports again without changing anything."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Literal

from hallpass.files.write import write_register
from hallpass.register.edits import with_lists
from hallpass.register.register import Register
from hallpass.register.schema import LISTS
from hallpass_web.accounts.asking import Asker
from hallpass_web.audit.moments import Moment
from hallpass_web.register.bridge import seen_register
from hallpass_web.register.importing.comparing import NO_ID
from hallpass_web.register.importing.models import FileName

Form = Literal["json", "xlsx", "csv"]
FORMS: Final[Mapping[Form, tuple[str, str]]] = {
    "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": ("json", "application/json"),
    "csv": ("zip", "application/zip"),
}
"""The forms of a register file, each with the ending and the type of the one file it goes out as."""
_WRITTEN_ON: Final = (2000, 1, 1, 0, 0, 0)  # a fixed day: the same register gives the same bytes

Ids = Mapping[tuple[str, str], str]


def exported(asker: Asker, at: Moment) -> Register:
    """The register as the asker sees it, under the ids that the organization's own files gave."""
    register = seen_register(asker, at)
    ids = _ids(asker, register, at)
    return with_lists(
        register, {name: tuple(_named(name, row, ids) for row in getattr(register, name)) for name in LISTS}
    )


def as_file(register: Register, form: Form) -> bytes:
    """The register as the bytes of one file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / {"json": "register.json", "xlsx": "register.xlsx", "csv": "register"}[form]
        write_register(register, path, form)
        return _zipped(path) if form == "csv" else path.read_bytes()


def _zipped(folder: Path) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in sorted(folder.iterdir()):
            packed.writestr(zipfile.ZipInfo(file.name, _WRITTEN_ON), file.read_bytes())
    return data.getvalue()


def _ids(asker: Asker, register: Register, at: Moment) -> Ids:
    """The id of a file for each key that has one, where no other row of the list goes by it."""
    rows = at(FileName).filter(organization=asker.organization).values_list("list", "row", "name")
    keys = {name: {row.id for row in getattr(register, name)} for name in LISTS}
    return {(name, key): file_id for name, key, file_id in rows if key in keys[name] and file_id not in keys[name]}


def _named(name: str, row: Any, ids: Ids) -> Any:
    """The row with the ids of files in place of keys."""
    changed: dict[str, Any] = {}
    for column in LISTS[name].columns:
        value = getattr(row, column.field)
        to = name if column.name == "id" else column.to
        if to is None or value is None:
            continue
        named = (
            tuple(ids.get((to, one), one) for one in value) if isinstance(value, tuple) else ids.get((to, value), value)
        )
        if column.name == "id" and not column.required and value.startswith(NO_ID):
            named = None
        if named != value:
            changed[column.field] = named
    return replace(row, **changed) if changed else row
