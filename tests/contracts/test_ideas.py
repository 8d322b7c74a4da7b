"""The lists of ideas."""

from hallpass.contracts.ideas import ideas, ideas_in


def test_stem_matches_the_beginning_of_a_word() -> None:
    """A stem finds its word forms, and nothing inside other words."""
    assert "drill" in ideas_in("lockdown drills")
    assert "law" not in ideas_in("the flaw")


def test_star_stands_for_a_word_or_two() -> None:
    """A star in a stem stands for one or two words between."""
    assert "teach" in ideas_in("help students understand")
    assert "teach" not in ideas_in("help them to carry chairs and to understand")


def test_every_idea_is_found_by_its_own_words() -> None:
    """Each list is read, and each of its stems finds itself."""
    assert len(ideas()) > 20
    for name, pattern in ideas().items():
        assert pattern.pattern, name
