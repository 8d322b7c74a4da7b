"""The process of its own in which a file is opened: `python -m hallpass.contracts.reading.child FILE`.

It writes a line of JSON for each page that it has read, and a last one with the document or with the reason why there
is none.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hallpass.contracts.reading.cannot import CannotRead
from hallpass.contracts.reading.opening import Progress, open_document

if TYPE_CHECKING:
    from hallpass.contracts.reading.pdf import Ocr

if sys.platform != "win32":
    import resource

_TEXT_MEMORY, _OCR_MEMORY = 1024 << 20, 2560 << 20  # of addresses; about half of them are ever used
_CPU_SECONDS = 3600  # for a child whose parent is gone; while it lives, the parent watches the clock
_FOREIGN = "The file cannot be read: it is damaged, or made in a way that is not known"


def main() -> None:
    """Read the document that the command line names and write what came of it."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no answer

    def progress(done: int, total: int) -> None:
        print(json.dumps({"done": done, "total": total}), file=out, flush=True)

    _limit(_TEXT_MEMORY)
    print(json.dumps(answer(Path(sys.argv[1]), progress)), file=out, flush=True)


def answer(path: Path, progress: Progress) -> dict[str, Any]:
    try:
        return {"document": asdict(open_document(path, _ocr, progress))}
    except CannotRead as error:
        return {"cannot": error.reason}
    except MemoryError:
        return {"cannot": "Opening the file takes far more memory than a contract needs; it is not opened."}
    except RecursionError:
        return {"cannot": "The file is nested far more deeply than a contract is; it is not opened."}
    except OSError as error:
        return {"cannot": f"The file cannot be opened: {error.strerror or type(error).__name__}."}
    except Exception as error:  # whatever a hostile file makes a library raise, the answer is a sentence
        return {"cannot": f"{_FOREIGN} ({type(error).__name__})."}


def _ocr() -> Ocr:
    _limit(_OCR_MEMORY)
    from hallpass.contracts.reading import ocr  # noqa: PLC0415 (heavy; most contracts need none)

    return ocr.reader()


def _limit(memory: int) -> None:
    """Hold this process to so much memory; it may be granted more later, up to what OCR needs. It writes no file."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(ValueError, OSError):  # a system that knows no such limit
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (memory, _OCR_MEMORY))


if __name__ == "__main__":
    main()
