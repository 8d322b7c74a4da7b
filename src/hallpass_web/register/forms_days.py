"""Forms that enter many days at once: pasted substitute days, and the student contact days of a school year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, Final

from django import forms

from hallpass.days import ONE_DAY, day_of_text
from hallpass.files.words import day_word
from hallpass.policy.holidays import WEEKDAYS
from hallpass.register.records import IN_PERSON, KINDS_OF_CONTACT_DAY
from hallpass_web.accounts.asking import Asker
from hallpass_web.audit.moments import Moment
from hallpass_web.look.parts import DayField
from hallpass_web.register.access import seen
from hallpass_web.register.forms_fields import ReferenceField
from hallpass_web.register.lists import Names
from hallpass_web.register.lists_words import choice_words
from hallpass_web.register.owners import Rights
from hallpass_web.register.services import Edit

MOST_DAYS: Final = 400
MONDAY_TO_FRIDAY: Final = ("0", "1", "2", "3", "4")


class DaysField(forms.Field):
    """Several days, typed or pasted, parted by commas, spaces or lines."""

    widget = forms.Textarea({"rows": 3})

    def to_python(self, value: Any) -> list[date]:
        """The days in order, each once; every one that cannot be read is named."""
        typed = re.findall(r"[^\s,;]+", value or "")
        read = {text: day_of_text(text) for text in typed}
        wrong = [text for text, day in read.items() if day is None]
        if wrong:
            raise forms.ValidationError(f"Expected days, as in 9/8/25, 9/9/25. Found “{', '.join(wrong)[:200]}”.")
        days = sorted({day for day in read.values() if day})
        if len(days) > MOST_DAYS:
            raise forms.ValidationError(f"Expected at most {MOST_DAYS} days at once. Found {len(days)}.")
        return days


class _DaysForm(forms.Form):
    """Many rows of one list, one for each day, entered as one act."""

    LIST: ClassVar[str] = ""
    SHARED: ClassVar[tuple[str, ...]] = ()

    def __init__(self, key: str, asker: Asker, at: Moment, names: Names, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.key, self.asker, self.at, self.names = key, asker, at, names

    @property
    def days(self) -> list[date]:
        """The days that are meant."""
        raise NotImplementedError

    @property
    def shared(self) -> Mapping[str, Any]:
        """What all the rows have in common."""
        return {name: self.cleaned_data[name] for name in self.SHARED}

    def clean(self) -> dict[str, Any]:
        """Whether it may be entered at all, and whether anything new is among the days."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        if not Rights(self.asker, self.at).to(self.LIST, self.shared).may:
            self.add_error(None, "This record is kept by another organization. Ask it to enter this.")
        elif not self.edits:
            self.add_error(None, "All of these days are listed already.")
        return cleaned

    @property
    def edits(self) -> list[Edit]:
        """A row for each day that is not listed yet; their keys come from the form's, so that none is entered twice."""
        there = self.listed
        new = [day for day in self.days if day not in there]
        row = dict(self.shared)
        return [
            Edit(self.LIST, key, {**row, "date": day.isoformat(), "id": key}, expects=0)
            for day, key in ((day, f"{self.key}-{day:%Y%m%d}") for day in new)
        ]

    @property
    def listed(self) -> set[date]:
        """The days among them that are listed already."""
        same = {name: value for name, value in self.shared.items() if name != "kind"}
        rows = seen(self.asker, self.LIST, self.at).filter(**same, date__in=self.days)
        return set(rows.values_list("date", flat=True))


class SubstituteDaysForm(_DaysForm):
    """Days of substitute service of one officer at one school, served or planned (5.4)."""

    LIST = "substitute_days"
    SHARED = ("officer", "school")

    def __init__(self, key: str, asker: Asker, at: Moment, names: Names, *args: Any, **more: Any) -> None:
        super().__init__(key, asker, at, names, *args, **more)
        missing = {"required": "Expected a choice. Found nothing."}
        self.fields["officer"] = ReferenceField(names["officers"], label="Officer", error_messages=missing)
        self.fields["school"] = ReferenceField(names["schools"], label="School", error_messages=missing)
        self.fields["days"] = DaysField(
            label="Days",
            help_text="Served or planned. Paste as many as there are, as in 9/8/25, 9/9/25.",
            error_messages={"required": "Expected at least one day, as in 9/8/25. Found nothing."},
        )

    @property
    def days(self) -> list[date]:
        """The days pasted."""
        found: list[date] = self.cleaned_data["days"]
        return found


class ContactDaysForm(_DaysForm):
    """The student contact days of a range: some days of the week, without the days left out."""

    LIST = "contact_days"
    SHARED = ("district", "kind")

    first = DayField(
        label="From",
        help_text="The first student contact day, as in 9/8/2026.",
        error_messages={"required": "Expected a day, as in 9/8/2026. Found nothing."},
    )
    last = DayField(
        label="Through",
        help_text="The last one.",
        error_messages={"required": "Expected a day, as in 6/9/2027. Found nothing."},
    )
    weekdays = forms.MultipleChoiceField(
        label="On these days of the week",
        choices=[(str(number), name) for number, name in enumerate(WEEKDAYS)],
        initial=list(MONDAY_TO_FRIDAY),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Expected at least one tick. Found none."},
    )
    without = DaysField(
        label="But not on",
        help_text="Holidays, workshops and other days without students, as in 11/26/26, 11/27/26.",
        required=False,
    )

    def __init__(self, key: str, asker: Asker, at: Moment, names: Names, *args: Any, **more: Any) -> None:
        super().__init__(key, asker, at, names, *args, **more)
        of_day = [(kind, choice_words(kind)) for kind in KINDS_OF_CONTACT_DAY]
        self.fields["kind"] = forms.ChoiceField(label="Kind", choices=of_day, initial=IN_PERSON)
        missing = {"required": "Expected a choice. Found nothing."}
        self.fields["district"] = ReferenceField(names["districts"], label="District", error_messages=missing)
        self.order_fields(["district", "first", "last", "weekdays", "without", "kind"])
        if len(names["districts"]) == 1:
            self.initial.setdefault("district", next(iter(names["districts"])))

    def clean(self) -> dict[str, Any]:
        """A range that goes forward and is no longer than a school year and its summer."""
        cleaned = self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and not 0 <= (last - first).days < MOST_DAYS:
            self.add_error("last", f"Expected a day from {day_word(first)} on, within {MOST_DAYS} days.")
        return super().clean()

    @property
    def days(self) -> list[date]:
        """The days of the range that are meant."""
        left_out = set(self.cleaned_data["without"])
        wanted = {int(number) for number in self.cleaned_data["weekdays"]}
        return [day for day in self._range() if day.weekday() in wanted and day not in left_out]

    def _range(self) -> Iterator[date]:
        day = self.cleaned_data["first"]
        while day <= self.cleaned_data["last"]:
            yield day
            day += ONE_DAY


MANY: Final[Mapping[str, type[_DaysForm]]] = {form.LIST: form for form in (SubstituteDaysForm, ContactDaysForm)}
"""The lists of which many rows are entered at once, with their forms."""
