"""What can be looked for in the journal, and the form by which values are blanked."""

from __future__ import annotations

from typing import Any

from django import forms

from hallpass_web.audit.acts import PRIVATE, SENTENCES
from hallpass_web.look.parts import DayField
from hallpass_web.register.history import ENDINGS, Wanted
from hallpass_web.register.lists_words import TITLES, column_words


def _kinds() -> list[tuple[str, Any]]:
    """The acts: those that every list has once, the others by their sentence."""
    others = [(kind, says) for kind, says in SENTENCES.items() if not any(map(kind.endswith, ENDINGS))]
    also = [(kind, SENTENCES[kind]) for kind in ("organizations.entered", "people.entered")]
    return [("", "All"), *ENDINGS.items(), *others, *also]


class HistoryForm(forms.Form):
    """The filters of the history. What is not filled in filters nothing."""

    words = forms.CharField(label="Search", required=False, max_length=200)
    kind = forms.ChoiceField(label="Act", required=False, choices=_kinds)
    list = forms.ChoiceField(label="List", required=False, choices=[("", "All"), *TITLES.items()])
    who = forms.CharField(label="Who", required=False, max_length=200)
    organization = forms.CharField(label="For which organization", required=False, max_length=200)
    first = DayField(label="From", required=False)
    last = DayField(label="Through", required=False)
    row = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def wanted(self) -> Wanted:
        """What is looked for, as far as it can be read."""
        self.full_clean()
        return Wanted(**{name: value for name, value in self.cleaned_data.items() if value})


class BlankForm(forms.Form):
    """Which values of a row are taken away for good, and on whose authority."""

    fields_to_blank = forms.MultipleChoiceField(label="Values to blank", widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(
        label="Authority",
        help_text="Who ordered it, with the number and day of the order. Name nobody whom it protects.",
        max_length=2000,
    )
    sure = forms.BooleanField(label="There is no way back: the values are gone from every version.")

    def __init__(self, columns: list[str], *given: Any) -> None:
        """Offer the columns of the row that hold such values."""
        super().__init__(*given)
        chosen: Any = self.fields["fields_to_blank"]
        chosen.choices = [(name, column_words(name)) for name in columns if name]


def can_be_blanked(list_name: str) -> bool:
    """Whether rows of a list hold values that can be blanked."""
    return list_name in PRIVATE
