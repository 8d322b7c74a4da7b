"""Whatever bytes a file holds, reading gives passages or a sentence that says why not."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.contracts.reading import make_documents
from tests.contracts.reading.make_documents import source
from tests.contracts.reading.reads import read_bytes

from hallpass.contracts.passages import Passage
from hallpass.contracts.reading import child
from hallpass.contracts.reading.plain import decode

WORDS = st.text(st.characters(codec="utf-8"), max_size=400)
MARKS = st.text("aiv1. ()•-:;_\n\t\fThe shall", max_size=300)


@cache
def good_file(form: str) -> bytes:
    """A contract to spoil."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "contract"
        (make_documents.docx if form == "docx" else make_documents.pdf)(source("articles"), path)
        return path.read_bytes()


def answer(data: bytes) -> dict[str, object]:
    """What the reading process would say of these bytes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "contract"
        path.write_bytes(data)
        return child.answer(path, lambda _done, _total: None)


def assert_sound(passages: tuple[Passage, ...]) -> None:
    """Passages have words, folded white space and lead-ins only where something is led in."""
    for passage in passages:
        assert passage.text.split() == passage.text.split(" ")
        assert any(c.isalnum() or c == "_" for c in passage.text)
        assert passage.lead_in is None or passage.kind in ("item", "lead_in", "sentence")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes(data: bytes) -> None:
    """Any bytes at all are read or refused, and nothing else happens."""
    said = answer(data)
    assert said.keys() in ({"document"}, {"cannot"})
    assert "not known" not in str(said)  # no error that nobody foresaw


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["docx", "pdf"]), st.data())
def test_spoiled_files(form: str, data: st.DataObject) -> None:
    """A contract that is cut short or in which bytes are changed is read as far as it goes, or refused."""
    content = bytearray(good_file(form))
    for _ in range(data.draw(st.integers(0, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    said = answer(bytes(content[: data.draw(st.integers(5, len(content)))]))
    assert said.keys() in ({"document"}, {"cannot"})


@settings(max_examples=150, deadline=None)
@given(st.one_of(WORDS, MARKS))
def test_any_text(text: str) -> None:
    """Any text gives sound passages, or is refused with a sentence that someone wrote."""
    said = answer(text.encode())
    assert "not known" not in str(said.get("cannot"))
    if "document" in said:
        with TemporaryDirectory() as folder:
            assert_sound(read_bytes(text.encode(), Path(folder)))


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_any_encoding(data: bytes) -> None:
    """Any bytes have some reading as text."""
    assert isinstance(decode(data), str)
