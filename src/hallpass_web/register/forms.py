"""Forms for the rows of the register, made from the columns of the format."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, cast

from django import forms

from hallpass.days import day_of_text
from hallpass.register.records import DUTIES
from hallpass.register.schema import LISTS, Column
from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Kind, Role
from hallpass_web.audit.moments import Moment
from hallpass_web.look.parts import DayField
from hallpass_web.register.access import seen
from hallpass_web.register.lists import Names, labels
from hallpass_web.register.lists_words import (
    OUT_OF_SIGHT,
    choice_words,
    column_words,
    hint_words,
    nothing_words,
)
from hallpass_web.register.owners import WRITERS, Rights
from hallpass_web.register.services import Edit, corrected
from hallpass_web.register.wrong import wrongs_in

MOST_OPTIONS: Final = 300
"""With more rows to choose from than that, one is typed, and the browser offers those that fit."""
NOTHING: Final = "-"
NONE_OF_THEM: Final = "none"


class SuggestedInput(forms.TextInput):
    """A field of text for which the browser offers what fits."""

    template_name = "register/suggested.html"

    def __init__(self, options: Iterable[str]) -> None:
        super().__init__({"autocomplete": "off"})
        self.options = list(options)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The options go to the template, as a list that the field refers to."""
        context: dict[str, Any] = super().get_context(name, value, {**(attrs or {}), "list": f"options-{name}"})
        context["options"] = self.options
        return context


class ReferenceField(forms.Field):
    """A row that another one refers to, chosen by name."""

    def __init__(self, names: Mapping[str, str], **more: Any) -> None:
        self.labels = labels(names)
        ordered = sorted(self.labels.items(), key=lambda one: one[1].casefold())
        many = len(ordered) > MOST_OPTIONS
        widget = (
            SuggestedInput(words for _, words in ordered) if many else forms.Select(choices=[("", "Choose"), *ordered])
        )
        super().__init__(widget=widget, **more)
        self.many = many

    def shown(self, value: Any) -> Any:
        """A key as the field shows it."""
        return self.labels.get(value, value) if self.many else value

    def to_python(self, value: Any) -> str | None:
        """The key of the row that is meant."""
        if value in self.empty_values:
            return None
        typed = str(value).strip()
        if typed in self.labels:
            return typed
        meant = [key for key, words in self.labels.items() if words.casefold() == typed.casefold()]
        if len(meant) != 1:
            raise forms.ValidationError(f"Expected one of the names offered. Found “{typed[:60]}”.")
        return meant[0]


class YesNoField(forms.Field):
    """Yes, no or, where that may be, unknown."""

    def __init__(self, nothing: str, **more: Any) -> None:
        choices = [("yes", "Yes"), ("no", "No"), *([(NOTHING, nothing)] if nothing else [])]
        super().__init__(widget=forms.RadioSelect(choices=choices), **more)
        self.may_be_nothing = bool(nothing)

    def shown(self, value: Any) -> Any:
        """True, False or None as the choice that shows it."""
        return {True: "yes", False: "no", None: NOTHING}.get(value, value)

    def to_python(self, value: Any) -> bool | None:
        """The truth chosen."""
        if value not in ("yes", "no", NOTHING, None, ""):
            raise forms.ValidationError("Expected one of the answers offered.")
        if not value:
            raise forms.ValidationError("Expected an answer. Found nothing.")
        return {"yes": True, "no": False}.get(value)


class SeveralField(forms.Field):
    """Several of a set of choices, or one of the answers that stand alone: all, none, not known."""

    def __init__(self, choices: Iterable[tuple[str, str]], alone: Iterable[tuple[str, str]], **more: Any) -> None:
        self.alone = dict(alone)
        self.choices = dict(choices)
        super().__init__(widget=forms.CheckboxSelectMultiple, required=False, **more)
        self.offer({})

    def offer(self, kept: Mapping[str, str]) -> None:
        """Offer what is on record too, though it is not among the usual choices."""
        self.choices |= {one: words for one, words in kept.items() if one not in self.choices}
        cast(forms.CheckboxSelectMultiple, self.widget).choices = [*self.alone.items(), *self.choices.items()]

    def shown(self, value: Any) -> Any:
        """A list, or nothing, as the choices that show it."""
        if value is None:
            return [NOTHING] if NOTHING in self.alone else []
        if value in ([], ()):
            return [NONE_OF_THEM] if NONE_OF_THEM in self.alone else []
        return value

    def to_python(self, value: Any) -> list[str] | None:
        """The choices in their order; None where “not known” or “all” stands alone."""
        chosen = value or []
        if not all(one in self.choices or one in self.alone for one in chosen):
            raise forms.ValidationError("Expected some of the choices offered.")
        if any(one in self.alone for one in chosen) and len(chosen) > 1:
            raise forms.ValidationError(f"Expected either “{self.alone[chosen[0]]}” or some of the others, not both.")
        if self.alone and not chosen:
            raise forms.ValidationError("Expected at least one tick. Found none.")
        if chosen and chosen[0] in self.alone:
            return None if chosen[0] == NOTHING else []
        return [one for one in self.choices if one in chosen]


class TypedDayField(DayField):
    """A day; one on record stands there as it is typed in Minnesota."""

    def shown(self, value: Any) -> Any:
        """A day as the register writes it, as the field shows it."""
        day = day_of_text(value) if isinstance(value, str) else value
        return day or value


class LinesField(forms.Field):
    """Several texts, one in a line."""

    widget = forms.Textarea({"rows": 3})

    def shown(self, value: Any) -> Any:
        """The texts, one in a line."""
        return "\n".join(value or ())

    def to_python(self, value: Any) -> list[str]:
        """The texts."""
        return [line.strip() for line in (value or "").splitlines() if line.strip()]


def field_for(list_name: str, column: Column, names: Mapping[str, Mapping[str, str]]) -> forms.Field:
    """The field in which the value of a column is entered."""
    nothing = nothing_words(list_name, column)
    says: dict[str, Any] = {"label": column_words(column.name), "help_text": hint_words(list_name, column)}
    if column.kind == "yes_no":
        return YesNoField(nothing, required=False, **says)
    if column.kind == "list":
        return _list_field(column, names, nothing, says)
    says["required"] = column.required
    if nothing:
        says["help_text"] += f" Left empty: {nothing[0].lower()}{nothing[1:]}."
    if column.required:
        says["error_messages"] = {"required": f"Expected {_wanted(column)}. Found nothing."}
    if column.to:
        return ReferenceField(names[column.to], **says)
    if column.kind == "date":
        says["help_text"] += " As in 9/1/2025."
        return TypedDayField(**says)
    if column.kind == "choice":
        return _choice_field(column, says)
    if column.kind == "number":
        widget = forms.TextInput({"inputmode": "numeric"})
        wrong = {"invalid": "Expected a whole number, as in 45."}
        return forms.IntegerField(min_value=0, widget=widget, error_messages=wrong, **says)
    return forms.CharField(max_length=2000, empty_value=None, **says)


def _wanted(column: Column) -> str:
    if column.to:
        return "a choice"
    return {"date": "a day, as in 9/1/2025", "choice": "a choice"}.get(column.kind, "text")


def _choice_field(column: Column, says: dict[str, Any]) -> forms.Field:
    choices = [(one, choice_words(one)) for one in column.choices]
    if column.default is None:
        choices.insert(0, ("", "Choose"))
    wrong = {**says.pop("error_messages", {}), "invalid_choice": "Expected one of the choices offered."}
    return forms.ChoiceField(
        choices=choices, initial=column.default, error_messages=wrong, **{**says, "required": True}
    )


def _list_field(
    column: Column, names: Mapping[str, Mapping[str, str]], nothing: str, says: dict[str, Any]
) -> forms.Field:
    if not column.to and not column.choices:
        return LinesField(required=False, **says)
    if column.to:
        choices = sorted(labels(names[column.to]).items(), key=lambda one: one[1].casefold())
        return SeveralField(choices, [(NOTHING, nothing)], **says)
    alone = [(NOTHING, nothing), (NONE_OF_THEM, "None of them")] if column.null else []
    # A clause contradicts a limit (4.3, 4.4); what a contract lacks of the duties is said by the duties themselves.
    usual = [one for one in column.choices if choice_words(one) != one and (alone or one not in DUTIES)]
    return SeveralField([(one, choice_words(one)) for one in usual], alone, **says)


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
    def edits(self) -> list[Edit]:
        """What is to be entered, as one act."""
        return [Edit(self.list_name, self.key, self.row, expects=0)]

    def clean(self) -> dict[str, Any]:
        """All that is wrong with the row at once, also what a field alone cannot know."""
        cleaned: dict[str, Any] = super().clean() or {}
        for wrong in wrongs_in(self.asker, [(edit.list, edit.row) for edit in self.edits if edit.row], self.at):
            self.add_wrong(wrong.column, wrong.says)
        if self.needs_reason and corrected(self.kept, self.row) and not cleaned.get("reason", "").strip():
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
        if len(self.offered["agencies"]) == 1:
            self.initial.setdefault("agency", next(iter(self.offered["agencies"])))

    @property
    def edits(self) -> list[Edit]:
        """The officer, and the employment."""
        key = f"{self.key}-job"
        typed = {name: as_filed(self.cleaned_data.get(name)) for name in ("agency", "from")}
        return [*super().edits, Edit("employments", key, {**typed, "officer": self.key, "id": key}, expects=0)]


def as_filed(value: Any) -> Any:
    """A value of a form as the journal writes it."""
    return value.isoformat() if isinstance(value, date) else value
