"""The districts of the demo, their schools and calendars, the agencies, their policies and their contracts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from hallpass_web.demo.calendars import DAY, Calendar, school_year
from hallpass_web.demo.cast import KEEPERS
from hallpass_web.demo.story import BEGINNING, Story, ago

CALENDARS: Final = {
    "KP": Calendar(),
    "HB": Calendar(days_after_labor_day=-13, last_friday_of_june=1),
    "LM": Calendar(last_friday_of_june=1, spring_break=3),
}
DISTRICTS: Final = {
    "KP": ("Kestrel Prairie Public Schools", "school_district"),
    "HB": ("Heron Bluff Charter School", "charter_school"),
    "LM": ("Larkmeadow Public Schools", "school_district"),
}
COORDINATORS: Final = {"KP": "corinne", "HB": "wanda", "LM": "nadine"}
AGENCIES: Final = {
    "KPD": "Kestrel Prairie Police",
    "OPD": "Ottersfold Police",
    "DPD": "Dunmarrow Police",
    "BCS": "Brandel County Sheriff",
    "LPD": "Larkmeadow Police",
}
SCHOOLS: Final = {
    "KPH": ("KP", "Kestrel Prairie High", "secondary"),
    "KPM": ("KP", "Kestrel Prairie Middle", "middle"),
    "OTH": ("KP", "Ottersfold High", "secondary"),
    "DMM": ("KP", "Dunmarrow Middle", "middle"),
    "HLC": ("KP", "Harrier Learning Center", "secondary"),
    "SLE": ("KP", "Sedgewater Elementary", "elementary"),
    "WFE": ("KP", "Wrenfield Elementary", "elementary"),
    "OTE": ("KP", "Ottersfold Elementary", "elementary"),
    "CTP": ("KP", "Cattail Transition Program", "other"),
    "HBS": ("HB", "Heron Bluff School", "secondary"),
    "LMH": ("LM", "Larkmeadow High", "secondary"),
    "LMM": ("LM", "Larkmeadow Middle", "middle"),
}
ALL_DUTIES: Final = [f"4.1.{number}" for number in range(1, 8)]
FIRST_ADOPTED: Final = {
    "KPD": date(2025, 8, 18),
    "OPD": date(2025, 7, 21),
    "DPD": date(2025, 8, 5),
    "BCS": date(2025, 8, 27),
    "LPD": date(2025, 8, 11),
}
DAYS_TO_READ: Final = 2
"""So long after a new version of their policy those who always read it have read it."""


def tell_places(story: Story) -> None:
    """Schools, calendars, policies and contracts, each entered in its time."""
    for district, coordinator in COORDINATORS.items():
        schools = [
            {"id": key, "district": of, "name": name, "level": level}
            for key, (of, name, level) in SCHOOLS.items()
            if of == district
        ]
        story.enter(BEGINNING + timedelta(days=1), coordinator, {"schools": schools})
        _calendars(story, district, coordinator)
    _policies(story)
    _long_contracts(story)
    _yearly_contracts(story)


def opening(today: date) -> date:
    """The last first day of school that lies at least two weeks back."""
    year = school_year(ago(today, 14))
    first = CALENDARS["KP"].first_day(year)
    return first if first <= ago(today, 14) else CALENDARS["KP"].first_day(year - 1)


def versions(today: date, agency: str) -> list[tuple[str, date]]:
    """The versions of an agency's SRO policy, and the day of each: Kestrel Prairie adopts one every June."""
    found = [(f"{agency}-2025", FIRST_ADOPTED[agency])]
    if agency == "KPD":
        found += [(f"KPD-{year}", date(year, 6, 15)) for year in range(2026, today.year + 1)]
    return [(key, day) for key, day in found if day <= ago(today, DAYS_TO_READ)]


def version_on(today: date, agency: str, day: date) -> str:
    """The version of an agency's SRO policy in force on a day; the first one before it adopted any."""
    known = versions(today, agency)
    return [key for key, since in known if since <= day or key == known[0][0]][-1]


def _calendars(story: Story, district: str, coordinator: str) -> None:
    """Each school year's calendar, entered in March before it; in January a day of snow becomes one of e-learning."""
    calendar = CALENDARS[district]
    for year in range(2025, story.today.year + 1):
        entered = date(year, 3, 12)
        if entered >= story.today:
            break
        rows = [{"id": f"{district}-{day}", "district": district, "date": str(day)} for day in calendar.days(year)]
        story.enter(max(entered, BEGINNING + timedelta(days=2)), coordinator, {"contact_days": rows})
        snow = calendar.snow_day(year)
        if snow < story.today:
            reason = "Snow: the schools were closed, and lessons were held online."
            story.correct(snow, coordinator, "contact_days", f"{district}-{snow}", reason, kind="e_learning")


def _policies(story: Story) -> None:
    for agency, (keeper, told_by) in KEEPERS.items():
        by = "imogen" if agency == "KPD" else keeper
        for key, day in versions(story.today, agency):
            story.enter(day, by, {"agency_policies": [{"id": key, "agency": agency, "adopted_on": str(day)}]}, told_by)


def _contract(key: str, agency: str, district: str, first: date, last: date, **more: Any) -> dict[str, Any]:
    row = {"id": key, "agency": agency, "district": district, "from": str(first), "to": str(last)}
    return {**row, "schools": None, "duties": ALL_DUTIES, **more}


def _long_contracts(story: Story) -> None:
    """Contracts of three years each: Kestrel Prairie's names its schools, all but one; the charter's meddles (4.3)."""
    for year in range(2022, story.today.year + 1, 3):
        first, last = date(year, 7, 1), date(year + 3, 6, 30)
        signed = first - timedelta(days=40)
        if signed >= story.today:
            break
        named = {"schools": ["KPH", "KPM", "SLE"], "additional_duties": ["traffic at evening events"]}
        rows = [
            _contract(f"KPD-{year}", "KPD", "KP", first, last, **(named if year > 2022 else {})),
            _contract(f"DPD-{year}", "DPD", "KP", first, last, schools=["DMM"]),
        ]
        story.enter(signed, "corinne", {"contracts": rows})
        charter = _contract(f"HB-OPD-{year}", "OPD", "HB", first, last, conflicts=["4.3"])
        story.enter(signed, "wanda", {"contracts": [charter]})
        own = [_contract(f"LM-{agency}-{year}", agency, "LM", first, last) for agency in ("LPD", "BCS")]
        story.enter(signed, "nadine", {"contracts": own})


def soon(today: date) -> date:
    """The end of the month that comes in three weeks or more."""
    far = today + timedelta(days=21)
    return _last_of_month(far.year, far.month)


def _yearly_contracts(story: Story) -> None:
    """Ottersfold's lack a duty, and the one in force ends soon; the sheriff's of this year nobody has read."""
    ends = soon(story.today)
    for year in range(2025, ends.year + 1):
        first = max(date(2025, 7, 1), _last_of_month(year - 1, ends.month) + DAY)
        last = _last_of_month(year, ends.month)
        if last < first:
            continue
        more: dict[str, Any] = {"duties": [duty for duty in ALL_DUTIES if duty != "4.1.5"]}
        if first == date(2025, 7, 1):
            more = {"conflicts": ["4.3"]}
        rows = [_contract(f"OPD-{first:%Y-%m}", "OPD", "KP", first, last, **more)]
        story.enter(first - timedelta(days=20), "corinne", {"contracts": rows})
    for year in range(2025, school_year(story.today) + 1):
        key, first, last = f"BCS-{year}", date(year, 7, 1), date(year + 1, 6, 30)
        story.enter(first, "corinne", {"contracts": [_contract(key, "BCS", "KP", first, last, duties=None)]})
        if year < school_year(story.today):
            story.complete(date(year, 9, 20), "corinne", "contracts", key, duties=ALL_DUTIES)


def _last_of_month(year: int, month: int) -> date:
    return (date(year, month, 1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
