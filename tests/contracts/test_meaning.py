"""The sentence model."""

from pathlib import Path

import numpy as np
import pytest

from hallpass.contracts.meaning import DIMENSION, check_model, meaning, model_file, prepare
from hallpass.contracts.wordpiece import ModelFault


def test_texts_of_like_meaning_lie_near() -> None:
    """A paraphrase lies nearer than a sentence about money."""
    drills = meaning("advises on safety drills")
    assert drills @ meaning("gives suggestions about evacuation practice") > drills @ meaning("pays each quarter") + 0.2


def test_vector_has_length_one() -> None:
    """Every text, an empty one too, has a vector of the same size and of length one."""
    for text in ("", "the officer", "x" * 5000):
        assert meaning(text).shape == (DIMENSION,)
        assert np.isclose(np.linalg.norm(meaning(text)), 1.0, atol=1e-5)


def test_same_text_same_bytes() -> None:
    """A text has the same vector to the byte whatever was asked before."""
    first = meaning.__wrapped__("the officer advises the principal")
    meaning.__wrapped__("something else altogether")
    assert meaning.__wrapped__("the officer advises the principal").tobytes() == first.tobytes()


def test_installed_model_is_the_one_trained_with() -> None:
    """The file of the package has the hash that the weights were made for."""
    check_model(model_file())


def test_another_model_is_refused(tmp_path: Path) -> None:
    """A file with another hash is refused with both hashes named."""
    other = tmp_path / "model.onnx"
    other.write_bytes(b"not the model")
    with pytest.raises(ModelFault, match=r"model\.onnx has the hash .* expected"):
        check_model(other)


def test_prepared_vectors_are_those_of_each_text_alone() -> None:
    """Two cores at once give the vectors that one gives."""
    texts = ["the officer advises on drills", "the officer teaches the law"]
    alone = [meaning(text).tobytes() for text in texts]
    meaning.cache_clear()
    prepare(texts)
    assert [meaning(text).tobytes() for text in texts] == alone
