"""The policy that comes with the package, loaded once for all tests."""

from __future__ import annotations

from functools import cache

from hallpass.packs import read_pack
from hallpass.policy.load import load_policy
from hallpass.policy.model import Policy


@cache
def the_policy() -> Policy:
    """The policy 506.9AR."""
    return load_policy(read_pack())
