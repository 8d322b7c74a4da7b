"""The officers of the demo in regular service: of every standing that the policy knows, on whichever day it is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from hallpass_web.demo.calendars import FRIDAY, monday_before
from hallpass_web.demo.cast import KEEPERS
from hallpass_web.demo.places import CALENDARS, COORDINATORS, SCHOOLS, opening, version_on, versions
from hallpass_web.demo.story import BEGINNING, Story, ago

COURSES: Final = {
    "full-40": ("School Resource Officer Course, 40 hours, board-approved", "full", date(2025, 3, 1)),
    "supplement": ("School Resource Officer Supplement, board-approved", "supplemental", date(2025, 6, 1)),
    "nasro-basic": ("NASRO Basic SRO Course", "legacy_nasro", None),
    "ssc-basic": ("School Safety Center Basic SRO Training", "legacy_ssc", None),
    "campus-week": ("Campus Officer Week", "unknown", None),
}
FIRST_YEAR: Final = date(2025, 9, 2)


@dataclass(frozen=True)
class Telling:
    """What is entered of officers, by whoever keeps their agency and their district."""

    story: Story

    @property
    def today(self) -> date:
        """The present."""
        return self.story.today

    def hire(self, key: str, name: str, license_to: int, agency: str, since: date | None) -> None:
        """An officer comes on record with the employment: at its start, or when the installation began."""
        keeper, told_by = KEEPERS[agency]
        number = 700100 + 13 * sum(1 for known, _ in self.story.now if known == "officers")
        officer = {"id": key, "name": name, "license": str(number), "licensed_to": f"{license_to}-06-30"}
        employment = {
            "id": f"employment-{key}",
            "officer": key,
            "agency": agency,
            "from": str(since) if since else None,
        }
        rows: dict[str, list[dict[str, Any]]] = {"officers": [officer], "employments": [employment]}
        self.story.enter(since or BEGINNING, keeper, rows, told_by)

    def complete(self, key: str, course: str, day: date | None, entered: date, filed: int | None = 6) -> None:
        """A completion comes on record, and the certificate so many days later; None: no certificate."""
        agency = self._agency(key)
        keeper, told_by = KEEPERS[agency]
        row = {"officer": key, "course": course, "completed_on": str(day) if day else None}
        self.story.enter(entered, keeper, {"completions": [{"id": f"{key}-{course}", **row}]}, told_by)
        if day and filed is not None:
            received = day + timedelta(days=filed)
            copy = {**row, "agency": agency, "received_on": str(received)}
            self.story.enter(max(received, entered), keeper, {"certificates": [copy]}, told_by)

    def assign(
        self, key: str, school: str, role: str, since: date, unable: bool | None = False, notice: int = 10
    ) -> str:
        """A district assigns; what the agency says of the course comes some days after. The id of the assignment."""
        by = COORDINATORS[SCHOOLS[school][0]]
        assignment = f"{key}-{school}"
        row = {"id": assignment, "officer": key, "school": school, "role": role, "from": str(since)}
        entered = since - timedelta(days=notice)
        self.story.enter(entered, by, {"assignments": [{**row, "employer_unable": None}]})
        if unable is not None:
            keeper, told_by = KEEPERS[self._agency(key)]
            said = entered + timedelta(days=4)
            self.story.complete(said, keeper, "assignments", assignment, told_by, employer_unable=unable)
        return assignment

    def read(self, key: str, policy: str, day: date | None, entered: date | None = None) -> None:
        """An officer has read a version of the agency's policy."""
        keeper, told_by = KEEPERS[self._agency(key)]
        row = {"id": f"{key}-{policy}", "officer": key, "policy": policy, "reviewed_on": str(day) if day else None}
        self.story.enter(entered or day or BEGINNING, keeper, {"policy_reviews": [row]}, told_by)

    def read_all(self, key: str, but: int = 0) -> None:
        """An officer has read every version of the agency's policy in time, except so many of the last ones."""
        known = versions(self.today, self._agency(key))
        for policy, day in known[: len(known) - but]:
            self.read(key, policy, day + timedelta(days=1))

    def read_before(self, key: str, day: date) -> None:
        """An officer has read the version in force on a day three days before it."""
        self.read(key, version_on(self.today, self._agency(key), day), day - timedelta(days=3))

    def _agency(self, key: str) -> str:
        return str(self.story.now["employments", f"employment-{key}"]["agency"])


def tell_officers(story: Story) -> None:
    """Everybody in regular service, and those who were or will be."""
    rows = [
        {"id": key, "name": name, "kind": kind, "approved_from": str(since) if since else None}
        for key, (name, kind, since) in COURSES.items()
    ]
    story.enter(BEGINNING, "ruth", {"courses": rows})
    telling = Telling(story)
    _of_long_standing(telling)
    _of_the_older_courses(telling)
    _those_before(telling)
    _new_ones(telling)
    _doubtful_ones(telling)
    _elsewhere(telling)


def _of_long_standing(telling: Telling) -> None:
    story, today = telling.story, telling.today
    telling.hire("tolliver", "Maren Tolliver", today.year + 2, "KPD", date(2016, 5, 2))
    telling.complete("tolliver", "full-40", date(2025, 8, 4), date(2025, 8, 18), filed=15)
    reason = "The certificate reads August 14; August 4 was the first day of the course."
    for name, key in (("completions", "tolliver-full-40"), ("certificates", "certificates-1")):
        story.correct(date(2025, 8, 21), "silas", name, key, reason, completed_on="2025-08-14")
    telling.assign("tolliver", "KPH", "regular", date(2022, 9, 6))
    telling.read_all("tolliver")
    away = {"officer": "tolliver", "from": str(today + timedelta(days=2)), "to": str(today + timedelta(days=8))}
    story.enter(ago(today, 5), "silas", {"absences": [away]})

    telling.hire("esterhazy", "Rowan Esterhazy", today.year + 1, "KPD", date(2020, 1, 6))
    telling.complete("esterhazy", "full-40", date(2025, 7, 25), date(2025, 7, 30))
    telling.read_all("esterhazy")
    telling.assign("esterhazy", "KPM", "regular", FIRST_YEAR)
    telling.assign("esterhazy", "WFE", "regular", monday_before(ago(today, 49)), notice=3)

    telling.hire("applewhite", "Jonas Applewhite", today.year + 3, "KPD", date(2014, 9, 15))
    telling.assign("applewhite", "CTP", "regular", FIRST_YEAR)


def _of_the_older_courses(telling: Telling) -> None:
    story, today = telling.story, telling.today
    telling.hire("harrowgate", "Linus Harrowgate", today.year + 2, "OPD", date(2018, 1, 8))
    telling.complete("harrowgate", "nasro-basic", date(2021, 6, 25), date(2025, 7, 15))
    telling.assign("harrowgate", "OTH", "regular", date(2023, 9, 5))
    telling.read_all("harrowgate")
    late = date(2027, 6, 24)
    if ago(today, 21) >= late:
        telling.complete("harrowgate", "supplement", late, late + timedelta(days=4))

    telling.hire("strand", "Wilhelmina Strand", today.year + 3, "OPD", None)
    telling.complete("strand", "ssc-basic", date(2018, 8, 10), date(2025, 7, 15))
    telling.complete("strand", "supplement", date(2026, 6, 18), date(2026, 6, 22))
    telling.assign("strand", "OTE", "regular", FIRST_YEAR)
    telling.read_all("strand")

    telling.hire("ashgrove", "Gilbert Ashgrove", 2027, "OPD", None)
    left = telling.assign("ashgrove", "OTE", "regular", date(2024, 9, 3))
    telling.complete("ashgrove", "full-40", date(2025, 10, 10), date(2025, 10, 13), filed=10)
    story.complete(date(2026, 6, 8), "corinne", "assignments", left, to="2026-06-05")
    story.complete(date(2026, 6, 29), "bram", "employments", "employment-ashgrove", to="2026-06-30")


def _those_before(telling: Telling) -> None:
    """Those whose schools the newer ones took over; they went back to patrol."""
    today = telling.today
    telling.hire("sarkisian", "Noor Sarkisian", today.year + 2, "KPD", date(2013, 4, 22))
    telling.complete("sarkisian", "full-40", date(2025, 8, 8), date(2025, 8, 13))
    telling.read_all("sarkisian")
    _until(telling, "sarkisian", "KPM", monday_before(ago(today, 84)))

    telling.hire("aumont", "Delphine Aumont", today.year + 1, "DPD", date(2017, 9, 5))
    telling.read_before("aumont", FIRST_YEAR)
    _until(telling, "aumont", "DMM", monday_before(ago(today, 226)), unable=True)
    telling.complete("aumont", "full-40", date(2025, 12, 19), date(2025, 12, 22))

    telling.hire("lindqvist", "Hector Lindqvist", today.year + 2, "BCS", date(2012, 6, 11))
    telling.complete("lindqvist", "ssc-basic", date(2019, 7, 26), date(2025, 7, 16))
    telling.complete("lindqvist", "supplement", date(2026, 5, 15), date(2026, 5, 19))
    telling.read_all("lindqvist")
    _until(telling, "lindqvist", "HLC", opening(today))


def _until(telling: Telling, key: str, school: str, next_one: date, unable: bool = False) -> None:
    """Somebody served at a school from the first year until the Friday before the next one came."""
    last = monday_before(next_one) - timedelta(days=3)
    if last <= FIRST_YEAR:
        return
    assignment = telling.assign(key, school, "regular", FIRST_YEAR, unable=unable)
    telling.story.complete(last + timedelta(days=4), "corinne", "assignments", assignment, to=str(last))


def _new_ones(telling: Telling) -> None:
    """Those who came some weeks ago, or come in some weeks."""
    today = telling.today
    start = monday_before(ago(today, 84))
    telling.hire("penhallow", "Dario Penhallow", today.year + 1, "KPD", start - timedelta(days=900))
    telling.assign("penhallow", "KPM", "regular", start, unable=True)
    telling.read_before("penhallow", start)

    start = monday_before(ago(today, 125))
    telling.hire("quillfeather", "Ingrid Quillfeather", today.year + 2, "KPD", start - timedelta(days=200))
    telling.assign("quillfeather", "KPH", "regular", start, unable=True)
    telling.read_before("quillfeather", start)
    done = monday_before(ago(today, 28)) + timedelta(days=FRIDAY)
    telling.complete("quillfeather", "full-40", done, done + timedelta(days=4), filed=None)

    start = monday_before(ago(today, 21))
    telling.hire("brandvik", "Saskia Brandvik", today.year + 3, "KPD", start - timedelta(days=150))
    telling.assign("brandvik", "SLE", "regular", start, notice=6)
    telling.read_before("brandvik", start)

    earliest = monday_before(today + timedelta(days=48))
    start = CALENDARS["KP"].between(earliest, earliest + timedelta(days=120))[0]
    telling.hire("gravesend", "Nadia Gravesend", today.year + 3, "KPD", monday_before(ago(today, 70)))
    telling.assign("gravesend", "SLE", "regular", start, unable=None, notice=60)
    telling.read("gravesend", version_on(today, "KPD", today), ago(today, 13))

    start = monday_before(ago(today, 226))
    telling.hire("marchbanks", "Theo Marchbanks", today.year + 2, "DPD", start - timedelta(days=1700))
    telling.assign("marchbanks", "DMM", "regular", start, unable=True)
    telling.read_before("marchbanks", start)


def _doubtful_ones(telling: Telling) -> None:
    """Those of whom a fact is unknown, or a paper is out of date."""
    today = telling.today
    first = opening(today)
    telling.hire("lindahl", "Priya Lindahl", today.year + 3, "DPD", date(2019, 8, 19))
    telling.assign("lindahl", "DMM", "regular", first)
    telling.complete("lindahl", "full-40", None, first + timedelta(days=3))
    telling.read("lindahl", "DPD-2025", date(2025, 8, 20))

    telling.hire("illingworth", "Casper Illingworth", opening(today).year, "BCS", date(2017, 11, 27))
    course = monday_before(first - timedelta(days=100)) + timedelta(days=FRIDAY)
    telling.complete("illingworth", "full-40", course, course + timedelta(days=6))
    telling.assign("illingworth", "HLC", "regular", first)
    telling.read("illingworth", "BCS-2025", first - timedelta(days=8))

    telling.hire("amund", "Beatrix Amund", today.year + 3, "BCS", date(2015, 2, 23))
    telling.complete("amund", "campus-week", date(first.year, 8, 12), first - timedelta(days=5))
    telling.assign("amund", "HLC", "regular", first)
    telling.read("amund", "BCS-2025", first - timedelta(days=4))


def _elsewhere(telling: Telling) -> None:
    """At the charter school, and in the next district."""
    today = telling.today
    telling.hire("larkspur", "Osei Larkspur", today.year + 2, "OPD", date(2022, 3, 7))
    telling.complete("larkspur", "full-40", date(2025, 8, 8), date(2025, 8, 12))
    telling.assign("larkspur", "HBS", "regular", CALENDARS["HB"].first_day(2025))
    telling.read_all("larkspur")

    telling.hire("hallbeck", "Greta Hallbeck", today.year + 1, "LPD", date(2019, 6, 3))
    telling.complete("hallbeck", "full-40", date(2025, 7, 18), date(2025, 7, 22))
    telling.assign("hallbeck", "LMH", "regular", FIRST_YEAR)
    telling.read_all("hallbeck")

    start = monday_before(ago(today, 63))
    telling.hire("birchwood", "Ansel Birchwood", today.year + 2, "LPD", start - timedelta(days=400))
    telling.assign("birchwood", "LMM", "regular", start, unable=True)
    telling.read_before("birchwood", start)
