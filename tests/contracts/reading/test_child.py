"""What the process in which a file is opened says of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hallpass.contracts.reading import child
from hallpass.contracts.reading.cannot import CannotRead


def answer(path: Path) -> dict[str, object]:
    """What the child says of a file, as it comes over the line."""
    return json.loads(json.dumps(child.answer(path, lambda _done, _total: None)))


def test_a_document_as_json(tmp_path: Path) -> None:
    """A document is told as plain values, passage by passage."""
    path = tmp_path / "contract.txt"
    path.write_bytes(b"The term is one year. It ends in June.")
    document = answer(path)["document"]
    assert document["file"] == "contract.txt"
    assert [one["text"] for one in document["passages"]] == ["The term is one year.", "It ends in June."]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (CannotRead("The file is empty."), "The file is empty."),
        (MemoryError(), "far more memory"),
        (RecursionError(), "nested far more deeply"),
        (OSError(13, "Permission denied"), "cannot be opened: Permission denied."),
        (KeyError("w:p"), "made in a way that is not known (KeyError)."),
    ],
)
def test_whatever_goes_wrong(error: Exception, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a file makes its reader raise, the answer is a sentence, and its own words stay out of it."""

    def fail(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr(child, "open_document", fail)
    told = answer(Path("contract.pdf"))
    assert told.keys() == {"cannot"}
    assert said in str(told["cannot"])
    assert str(told["cannot"]).endswith(".")
    assert "w:p" not in str(told["cannot"])
