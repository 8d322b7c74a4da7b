"""The process of its own in which files are read: `python -m hallpass_web.register.importing.child FOLDER`.

The folder has `files/`, and perhaps `mapping.json` and `told.json`. It gets `read.json`: the register with everything
that reading has to say about it, or the reason why there is none. How far it is goes to standard output, line by line.
It is held to limits of memory and time, for what is in the files is not trusted.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from hallpass.files.opening import FileUnreadable
from hallpass.files.read import ReadResult, read_register
from hallpass.files.tidying.districts import Told
from hallpass.files.tidying.sheets import Place
from hallpass.files.tidying.sizes import CannotTidy
from hallpass.files.tidying.tidy import Tidied, tidy
from hallpass.register.register import Register
from hallpass.register.schema import LISTS
from hallpass_web.register.written import as_row

if sys.platform != "win32":
    import resource

_MEMORY: Final = 3 << 30
_LARGEST_FILE: Final = 400_000_000
_CPU_SECONDS: Final = 600
_MOST_UNPACKED: Final = 200_000_000
_MOST_PARTS: Final = 200
_MISSING: Final = "a column with the heading"

Progress = Callable[[int, str], None]


class Refused(Exception):
    """Files that cannot be read; says why, in words."""


def main() -> None:
    """Read the files of a folder, and write what came of it."""
    _limit()
    folder = Path(sys.argv[1])

    def progress(share: int, says: str) -> None:
        print(json.dumps([share, says]), flush=True)

    answer = json.dumps(answer_for(folder, progress))
    (folder / "read.part").write_text(answer, encoding="utf-8")
    os.replace(folder / "read.part", folder / "read.json")


def answer_for(folder: Path, progress: Progress) -> dict[str, Any]:
    """What the files of a folder hold, or why they cannot be read."""
    try:
        return _read(folder, progress)
    except (Refused, CannotTidy) as error:
        return {"refused": str(error)}
    except FileUnreadable as error:
        return {"refused": f"{error.path.name}: {error.says}"}
    except MemoryError:
        return {"refused": "Reading the files takes far more memory than lists of officers need; they are not read."}
    except Exception as error:  # whatever a hostile file makes a library raise, the answer is a sentence
        return {"refused": f"The files cannot be read: they are damaged, or made in a way that is not known ({error})."}


def _limit() -> None:
    if sys.platform == "win32":
        return
    with contextlib.suppress(ValueError, OSError):  # a system that knows no such limit
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))
        resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _read(folder: Path, progress: Progress) -> dict[str, Any]:
    files = sorted(_unpacked(folder))
    if register := _as_register(files, progress):
        return register
    lists = [file for file in files if file.suffix.lower() != ".json"]
    if not lists:
        raise Refused("There is no workbook and no CSV file in it.")
    mapping = {tuple(section): entries for section, entries in _kept(folder / "mapping.json", [])}
    told = Told(**_kept(folder / "told.json", {}))
    return _of_lists(tidy(lists, mapping, told, progress))


def _kept(path: Path, default: Any) -> Any:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else default


def _unpacked(folder: Path) -> list[Path]:
    """The files, those of an archive taken out of it."""
    found: list[Path] = []
    for file in (folder / "files").iterdir():
        found += _parts(file, folder / "unpacked") if file.suffix.lower() == ".zip" else [file]
    if twice := {file.name for file in found if [other.name for other in found].count(file.name) > 1}:
        raise Refused(f"Two files are called {min(twice)}; expected different names.")
    return found


def _parts(archive: Path, place: Path) -> Iterator[Path]:
    try:
        with zipfile.ZipFile(archive) as packed:
            parts = [part for part in packed.infolist() if _is_a_list(part.filename)]
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise Refused(f"{archive.name}: it unpacks to more than {_MOST_UNPACKED // 1_000_000} MB.")
            place.mkdir(exist_ok=True)
            for part in parts:
                path = place / Path(part.filename).name
                path.write_bytes(packed.read(part))
                yield path
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise Refused(f"{archive.name}: this is no zip archive, or it is damaged.") from error


def _is_a_list(name: str) -> bool:
    path = Path(name)
    hidden = path.name.startswith(".") or "__MACOSX" in path.parts
    return not hidden and path.suffix.lower() in (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".json")


# A register file.


def _as_register(files: Sequence[Path], progress: Progress) -> dict[str, Any] | None:
    """The answer if the files are a register file in one of its forms; None for lists to be tidied."""
    progress(0, "looking what the files are")
    path = _one_register(files)
    if path is None:
        return None
    try:
        result = read_register(path, lambda name, rows: progress(20, f"reading {rows:,} rows of {name}"))
    except FileUnreadable:
        if path.suffix.lower() == ".json":
            raise
        return None
    filled = result.register is not None and any(getattr(result.register, name) for name in LISTS)
    if not filled and (not result.problems or any(p.expected.startswith(_MISSING) for p in result.problems)):
        return None
    return _of_register(result)


def _one_register(files: Sequence[Path]) -> Path | None:
    """Where the one register lies, if the files can be one."""
    if len(files) == 1 and files[0].suffix.lower() in (".json", ".xlsx"):
        return files[0]
    named = all(file.suffix.lower() == ".csv" for file in files) and any(file.stem in LISTS for file in files)
    return files[0].parent if named and len({file.parent for file in files}) == 1 else None


def _of_register(result: ReadResult) -> dict[str, Any]:
    problems = [asdict(problem) for problem in result.problems]
    answer = {"gaps": False, "problems": problems, "remarks": list(_remarks(result))}
    return answer | {"rows": _rows(result.register or Register()), "places": _numbers(result.places)}


def _remarks(result: ReadResult) -> Iterator[str]:
    """What the file has that the format does not: columns are kept with their rows, lists have no place."""
    for name, headings in result.unknown_columns.items():
        for heading in headings:
            yield f"{name}: the column {heading} is not part of the format; it is kept with its row"
    for name in result.unknown_lists:
        yield f"{name}: this list is not part of the format; it stays out"


def _numbers(places: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    return {name: list(rows) for name, rows in places.items() if name in LISTS}


def _rows(register: Register) -> dict[str, list[dict[str, Any]]]:
    return {name: [as_row(name, record) for record in getattr(register, name)] for name in LISTS}


# Lists that were tidied.


def _of_lists(tidied: Tidied) -> dict[str, Any]:
    return {
        "gaps": True,
        "rows": _rows(tidied.register),
        "grounds": {name: [list(map(_place, row)) for row in rows] for name, rows in tidied.grounds.items()},
        "understood": [_told(table) for table in tidied.understood],
        "guesses": [_told(guess) for guess in tidied.guesses],
        "questions": [_told(question) for question in tidied.questions],
        "unread": [_told(cell) for cell in tidied.unread],
        "notices": [_told(notice) for notice in tidied.notices],
        "mapping": tidied.mapping,
    }


def _told(value: Any) -> Any:
    if isinstance(value, Place):
        return _place(value)
    if hasattr(value, "__dataclass_fields__"):
        return {name: _told(getattr(value, name)) for name in value.__dataclass_fields__}
    return [_told(one) for one in value] if isinstance(value, tuple) else value


def _place(place: Place) -> list[Any]:
    return [place.file, place.sheet, place.row, place.column]


if __name__ == "__main__":
    main()
