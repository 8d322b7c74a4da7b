"""How the house is kept: sizes, names, and a test module for each module."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
SRC, WEB, TESTS = ROOT / "src" / "hallpass", ROOT / "src" / "hallpass_web", ROOT / "tests"
LINES_OF_A_FILE, LINES_OF_A_FUNCTION = 400, 50
NAMES_OF_NOTHING = {"utils", "common", "core", "helpers"}

TESTED_ELSEWHERE = {
    "register/records.py": "declarations alone, which test_schema and test_values of the register read",
}
"""Modules without a test module of their own, with the reason."""


def modules(*folders: Path) -> list[Path]:
    """Every Python file under the folders that people wrote: migrations stand as Django writes them."""
    return [path for folder in folders for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts]


def tree(path: Path) -> ast.Module:
    """A file as Python reads it."""
    return ast.parse(path.read_text(encoding="utf-8"))


def does_something(path: Path) -> bool:
    """Whether a module has a function or a method; one of declarations alone needs no test of its own."""
    return any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in ast.walk(tree(path)))


def mirror(place: Path) -> Path:
    """The test module of a module: `rules/test_owed.py` of `rules/owed.py`, `packs/test_packs.py` of the package."""
    return TESTS / place.parent / f"test_{place.parent.name if place.name == '__init__.py' else place.stem}.py"


def test_each_module_has_a_test_module() -> None:
    """Tests mirror the package, so that whoever changes a module knows where its tests stand."""
    places = [path.relative_to(SRC) for path in modules(SRC) if does_something(path)]
    missing = [place for place in places if place.as_posix() not in TESTED_ELSEWHERE and not mirror(place).exists()]
    assert not missing, "\n".join(f"{place}: no {mirror(place).relative_to(ROOT)}" for place in missing)


def test_modules_tested_elsewhere_are_there() -> None:
    """No exception outlives its module, and none is made for a module that has its test."""
    for place in map(Path, TESTED_ELSEWHERE):
        assert (SRC / place).exists()
        assert not mirror(place).exists()


def test_files_and_functions_are_short() -> None:
    """A file has at most 400 lines, a function at most 50."""
    long = []
    for path in modules(ROOT / "src", TESTS):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        long += [f"{path.relative_to(ROOT)}: {lines} lines"] if lines > LINES_OF_A_FILE else []
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                place = f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
                long += [f"{place}: {length} lines"] if length > LINES_OF_A_FUNCTION else []
    assert not long, "\n".join(long)


def test_only_the_recorder_writes_rows() -> None:
    """In the web nothing but the recorder calls what writes kept rows, so that no change goes round the journal."""
    kept = ("Act", "Entry", "Blankable", "Membership", "Organization", "Invitation")
    writing = re.compile(rf"\b(?:{'|'.join(kept)})\.objects\.(?:create|bulk_create|update|get_or_create)\b")
    places = [path for path in modules(WEB) if writing.search(path.read_text(encoding="utf-8"))]
    assert [path.relative_to(WEB).as_posix() for path in places] == ["audit/recorder.py"]


def test_templates_hold_no_script_and_no_style() -> None:
    """The strict content policy would drop them; no page asks anything of another host."""
    script = r"<script(?![^>]*(?:\bsrc=|application/json))"
    inside = re.compile(rf"{script}|<style\b|\sstyle=|\son[a-z]+=|(?:src|href)=\"https?:", re.IGNORECASE)
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(WEB.rglob("*.html"))}
    assert [path for path, text in texts.items() if inside.search(re.sub(r"{%.*?%}", "", text))] == []


def test_no_module_is_named_after_nothing() -> None:
    """A thing lives with its first user, not in a drawer."""
    named = [path for folder in (ROOT / "src", TESTS) for path in folder.rglob("*") if path.stem in NAMES_OF_NOTHING]
    assert named == []
