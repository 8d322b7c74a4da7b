"""How laws are tried: anew each time at a desk, always the same in CI, so that a change is judged by itself."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("HALLPASS_NOTHING_SKIPPED") else "desk")
