"""Every row up to the deciding one says why it fits or does not, and exactly one row decides."""

from __future__ import annotations

import pytest
from tests.properties.lives import lives

from hallpass.explain import explanation


@pytest.mark.parametrize("seed", range(5_000, 5_100))
def test_rows_say_why(seed: int) -> None:
    """The rows stand in order; one decides, those before it fail for a reason, those after it are not asked."""
    told = lives(seed)
    for record in told.officers():
        explained = explanation(told.setting, record.id, told.day)
        if explained.judged_on is None:
            assert explained.rows == ()
            continue
        version = told.setting.law.at(explained.judged_on).version
        assert tuple(one.row for one in explained.rows) == version.rows(explained.judged.role or "")
        verdicts = [one.verdict for one in explained.rows]
        at = verdicts.index("decides")
        assert verdicts == ["does_not_fit"] * at + ["decides"] + ["not_asked"] * (len(verdicts) - at - 1)
        assert explained.rows[at].row is explained.judged.row
        assert all(one.because for one in explained.rows), record.id
