"""Learning the weights."""

import json
from importlib.resources import files

import numpy as np
import pytest

from hallpass.contracts import train
from hallpass.contracts.topics import LABELS


@pytest.fixture(scope="module")
def learned() -> dict[str, object]:
    """The weights, learned anew."""
    return train.train()[0]


def test_kept_weights_come_from_the_passages(learned: dict[str, object]) -> None:
    """Training again gives the weights that are kept, up to the last digit kept."""
    kept = json.loads((files("hallpass.contracts") / "model" / "weights.json").read_text("utf-8"))
    assert list(kept["words"]) == list(learned["words"])  # type: ignore[call-overload]
    for block in ("meaning", "constants"):
        assert np.allclose(kept[block], learned[block], atol=0.002)  # type: ignore[arg-type]
    for block in ("words", "ideas"):
        assert np.allclose(list(kept[block].values()), list(learned[block].values()), atol=0.002)  # type: ignore[attr-defined]


def test_every_lesson_has_known_labels_and_a_reason() -> None:
    """Each passage to learn from names known labels, a known bearer and force, and why."""
    for one in train.lessons():
        assert set(one.acts) <= {*LABELS, "none"}, one.text
        assert one.bearer in ("officer", "school", "agency", "parties", "none"), one.text
        assert one.force in ("must", "may", "part", "not", "aim", "topic", "recital"), one.text
        assert one.why


def test_many_hands() -> None:
    """There are passages of more than ten hands, more than 1,200 in all, and hardly any stands twice."""
    learned = train.lessons()
    assert len({one.hand for one in learned}) > 10
    assert len(learned) > 1200
    texts = [one.text for one in learned]
    assert len(texts) - len(set(texts)) < 20


def test_calibrated_chances_mean_what_they_say() -> None:
    """Fitted on scores that are log odds already, the calibration leaves them nearly as they are."""
    rng = np.random.default_rng(4)
    scores = rng.normal(0.0, 2.0, (4000, 1))
    truth = rng.random((4000, 1)) < 1.0 / (1.0 + np.exp(-scores))
    slopes, shifts = train.calibrate(scores, truth)
    assert abs(slopes[0] - 1.0) < 0.15
    assert abs(shifts[0]) < 0.15


def test_fit_tells_two_kinds_apart() -> None:
    """The fit separates what can be separated."""
    rows = np.vstack([np.eye(4)[[0, 1]].repeat(10, 0), np.eye(4)[[2, 3]].repeat(10, 0)])
    truth = np.array([[True]] * 20 + [[False]] * 20)
    columns, constants = train.fit(rows, truth)
    assert ((rows @ columns + constants > 0) == truth).all()
