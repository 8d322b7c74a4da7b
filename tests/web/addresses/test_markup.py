"""Text stays text: whatever somebody types as a name, a note or a reason, no page takes it for its own markup."""

from __future__ import annotations

import pytest
from tests.raw import register_of
from tests.web.addresses.test_pages import Page, faults
from tests.web.cast import ROWS, Cast, enter, enter_people

from hallpass.register.schema import LISTS
from hallpass_web.accounts.models import Person
from hallpass_web.audit.models import Act
from hallpass_web.register.models import Officer
from hallpass_web.register.services import correct

TEXT = "\"'></title></text><script>alert(1)</script><img src=x onerror=alert(1)>"
SEEN = {
    "dana": [
        *(
            "/",
            "/officers/",
            "/officers/olive/",
            "/schools/",
            "/schools/lhs/",
            "/contracts/",
            "/substitutes/",
            "/history/",
        ),
        *("/search/?q=script", "/policy/5.1/", "/readings/incumbents/from_assumption/", "/organization/", "/account/"),
        *("/organization/invite/", "/organization/members/m-rhea/end/", "/export/", "/register/"),
        *(f"/register/{name}/" for name in LISTS),
        *("/register/assignments/new/", "/register/schools/lhs/correct/", "/register/schools/lhs/remove/"),
    ],
    "ivo": ["/", "/register/officers/olive/", "/register/officers/olive/correct/", "/register/completions/new/"],
    "ann": ["/organizations/", "/organizations/district:larkfield/", "/history/blank/officers/olive/"],
}


def spoiled() -> dict[str, list[dict[str, object]]]:
    """The register of the cast with that text in every name and note."""
    texts = {name: {c.name for c in LISTS[name].columns} & {"name", "note"} for name in ROWS}
    return {
        name: [row | dict.fromkeys(texts[name], TEXT + str(row["id"])) for row in rows] for name, rows in ROWS.items()
    }


@pytest.fixture
def spoiled_cast(db: None) -> Cast:  # noqa: ARG001 - the database is asked for by its name
    """The cast with that text in every name, note and reason, their own names too."""
    enter(register_of(spoiled()))
    cast = enter_people()
    Person.objects.update(name=TEXT)
    since = Officer.objects.get(key="olive", until=None).since
    correct(cast.asker("ivo"), "officers", "olive", {"license": TEXT}, since, TEXT)
    assert Act.objects.filter(reason=TEXT).exists()
    return cast


@pytest.mark.parametrize("who", SEEN)
def test_no_page_takes_text_for_markup(spoiled_cast: Cast, who: str) -> None:
    """Names, notes and reasons stand on the pages letter for letter, in drawings, lists and fields too."""
    client, shown = spoiled_cast.client(who), 0
    for path in SEEN[who]:
        answer = client.get(path)
        page = answer.content.decode()
        assert answer.status_code == 200, path
        shown += "&lt;script&gt;alert(1)" in page
        assert not list(faults(Page(page))), path
        assert "<script>alert" not in page
    assert shown
