"""What tests of import stand on: a folder for files, and a way to bring some and have them read."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.cast import Cast

from hallpass_web.jobs.worker import work_once
from hallpass_web.register.importing import child, work
from hallpass_web.register.importing.models import Import


def read_here(folder: Path, progress: Any) -> dict[str, Any]:
    """Files read in this process: quick, and as the other process reads them."""
    answer = json.loads(json.dumps(child.answer_for(folder, progress)))
    (folder / "read.json").write_text(json.dumps(answer), encoding="utf-8")
    return answer


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "read_apart", read_here)


class Desk:
    """Somebody's browser at the pages of import."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.key = ""

    def bring(self, *files: tuple[str, bytes]) -> Any:
        """Bring files, have them read, and give the page that comes."""
        given = [SimpleUploadedFile(name, content) for name, content in files]
        answer = self.client.post("/import/", {"files": given})
        assert answer.status_code == 302, answer.content.decode()
        work_once()
        self.key = Import.objects.latest("begun_at").key
        return self.page()

    def page(self, query: str = "") -> Any:
        """The page of the import now."""
        return self.client.get(f"/import/{self.key}/{query}")

    @property
    def seen(self) -> Any:
        """The import as its page shows it."""
        return self.page().context["seen"]

    def shown(self) -> dict[str, str]:
        """The moment and the choices that the page shown now rests on, as its form sends them."""
        return dict(re.findall(r'name="(at|choices)" value="(\w+)"', self.page().content.decode()))

    def does(self, act: str, **posted: str) -> Any:
        """Press a button of the page."""
        return self.client.post(f"/import/{self.key}/{act}/", posted)

    def accepts(self, reason: str = "the office's list is right") -> Any:
        """Accept what the page shows; the page that comes once the job is done."""
        return self._done(self.does("accept", reason=reason, **self.shown()))

    def undoes(self) -> Any:
        """Undo the import; the page that comes once the job is done, or why there is none."""
        return self._done(self.does("undo"))

    def _done(self, answer: Any) -> Any:
        if answer.status_code == 302:
            work_once()
            return self.page()
        return answer

    @property
    def one(self) -> Import:
        """The import."""
        return Import.objects.get(key=self.key)


@pytest.fixture
def desk(cast: Cast) -> Callable[[str], Desk]:
    """The desk of one of the cast."""
    return lambda name: Desk(cast.client(name))


def as_json(lists: dict[str, list[dict[str, Any]]]) -> tuple[str, bytes]:
    """A register file in JSON."""
    return "register.json", json.dumps({"format": "hallpass-register/1", **lists}).encode()


def as_csv(rows: list[list[Any]], name: str = "roster.csv") -> tuple[str, bytes]:
    """A list as offices keep it."""
    text = io.StringIO()
    for row in rows:
        text.write(",".join(f'"{cell}"' for cell in row) + "\r\n")
    return name, text.getvalue().encode()


def words_of(page: Any) -> str:
    """The words of a page, without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


HEADINGS = ["Officer", "License", "Agency", "School", "Role", "Start", "End", "Course", "Completed"]
ROSTER = [
    ["Larkfield Public Schools - SRO list 2026-27"],
    [],
    HEADINGS,
    [
        "Hartwell, Olive",
        "310441",
        "Larkfield PD",
        "Larkfield High School",
        "SRO",
        "9/2/2025",
        "",
        "SRO course",
        "8/15/25",
    ],
    ["Wendell, Cass", "298117", "Moraine County Sheriff", "Larkfield Middle School", "SRO", "9/8/2026", "", "", ""],
    ["Marlow, Sabine", "320018", "Moraine County Sheriff", "Larkfield Middle School", "SRO", "11/2/2026", "", "", ""],
    ["Stone, Bo", "320019", "Bell Creek Police", "Larkfield High School", "Sub", "11/2/2026", "", "", ""],
]
