"""The substitutes of the demo, with their days: served this year and in the years before, and planned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from hallpass_web.demo.calendars import FRIDAY, school_year
from hallpass_web.demo.officers import FIRST_YEAR, Telling
from hallpass_web.demo.places import CALENDARS, COORDINATORS, SCHOOLS, opening
from hallpass_web.demo.story import Story, ago

NEAR_SIXTY: Final = 43
PAST_SIXTY: Final = 63
PLANNED: Final = 20


def tell_substitutes(story: Story) -> None:
    """Every substitute: excused, trained, near the sixtieth day, past it, unread and unknown."""
    telling = Telling(story)
    _of_kestrel_prairie(telling)
    _near_the_sixtieth(telling)
    _of_the_others(telling)


def _of_kestrel_prairie(telling: Telling) -> None:
    today = telling.today
    telling.hire("thornbury", "Emeka Thornbury", today.year + 3, "KPD", date(2022, 4, 4))
    telling.assign("thornbury", "KPH", "substitute", FIRST_YEAR)
    telling.assign("thornbury", "SLE", "substitute", FIRST_YEAR)
    telling.read_all("thornbury")
    _past_years(telling, "thornbury", "KPH", every=14)
    served = _this_year(today, "KP")[::-3][:17]
    _days(telling.story, "thornbury", "KPH", served[1::2])
    _days(telling.story, "thornbury", "SLE", [*served[::2], *_to_come(today, "KP")[2:8:4]])

    telling.hire("dunmore", "Ines Dunmore", today.year + 1, "KPD", date(2018, 2, 5))
    telling.complete("dunmore", "full-40", date(2025, 8, 22), date(2025, 8, 26))
    telling.assign("dunmore", "KPM", "substitute", FIRST_YEAR)
    telling.read_all("dunmore")
    _past_years(telling, "dunmore", "KPM", every=20)
    _days(telling.story, "dunmore", "KPM", _this_year(today, "KP")[::-7][:8])

    telling.hire("wetherby", "Felix Wetherby", today.year + 2, "KPD", date(2021, 1, 11))
    telling.assign("wetherby", "SLE", "substitute", FIRST_YEAR)
    telling.read_all("wetherby", but=1)
    _days(telling.story, "wetherby", "SLE", _this_year(today, "KP")[-9::6])


def _near_the_sixtieth(telling: Telling) -> None:
    today = telling.today
    telling.hire("fairbairn", "Odalys Fairbairn", today.year + 2, "DPD", date(2023, 5, 22))
    telling.assign("fairbairn", "DMM", "substitute", FIRST_YEAR)
    telling.read_all("fairbairn")
    _days(telling.story, "fairbairn", "DMM", _this_year(today, "KP")[-NEAR_SIXTY:])
    _days(telling.story, "fairbairn", "DMM", _to_come(today, "KP")[:PLANNED])

    telling.hire("yeardley", "Marta Yeardley", today.year + 3, "OPD", date(2020, 10, 5))
    telling.assign("yeardley", "OTH", "substitute", FIRST_YEAR)
    telling.read_all("yeardley")
    this_year = _this_year(today, "KP")
    served = this_year[-PAST_SIXTY:] if len(this_year) >= PAST_SIXTY else this_year[::2]
    _days(telling.story, "yeardley", "OTH", served)


def _of_the_others(telling: Telling) -> None:
    today = telling.today
    telling.hire("ainsley", "Tove Ainsley", today.year + 2, "OPD", date(2021, 10, 11))
    telling.assign("ainsley", "OTH", "substitute", FIRST_YEAR)
    telling.read("ainsley", "OPD-2025", None, date(2025, 9, 3))
    _days(telling.story, "ainsley", "OTH", _this_year(today, "KP")[::-5][:11])

    telling.hire("stavanger", "Lucian Stavanger", today.year + 2, "BCS", date(2016, 8, 15))
    telling.assign("stavanger", "HLC", "substitute", FIRST_YEAR)
    telling.assign("stavanger", "LMH", "substitute", FIRST_YEAR)
    telling.read_all("stavanger")
    _days(telling.story, "stavanger", "HLC", _this_year(today, "KP")[::-4][:9])
    _days(telling.story, "stavanger", "LMH", _this_year(today, "LM")[-2::-2][:17])


def _this_year(today: date, district: str) -> list[date]:
    """The student contact days from the opening up to yesterday, within one school year."""
    first = opening(today)
    last = min(ago(today, 1), date(first.year + 1, 6, 30))
    return CALENDARS[district].between(first, last)


def _to_come(today: date, district: str) -> list[date]:
    """The next student contact days of this school year, after today."""
    last = date(school_year(today) + 1, 6, 30)
    return CALENDARS[district].between(today + timedelta(days=1), last)


def _past_years(telling: Telling, officer: str, school: str, every: int) -> None:
    """Some days in each school year before this one."""
    calendar = CALENDARS[SCHOOLS[school][0]]
    for year in range(2025, opening(telling.today).year):
        _days(telling.story, officer, school, calendar.days(year)[5::every])


def _days(story: Story, officer: str, school: str, days: Sequence[date]) -> None:
    """Days of substitute service, entered at the end of each week; those to come, yesterday."""
    by = COORDINATORS[SCHOOLS[school][0]]
    weeks: dict[date, list[date]] = {}
    for day in sorted(days):
        weeks.setdefault(min(day + timedelta(days=FRIDAY - day.weekday()), story.today), []).append(day)
    for entered, week in weeks.items():
        rows = [
            {"id": f"{officer}-{school}-{day}", "officer": officer, "school": school, "date": str(day)} for day in week
        ]
        story.enter(entered, by, {"substitute_days": rows})
