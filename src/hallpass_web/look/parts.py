"""Parts that views hand to templates: a figure of a strip, and the field that takes a day as people type it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from hallpass.days import day_of_text


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the state that it counts, a note under it, and the list that it opens."""

    number: str
    code: str
    words: str = ""
    note: str = ""
    href: str = ""


class DayInput(forms.TextInput):
    """A field of text for a day; with JavaScript the browser's calendar stands beside it."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"data-day": True, "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """The value as it is typed in Minnesota."""
        return f"{value.month}/{value.day}/{value.year}" if isinstance(value, date) else value


class DayField(forms.Field):
    """A day, typed as 9/1/25 or 2025-09-01, or picked."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        """The day; what is none is said with what was found."""
        if value in self.empty_values or isinstance(value, date):
            return value or None
        day = day_of_text(str(value).strip())
        if day is None:
            raise forms.ValidationError(f"Expected a day, as in 9/1/2025. Found “{value}”")
        return day
