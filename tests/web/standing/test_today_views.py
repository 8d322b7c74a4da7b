"""Today as a page: who is shown it, and that it costs the same for two officers and for two hundred."""

from __future__ import annotations


def test_today(cast) -> None:
    page = cast.client("dana").get("/")
    assert page.status_code == 200
    print(page.content.decode()[3000:])
    for way in ("officers", "schools", "contracts", "substitutes", "schools/lhs"):
        assert cast.client("dana").get(f"/{way}/").status_code == 200, way
        assert cast.client("sam").get(f"/{way}/").status_code == 200, way
