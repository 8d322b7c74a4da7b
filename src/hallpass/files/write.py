"""Writing a register file in any of its three forms."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

from hallpass.files import csv_form, json_form, xlsx_form
from hallpass.files.layouts import Unwritable, layouts
from hallpass.register.register import Register

FormName = Literal["json", "xlsx", "csv"]

_FORMS: Final = {"json": json_form, "xlsx": xlsx_form, "csv": csv_form}


def write_register(register: Register, path: Path, form: FormName | None = None) -> None:
    """Write a register as JSON, a workbook or a folder of CSV files, as `form` or else the path's ending says."""
    writer = _FORMS[form or form_of(path)]
    laid = layouts(register, writer.FORM)
    try:
        writer.write(laid, path)
    except OSError as error:
        raise Unwritable(f"{path}: it cannot be written ({error.strerror}); expected a place to write to") from error


def form_of(path: Path) -> FormName:
    """The form that a path asks for: .json, .xlsx, or a folder for CSV."""
    endings: dict[str, FormName] = {".json": "json", ".xlsx": "xlsx", "": "csv"}
    ending = "" if path.is_dir() else path.suffix.lower()
    if ending not in endings:
        raise Unwritable(f"{path}: expected a name that ends in .json or .xlsx, or a folder for CSV files")
    return endings[ending]
