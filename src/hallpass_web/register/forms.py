"""Forms for the rows of the register: to enter, to correct and to take off."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.http import QueryDict

from hallpass.register.schema import LISTS, Column
from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Kind, Role
from hallpass_web.audit.moments import Moment
from hallpass_web.register.access import seen
from hallpass_web.register.forms_fields import SeveralField, YesNoField, field_for
from hallpass_web.register.lists import Names
from hallpass_web.register.lists_words import OUT_OF_SIGHT, choice_words
from hallpass_web.register.owners import WRITERS, Rights
from hallpass_web.register.services import Edit, corrected
from hallpass_web.register.wrong import wrongs_in


def reason_field(says: str, *, required: bool = False) -> forms.CharField:
    """The field for the reason of an act."""
    wrong = {"required": "Expected a reason. Found nothing."}
    says = f"{says} It stays in the record."
    return forms.CharField(label="Why", help_text=says, required=required, max_length=2000, error_messages=wrong)


class RemoveForm(forms.Form):
    """The reason for taking a row off the register."""

    reason = reason_field("Why the row was never true.", required=True)


def _offered(list_name: str, asker: Asker, at: Moment, names: Names) -> Mapping[str, Mapping[str, str]]:
    """The names to choose from for a new row: where a district keeps an agency's list, those of its kept agencies."""
    if WRITERS[list_name][0] != Kind.AGENCY or asker.role != Role.COORDINATOR:
        return names
    kept = Rights(asker, at).kept
    employed = seen(asker, "employments", at).filter(agency__in=kept).values_list("officer", flat=True)
    theirs = {"agencies": kept, "officers": set(employed)}
    if list_name == "employments":
        del theirs["officers"]
    few = {name: {key: words for key, words in names[name].items() if key in keys} for name, keys in theirs.items()}
    return ChainMap(few, cast(dict[str, Any], names))


class RowForm(forms.Form):
    """A row of a list, to enter or to correct; `columns` are those that the asker may write."""

    def __init__(
        self, list_name: str, key: str, asker: Asker, at: Moment, names: Names, *args: Any, **more: Any
    ) -> None:
        self.columns: frozenset[str] | None = more.pop("columns", None)
        self.needs_reason: bool = more.pop("reason", False)
        self.kept: Mapping[str, Any] = more.pop("kept", {})
        super().__init__(*args, **more)
        self.list_name, self.key, self.asker, self.at = list_name, key, asker, at
        self.offered = names if self.kept else _offered(list_name, asker, at, names)
        for column in LISTS[list_name].columns:
            if column.name != "id" and (self.columns is None or column.name in self.columns):
                self.fields[column.name] = self._field(column, self.offered)
        if self.needs_reason:
            self.fields["reason"] = reason_field("Asked for where a fact that was on record is changed.")

    def _field(self, column: Column, names: Mapping[str, Mapping[str, str]]) -> forms.Field:
        """The field of a column; it shows what is on record, or what the address brings along for a new row."""
        field = field_for(self.list_name, column, names)
        known = {**self.initial, **self.kept}
        if isinstance(field, SeveralField):
            on_record = self.kept.get(column.name) or ()
            field.offer({one: OUT_OF_SIGHT if column.to else choice_words(one) for one in on_record})
        if column.name in known or isinstance(field, YesNoField):
            value = known.get(column.name, column.default)
            self.initial[column.name] = field.shown(value) if hasattr(field, "shown") else value
        return field

    @property
    def row(self) -> dict[str, Any]:
        """The row as the form has it."""
        typed = {name: as_filed(self.cleaned_data.get(name)) for name in self.fields.keys() & self._columns}
        return {**dict.fromkeys(self._columns), **self.kept, **typed, "id": self.key}

    @property
    def _columns(self) -> set[str]:
        return {column.name for column in LISTS[self.list_name].columns}

    @property
    def typed(self) -> dict[str, Any]:
        """The columns of the row that could be read from what was typed."""
        return {name: value for name, value in self.row.items() if name in self.fields and name in self.cleaned_data}

    def over(self, opened: Mapping[str, Any], now: Mapping[str, Any]) -> QueryDict:
        """What was typed, put over the row as it stands now: where nothing was changed, that row's values."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        for name, value in self.typed.items():
            if value == opened.get(name) and value != now.get(name):
                field = self.fields[name]
                shown = field.shown(now[name]) if hasattr(field, "shown") else now[name]
                formatted = field.widget.format_value(shown)
                data.setlist(name, formatted if isinstance(formatted, list) else [formatted or ""])
        return data

    @property
    def edits(self) -> list[Edit]:
        """What is to be entered, as one act."""
        return [Edit(self.list_name, self.key, self.row, expects=0)]

    def clean(self) -> dict[str, Any]:
        """All that is wrong with the row at once, also what a field alone cannot know."""
        cleaned: dict[str, Any] = super().clean() or {}
        for wrong in wrongs_in(self.asker, [(edit.list, edit.row) for edit in self.edits if edit.row], self.at):
            self.add_wrong(wrong.column, wrong.says)
        if (
            self.needs_reason
            and corrected(self.list_name, self.kept, self.row)
            and not cleaned.get("reason", "").strip()
        ):
            self.add_wrong("reason", "Expected a reason: a fact that was on record is changed. Found nothing.")
        if not self.errors:
            self._check_right()
        return cleaned

    def add_wrong(self, column: str, says: str) -> None:
        """Say what is wrong beside its field, or above the form where it has none; once for each field."""
        place = column if column in self.fields else None
        if place is None or place not in self.errors:
            self.add_error(place, says)

    def _check_right(self) -> None:
        """Whether the row is the asker's to write as it would be, and each column in it."""
        coming = [edit.row for edit in self.edits if edit.row and edit.list == "employments"]
        right = Rights(self.asker, self.at, coming).to(self.list_name, self.row)
        if not right.may:
            self.add_error(None, "This record is kept by another organization. Ask it to enter this.")
        for name in self.fields.keys() & self._columns - (right.columns or self._columns):
            if self.row[name] not in (None, self.kept.get(name)):
                self.add_error(name, "The agency states this itself. Leave it unknown.")


class NewOfficerForm(RowForm):
    """An officer who is new on record, with the employment: without an employer nobody keeps the officer's record."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for column in LISTS["employments"].columns:
            if column.name in ("agency", "from"):
                self.fields[column.name] = field_for("employments", column, self.offered)
        self.fields["from"].label = "Employed from"

    @property
    def edits(self) -> list[Edit]:
        """The officer, and the employment."""
        key = f"{self.key}-job"
        typed = {name: as_filed(self.cleaned_data.get(name)) for name in ("agency", "from")}
        return [*super().edits, Edit("employments", key, {**typed, "officer": self.key, "id": key}, expects=0)]


def as_filed(value: Any) -> Any:
    """A value of a form as the journal writes it."""
    return value.isoformat() if isinstance(value, date) else value
