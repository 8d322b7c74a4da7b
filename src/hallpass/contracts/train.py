"""Learn the weights from the passages in training/: `python -m hallpass.contracts.train` writes model/weights.json."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import linalg

from hallpass.contracts.actors import Cast, plain
from hallpass.contracts.casting import cast_of
from hallpass.contracts.passages import Document, Passage
from hallpass.contracts.topics import LABELS, PART, Features, topic_text, words_in

SMOOTHING = 5.0  # how strongly large weights are held down
TURNS = 5  # the hands are left out in so many turns
RARE = 3  # words that fewer passages use are left out
_NO_TOPIC = ("title", "topic", "done_to", "removed")  # how a passage names a duty without being about it
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """One passage to learn from: whose hand, which words under which lead-in, what it is about, and why."""

    hand: str
    text: str
    under: str
    acts: tuple[str, ...]
    bearer: str
    force: str
    why: str

    @property
    def labels(self) -> tuple[str, ...]:
        """What the weights are to say of it: its acts, and whether it is only a part of one."""
        return (*self.acts, PART) if self.force == "part" else self.acts


def lessons() -> list[Lesson]:
    """Read all passages to learn from, hand by hand."""
    found: list[Lesson] = []
    folder = files("hallpass.contracts") / "training"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            for group in tomllib.loads(file.read_text("utf-8"))["group"]:
                found += _group(file.name.removesuffix(".toml"), group)
    return found + [one for one in map(_in_context, in_context()) if one is not None]


def in_context() -> list[dict[str, Any]]:
    """Read the passages that come with their context: headings, lead-in, the sentence before, the row of a table."""
    found: list[dict[str, Any]] = []
    folder = files("hallpass.contracts") / "training" / "context"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            hand = file.name.removesuffix(".toml")
            found += [{"hand": hand, **one} for one in tomllib.loads(file.read_text("utf-8"))["passage"]]
    return found


def _in_context(one: dict[str, Any]) -> Lesson | None:
    """What a passage in context teaches about topics; none where its words alone do not tell."""
    topic, label = str(one["topic"]), str(one["label"])
    if one["strength"] in _NO_TOPIC or " | " in one["text"]:
        return None
    if topic in ("4.3", "4.4"):
        turned = re.search(
            r"\b(?:not|no|never)\b|\?", f"{one['lead_in']} {one['before']} {' '.join(one['headings'])}".lower()
        )
        if turned or label not in (topic, f"conflict:{topic}"):  # a denial above would teach the opposite
            return None
        topic = label.replace(":", "-")
    elif topic == "none" and label == "4.2":
        topic = label
    text = f"{one['row']}: {one['text']}" if one.get("row") else str(one["text"])
    force = one["strength"] if one["whole"] else "part"
    bearer = "officer" if one["bearer"] == "officer" else "none"
    return Lesson(str(one["hand"]), text, str(one["lead_in"]), (topic,), bearer, force, str(one["why"]))


def _group(hand: str, group: dict[str, str]) -> list[Lesson]:
    acts = tuple(act.strip() for act in group["act"].split(","))
    bearer, force, why = group.get("bearer", "officer"), group.get("force", "must"), group["why"]
    pieces = [line.rpartition(" >> ") for line in group["passages"].splitlines() if line.strip()]
    return [Lesson(hand, text, under, acts, bearer, force, why) for under, _, text in pieces]


def lesson_texts(learned: list[Lesson]) -> list[str]:
    """The texts as they are judged: lower case, every name of the officer replaced."""
    passages = tuple(Passage(one.text, None, None, "item", (), None) for one in learned)
    cast: Cast = cast_of(Document("", "", None, False, passages))
    return [topic_text(plain(one.text).lower().strip(" .;,"), cast) for one in learned]


def fit(rows: Matrix, truth: npt.NDArray[np.bool_]) -> tuple[Matrix, Matrix]:
    """Least squares with held-down weights: a column and a constant for each label."""
    mean = rows.mean(axis=0)
    centred = _with_constant(rows - mean)
    columns = centred.T @ _shares(centred @ centred.T, truth)
    return columns[:-1], 3.0 * columns[-1] - mean @ columns[:-1]


def left_out(rows: Matrix, truth: npt.NDArray[np.bool_], hands: list[str]) -> Matrix:
    """The score of each passage by weights that never saw its hand."""
    centred = _with_constant(rows - rows.mean(axis=0))
    likeness = centred @ centred.T
    scores = np.zeros(truth.shape)
    turn = {hand: number % TURNS for number, hand in enumerate(sorted(set(hands)))}
    for now in range(min(TURNS, len(turn))):
        other = np.array([turn[one] != now for one in hands])
        shares = _shares(likeness[np.ix_(other, other)], truth[other])
        scores[~other] = likeness[np.ix_(~other, other)] @ shares
    return scores


def _with_constant(rows: Matrix) -> Matrix:
    return np.hstack([rows, np.full((len(rows), 1), 3.0)])


def _shares(likeness: Matrix, truth: npt.NDArray[np.bool_]) -> Matrix:
    """How much of each passage goes into each label's weights; both classes count by the root of their number."""
    found = []
    for label in truth.T:
        share = np.where(label, label.mean(), 1.0 - label.mean())
        root = (0.5 / np.maximum(share, 1e-9)) ** 0.25
        held = root[:, None] * likeness * root
        held[np.diag_indices_from(held)] += SMOOTHING
        factor = linalg.cho_factor(held, lower=True, overwrite_a=True, check_finite=False)
        found.append(root * linalg.cho_solve(factor, np.where(label, 1.0, -1.0) * root))
    return np.array(found).T


def calibrate(scores: Matrix, truth: npt.NDArray[np.bool_]) -> tuple[Matrix, Matrix]:
    """The slope and the shift that turn each label's scores into log odds (Platt's method)."""
    slopes, shifts = [], []
    for score, label in zip(scores.T, truth.T, strict=True):
        many, few = label.sum(), (~label).sum()
        goal = np.where(label, (many + 1.0) / (many + 2.0), 1.0 / (few + 2.0))
        slope, shift = 1.0, 0.0
        for _ in range(100):
            chance = 1.0 / (1.0 + np.exp(-(slope * score + shift)))
            wide = np.maximum(chance * (1.0 - chance), 1e-9)
            gradient = np.array([((chance - goal) * score).sum(), (chance - goal).sum()])
            mixed = (wide * score).sum()
            bend = np.array([[(wide * score * score).sum() + 1e-6, mixed], [mixed, wide.sum() + 1e-6]])
            slope, shift = np.array([slope, shift]) - np.linalg.solve(bend, gradient)
        slopes.append(slope)
        shifts.append(shift)
    return np.array(slopes), np.array(shifts)


def train() -> tuple[dict[str, object], Matrix]:
    """Learn everything anew: the weights as they are kept, and the calibrated chances of left-out passages."""
    learned = lessons()
    texts = lesson_texts(learned)
    counts = Counter(word for text in texts for word in words_in(text))
    features = Features.of(sorted(word for word, count in counts.items() if count >= RARE))
    rows = np.array([features.row(text) for text in texts])
    truth = np.array([[label in one.labels for label in LABELS] for one in learned])
    scores = left_out(rows, truth, [one.hand for one in learned])
    slopes, shifts = calibrate(scores, truth)
    columns, constants = fit(rows, truth)
    chances = 1.0 / (1.0 + np.exp(-(scores * slopes + shifts)))
    return _kept(features, columns * slopes, constants * slopes + shifts), chances


def _kept(features: Features, columns: Matrix, constants: Matrix) -> dict[str, object]:
    """The weights as readable rows, rounded so that they are small and the same everywhere."""
    rounded = [[round(float(value), 3) for value in row] for row in columns]
    at = len(rounded) - len(features.words) - len(features.pairs)
    words = dict(zip(features.words, rounded[at : at + len(features.words)], strict=True))
    pairs = dict(zip(features.pairs, rounded[at + len(features.words) :], strict=True))
    return {
        "labels": list(LABELS),
        "constants": [round(float(value), 3) for value in constants],
        "words": words,
        "ideas": pairs,
        "meaning": rounded[:at],
    }


def written(kept: dict[str, object]) -> str:
    """The weights as JSON with one row to a line."""
    lines = []
    for name, value in kept.items():
        if isinstance(value, dict):
            body = ",\n".join(f"  {json.dumps(key)}: {json.dumps(row)}" for key, row in value.items())
            lines.append(f'"{name}": {{\n{body}\n}}')
        elif name == "meaning" and isinstance(value, list):
            body = ",\n".join(f"  {json.dumps(row)}" for row in value)
            lines.append(f'"{name}": [\n{body}\n]')
        else:
            lines.append(f'"{name}": {json.dumps(value)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> None:
    """Write the weights, and say how the passages of left-out hands were judged."""
    kept, chances = train()
    path = Path(str(files("hallpass.contracts") / "model" / "weights.json"))
    path.write_text(written(kept), "utf-8")
    learned = lessons()
    sys.stdout.write(f"{len(learned)} passages, {path.stat().st_size // 1024} KB\n")
    for number, label in enumerate(LABELS):
        truth = np.array([label in one.labels for one in learned])
        said = chances[:, number] >= 0.5
        right = int((said & truth).sum())
        sys.stdout.write(f"{label:13} {truth.sum():4} passages, {right} found, {int((said & ~truth).sum())} wrongly\n")


if __name__ == "__main__":
    main()
