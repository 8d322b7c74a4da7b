"""The grammar of expressions."""

from __future__ import annotations

import ast

import pytest

from hallpass.policy.expressions import CHARACTERS, ELSE, Expression, ExpressionRefused, expression, names_in, parse


def made(source: str) -> Expression:
    return expression(parse(source), 7)


@pytest.mark.parametrize(
    "source",
    [
        "legacy",
        "not legacy and (a or b)",
        "day <= clock_on + extension",
        "a < b <= c",
        "standing == 'cleared'",
        'standing != "cleared"',
        "trained_by in full_kinds",
        "trained_by not in full_kinds",
        "day_before(a - days) if legacy else next_working_day(b)",
    ],
)
def test_the_grammar_is_read(source: str) -> None:
    """Comparisons, and, or, not, dates with months, choices and calls are expressions."""
    assert ast.unparse(parse(source)).replace("'", '"') == source.replace("'", '"')


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("a.b", "a dot"),
        ("a[0]", "square brackets"),
        ("a ** b", "a power"),
        ("a * b", "Mult"),
        ("lambda: a", "lambda"),
        ("(a := b)", "an assignment"),
        ("f'{a}'", "an f-string"),
        ("[a for a in b]", "a comprehension"),
        ("{a: b for a in b}", "a comprehension"),
        ("all(a for a in b)", "a comprehension"),
        ("f(a, b)", "the call `f(a, b)`"),
        ("f()", "the call `f()`"),
        ("f(a=b)", "the call"),
        ("f(*a)", "a star"),
        ("f(a)(b)", "the call"),
        ("a < 60", "the number 60 without words"),
        ("a < 1.5", "the number 1.5"),
        ("a == True", "True as a value"),
        ("a == None", "None as a value"),
        ("a == b'x'", "b'x' as a value"),
        ("a == u'x'", "as a value"),
        ("a is b", "is"),
        ("-a < b", "a minus sign"),
        ("(a, b)", "Tuple"),
        ("a == '\\n'", "character"),
        ("a == '“'", "character"),
        ("a # b", "the character '#'"),
        ("a\nb", "character"),
        ("a <", "no expression"),
        ("", "no expression"),
        ("a b", "no expression"),
        ("a; b", "no expression"),
        ("9" * 300, "without words"),
        ("(" * 190 + "a" + ")" * 190, "a"),
        ("not " * 90 + "a", "nested too deeply"),
        ("a or " * 90 + "a", f"at most {CHARACTERS}"),
    ],
)
def test_what_lies_beyond_the_grammar_is_refused(source: str, said: str) -> None:
    """Anything else is refused with what it is, and with what was expected."""
    try:
        tree = parse(source)
    except ExpressionRefused as refused:
        assert said in str(refused)
        assert all(wrong.expected for wrong in refused.wrongs)
    else:
        assert ast.unparse(tree) == said  # parentheses alone nest nothing


def test_all_that_is_wrong_with_an_expression_is_said() -> None:
    """Two problems of one expression are two messages."""
    with pytest.raises(ExpressionRefused) as refused:
        parse("a.b < 60")
    assert len(refused.value.wrongs) == 2


def test_the_parts_that_must_all_hold() -> None:
    """A condition falls apart at its outermost `and`; `else` has no parts; what has no `and` is one part."""
    parts = made("a and (b or c) and not d").conjuncts
    assert [part.source for part in parts] == ["a", "b or c", "not d"]
    assert [part.names for part in parts] == [{"a"}, {"b", "c"}, {"d"}]
    assert {part.line for part in parts} == {7}
    assert Expression(ELSE, frozenset(), 7).conjuncts == ()
    assert made("a or b").conjuncts == (made("a or b"),)


def test_names_are_found_wherever_they_stand() -> None:
    """Facts, numbers and functions of an expression are its names."""
    assert names_in(parse("day_before(a) if b else c + d < e")) == {"day_before", "a", "b", "c", "d", "e"}
