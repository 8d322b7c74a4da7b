"""The manual of the settings, made from their table: `python -m hallpass_web.manual > docs/settings.md`."""

from __future__ import annotations

from typing import Final

from hallpass_web.environment import OF_TESTS, SETTINGS, Setting

_START: Final = """\
<!-- Made by `python -m hallpass_web.manual`; change the table in environment.py, not this page. -->
# Settings

An installation of Hallpass takes its settings from its environment. Without any it serves this machine alone, on
SQLite. A value that is wrong, a setting that is missing beside another, and a name that starts with `HALLPASS_` and
stands not here are all told at once, and nothing starts.

| setting | means | where it is not given | example |
| --- | --- | --- | --- |
"""


def text() -> str:
    """The manual of the settings, in Markdown."""
    rows = "".join(f"{_row(setting)}\n" for setting in SETTINGS)
    tests = ", ".join(f"`{name}`" for name in OF_TESTS)
    return f"{_START}{rows}\nThe tests read {tests}, which the application passes over.\n"


def _row(setting: Setting) -> str:
    example = setting.example if "`" in setting.example else f"`{setting.example}`"
    return f"| `{setting.name}` | {setting.says} | {setting.else_} | {example} |"


if __name__ == "__main__":
    print(text(), end="")
