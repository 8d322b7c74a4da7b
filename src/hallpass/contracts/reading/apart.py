"""A file opened in a process of its own, held to limits of memory and time: what is in it is not trusted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any

import hallpass
from hallpass.contracts.passages import Box, Document, Passage
from hallpass.contracts.reading.cannot import CannotRead

MOST_BYTES = 100_000_000
SECONDS_A_PAGE = 60.0  # OCR of a page takes some 8 seconds; a page that takes as long as this is not a contract's
_ONE_THREAD = {  # every thread takes addresses, and a machine of many cores would run out of those that are granted
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OPENCV_FOR_THREADS_NUM": "1",
    "MALLOC_ARENA_MAX": "2",
}
_MOST_ANSWER = 100_000_000
_TOO_LONG = "Opening the file takes far more time than a contract needs; it was given up."
_DIED = "Opening the file went beyond the limits of memory and time, or broke off; it is damaged or no contract."


def read_document(
    path: Path, *, progress: Callable[[int, int], None] | None = None, seconds_a_page: float = SECONDS_A_PAGE
) -> Document:
    """Which passages does the document in this file hold? CannotRead says why it could not be read.

    `progress` is called with the pages read so far and the pages in all.
    """
    _check_size(path)
    with _child(path) as child:
        try:
            for answer in _answers(child, seconds_a_page):
                if "document" in answer:
                    return _document(answer["document"])
                if "cannot" in answer:
                    raise CannotRead(answer["cannot"])
                if progress:
                    progress(answer["done"], answer["total"])
        finally:
            child.kill()
    raise CannotRead(_DIED)


def _check_size(path: Path) -> None:
    if not path.exists():
        raise CannotRead("There is no such file.")
    if not path.is_file():
        raise CannotRead("This is not a file.")
    size = path.stat().st_size
    if size == 0:
        raise CannotRead("The file is empty.")
    if size > MOST_BYTES:
        raise CannotRead(f"The file has {size / 1e6:,.0f} MB; contracts of up to {MOST_BYTES / 1e6:,.0f} MB are read.")


def _child(path: Path) -> subprocess.Popen[bytes]:
    """The process that opens the file. It finds this same package, and nothing in the folder it is started from."""
    home = str(Path(hallpass.__file__).parents[1])
    environment = {**os.environ, **_ONE_THREAD, "PYTHONPATH": home}
    command = [sys.executable, "-P", "-m", "hallpass.contracts.reading.child", str(path.absolute())]
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )


def _answers(child: subprocess.Popen[bytes], seconds: float) -> Iterator[dict[str, Any]]:
    """What the child says, line by line; it is given up when it says nothing for so long."""
    lines: Queue[bytes] = Queue()
    Thread(target=_listen, args=(child.stdout, lines), daemon=True).start()
    try:
        while line := lines.get(timeout=seconds):
            yield json.loads(line)
    except Empty as error:
        raise CannotRead(_TOO_LONG) from error
    except json.JSONDecodeError as error:
        raise CannotRead(_DIED) from error


def _listen(pipe: IO[bytes], lines: Queue[bytes]) -> None:
    """Pass on each line; an empty one says that the child is gone."""
    while line := pipe.readline(_MOST_ANSWER):
        lines.put(line)
    lines.put(b"")


def _document(answer: dict[str, Any]) -> Document:
    return Document(**{**answer, "passages": tuple(map(_passage, answer["passages"]))})


def _passage(answer: dict[str, Any]) -> Passage:
    boxes = tuple(Box(**box) for box in answer["boxes"])
    row = tuple((name, words) for name, words in answer["row"])
    return Passage(**{**answer, "headings": tuple(answer["headings"]), "boxes": boxes, "row": row})
