"""Lines, columns, levels, order and fingerprints of findings."""

from __future__ import annotations

from claimcheck.model import Level, Span
from claimcheck.rules._remark import NOWHERE, Place, Remark, quoted, settle
from claimcheck.text import Lines


def remark(start: int, key: str = "words", **given: object) -> Remark:
    place = Place(span=Span(start=start, end=start + 1))
    return Remark.model_validate({"message": "m", "places": (place,), "key": key, **given})


def prints(text: str, *remarks: Remark, rule: str = "some-rule") -> list[str]:
    return [
        found.fingerprint for found in settle(Lines(text), [(rule, Level.NOTE, said) for said in remarks])
    ]


def test_line_and_column_count_from_one() -> None:
    [found] = settle(Lines("one\ntwo three"), [("r", Level.NOTE, remark(8))])
    assert (found.locations[0].line, found.locations[0].column) == (2, 5)


def test_a_remark_on_no_place_of_the_manuscript_points_at_its_beginning() -> None:
    lost = Remark(message="m", places=(Place(span=NOWHERE),), key="k")
    [found] = settle(Lines(""), [("r", Level.NOTE, lost)])
    assert (found.locations[0].line, found.locations[0].column) == (1, 1)


def test_a_message_is_one_line_whatever_words_it_takes_from_the_manuscript() -> None:
    [found] = settle(Lines("words"), [("r", Level.NOTE, remark(0, message="What [of\nthe\u2028oak] is"))])
    assert found.message == "What [of the oak] is"


def test_findings_stand_in_text_order_then_by_rule() -> None:
    given = [("b", Level.NOTE, remark(5)), ("a", Level.NOTE, remark(5)), ("c", Level.NOTE, remark(1))]
    assert [found.rule for found in settle(Lines("a" * 9), given)] == ["c", "a", "b"]


def test_a_remark_may_have_another_level_than_its_rule() -> None:
    given = [("r", Level.ERROR, remark(0)), ("r", Level.ERROR, remark(1, level=Level.NOTE))]
    assert [found.level for found in settle(Lines("ab"), given)] == [Level.ERROR, Level.NOTE]


def test_a_fingerprint_outlives_moved_lines_and_typography() -> None:
    assert prints("words", remark(0, "China’s Rôle")) == prints("\n\n\n  words", remark(4, "china's role"))


def test_a_fingerprint_tells_rule_words_and_reference_apart() -> None:
    kinds = {
        *prints("ab", remark(0)),
        *prints("ab", remark(0, "other words")),
        *prints("ab", remark(0, reference_id="lee")),
        *prints("ab", remark(0), rule="other-rule"),
    }
    assert len(kinds) == 4


def test_equal_defects_are_told_apart_by_their_order() -> None:
    first, second = prints("abc", remark(0), remark(2))
    assert first != second
    assert prints("abc", remark(2)) == [first]


def test_a_fingerprint_is_sixteen_hexadecimal_digits_whatever_the_words() -> None:
    [found] = prints("a", remark(0, "\ud800\x00 “"))
    assert len(found) == 16
    assert int(found, 16) >= 0


def test_quoted_words_stand_on_one_line_and_are_cut_between_words() -> None:
    assert quoted(" one\n two ") == "“one two”"
    assert quoted("one two, three", limit=10) == "“one two …”"
    assert quoted("one two … three", limit=10) == "“one two …”"
    assert quoted("x" * 70, limit=10) == "“xxxxxxxxxx …”"
