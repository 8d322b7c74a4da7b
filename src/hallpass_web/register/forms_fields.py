"""The fields in which the values of rows are entered, made from the columns of the format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, cast

from django import forms

from hallpass.days import day_of_text
from hallpass.register.records import DUTIES
from hallpass.register.schema import Column
from hallpass_web.look.parts import DayField
from hallpass_web.register.lists import labels
from hallpass_web.register.lists_words import choice_words, column_words, hint_words, nothing_words

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
    """A row that another one refers to, chosen by name; the only one that there is stands there chosen."""

    def __init__(self, names: Mapping[str, str], **more: Any) -> None:
        self.labels = labels(names)
        ordered = sorted(self.labels.items(), key=lambda one: one[1].casefold())
        many = len(ordered) > MOST_OPTIONS
        widget = (
            SuggestedInput(words for _, words in ordered) if many else forms.Select(choices=[("", "Choose"), *ordered])
        )
        only = next(iter(names)) if len(names) == 1 and more.get("required", True) else None
        super().__init__(widget=widget, initial=only, **more)
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
        alone = next((self.alone[one] for one in chosen if one in self.alone), None)
        if alone and len(chosen) > 1:
            raise forms.ValidationError(f"Expected either “{alone}” or some of the others, not both.")
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
