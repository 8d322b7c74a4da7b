"""The review of a contract: its verdict, the passages that it rests on, and where another document is named."""

from __future__ import annotations

import json
from dataclasses import dataclass

from hallpass.contracts.elsewhere import refers_to, stands_elsewhere
from hallpass.contracts.findings import Judged, judge
from hallpass.contracts.passages import Document, Passage
from hallpass.contracts.verdict import verdict_of

FORMAT = "hallpass-contract-review/1"
HIGHEST = 0.99  # no reading is certain


@dataclass(frozen=True, slots=True)
class Review:
    """What did the reading of one contract find? A person confirms or overrules it."""

    document: Document
    verdict: dict[str, str]
    passages: tuple[Judged, ...]  # those with a label, in the order of the document
    refers_to: tuple[Passage, ...]

    @property
    def conforms(self) -> bool:
        """Section 2: are all seven duties there, with nothing in conflict with 4.3? (4.4 alone changes nothing.)"""
        duties = [word for paragraph, word in self.verdict.items() if paragraph.startswith("4.1.")]
        return all(word == "present" for word in duties) and self.verdict["4.3"] in ("prohibited", "silent")


def review(document: Document) -> Review:
    """Judge a contract passage by passage, then as a whole (2, 4.1 to 4.4)."""
    judged = judge(document)
    labelled = tuple(one for one in judged if any(not finding.denied for finding in one.findings))
    return Review(document, verdict_of(judged, stands_elsewhere(document, judged)), labelled, refers_to(document))


def to_json(review: Review) -> str:
    """The review in its exact form, the same bytes each time."""
    document = review.document
    whole = {
        "format": FORMAT,
        "document": {"file": document.file, "sha256": document.sha256, "pages": document.pages, "ocr": document.ocr},
        "verdict": review.verdict,
        "passages": [_passage(judged) for judged in review.passages],
        "refers_to": [{"text": passage.text, "page": passage.page} for passage in review.refers_to],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _passage(judged: Judged) -> dict[str, object]:
    found = [finding for finding in judged.findings if not finding.denied]
    confidence = min(finding.confidence for finding in found)
    return {
        "text": judged.passage.text,
        "page": judged.passage.page,
        "labels": [finding.label for finding in found],
        "confidence": round(min(confidence, HIGHEST), 2),
    }
