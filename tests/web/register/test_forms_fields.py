"""Fields: what each takes, what it shows of what is on record, and what it refuses."""

from __future__ import annotations

import pytest
from django import forms

from hallpass.register.schema import LISTS
from hallpass_web.register.forms_fields import (
    MOST_OPTIONS,
    NONE_OF_THEM,
    NOTHING,
    LinesField,
    ReferenceField,
    SeveralField,
    TypedDayField,
    YesNoField,
    field_for,
)

NO_NAMES = {name: {} for name in LISTS}
MANY = {f"k{n}": f"Officer {n}" for n in range(MOST_OPTIONS + 1)}


def test_of_very_many_rows_one_is_typed_by_name() -> None:
    """With too many to choose from, the browser suggests names, and the name is taken as the row."""
    field = ReferenceField(MANY)
    assert field.clean("officer 7") == "k7"
    assert field.shown("k7") == "Officer 7"
    assert '<option value="Officer 7">' in field.widget.render("officer", None)
    with pytest.raises(forms.ValidationError, match="Expected one of the names offered"):
        field.clean("Officer")


def test_few_rows_are_chosen_by_key() -> None:
    """A choice sends the key, and nothing that is not offered is taken."""
    field = ReferenceField({"a": "Ann", "b": "Bo"}, required=False)
    assert field.clean("a") == "a"
    assert field.clean("") is None
    with pytest.raises(forms.ValidationError):
        field.clean("c")


def test_yes_no_and_unknown_are_three_answers() -> None:
    """Unknown is an answer where it may be, and no answer is none of them."""
    field = YesNoField("Unknown", required=False)
    assert [field.clean(value) for value in ("yes", "no", NOTHING)] == [True, False, None]
    assert [field.shown(value) for value in (True, False, None)] == ["yes", "no", NOTHING]
    with pytest.raises(forms.ValidationError, match="Expected an answer"):
        field.clean("")


def test_several_choices_keep_their_order_and_what_stands_alone_stands_alone() -> None:
    """All, none and some are told apart, both ways."""
    field = SeveralField([("a", "A"), ("b", "B")], [(NOTHING, "All"), (NONE_OF_THEM, "None of them")])
    assert field.clean(["b", "a"]) == ["a", "b"]
    assert field.clean([NOTHING]) is None
    assert field.clean([NONE_OF_THEM]) == []
    assert [field.shown(value) for value in (None, [], ["a"])] == [[NOTHING], [NONE_OF_THEM], ["a"]]
    for wrong in ([], ["c"], ["a", NOTHING]):
        with pytest.raises(forms.ValidationError):
            field.clean(wrong)


def test_what_is_on_record_can_be_kept_though_it_is_no_usual_choice() -> None:
    """A correction of something else does not lose an unusual value."""
    field = SeveralField([("4.3", "4.3")], [])
    field.offer({"5.1": "5.1"})
    assert field.clean(["5.1"]) == ["5.1"]


def test_lines_and_days_show_what_is_on_record() -> None:
    """Texts stand one in a line, a day as it is typed here."""
    assert LinesField(required=False).clean(" one \n\ntwo") == ["one", "two"]
    assert LinesField().shown(["one", "two"]) == "one\ntwo"
    field = TypedDayField()
    assert field.widget.format_value(field.shown("2025-09-01")) == "9/1/2025"
    assert field.shown("soon") == "soon"


@pytest.mark.parametrize("name", list(LISTS))
def test_every_column_has_a_field_with_words(name) -> None:
    """The form of every list has a field for each column, and each choice is in plain words."""
    for column in LISTS[name].columns:
        field = field_for(name, column, NO_NAMES)
        assert field.label
        for value, words in getattr(field.widget, "choices", []):
            assert not value or words
            assert "_" not in str(words)
