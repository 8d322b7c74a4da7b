"""The names that packs may use."""

from __future__ import annotations

from tests.policy.edits import real

from hallpass.policy import vocabulary


def test_rows_give_standings_that_exist() -> None:
    """A standing that a row may give is a standing; those that no row gives are said elsewhere."""
    others = set(vocabulary.STANDINGS) - set(vocabulary.STANDINGS_OF_ROWS)
    assert others == {"unresolved", "upcoming", "not_serving"}
    assert set(vocabulary.STANDINGS_OF_ROWS) < set(vocabulary.STANDINGS)


def test_a_row_that_hands_on_finds_its_facts() -> None:
    """The substitute table knows every fact of the regular one, whose rows decide in its place."""
    assert vocabulary.SERVICE_FACTS.items() <= vocabulary.SUBSTITUTE_FACTS.items()


def test_no_word_has_two_meanings() -> None:
    """A fact is neither a number nor a reading of the policy."""
    facts = {fact for table in vocabulary.TABLES.values() for fact in table}
    assert not facts & (vocabulary.PARAMETERS_OF_FACTS.keys() | vocabulary.READINGS_OF_FACTS.keys())


def test_the_policy_uses_every_word_of_the_vocabulary() -> None:
    """What the facts ask of a version, the real pack has, with the same values; every fact turns a row."""
    version = real()
    assert {name: version.parameters[name].unit for name in vocabulary.PARAMETERS_OF_FACTS} == dict(
        vocabulary.PARAMETERS_OF_FACTS
    )
    for name, values in vocabulary.READINGS_OF_FACTS.items():
        assert tuple(item.value for item in version.readings[name].values) == values
    used = {name for table in version.tables.values() for row in table.rows for name in row.when.names}
    used |= {name for term in version.terms.values() for name in term.expression.names}
    assert {fact for table in vocabulary.TABLES.values() for fact in table} <= used
