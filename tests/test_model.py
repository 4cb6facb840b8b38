"""What the nouns tell of themselves beyond their fields."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from claimcheck import parser, resolver
from claimcheck.model import Evidence, Reference, Signal, Span

NOTES = """\
Two things are said.[1] A third is.[2] And a fourth.[3] A fifth has no note.[9]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 2021, 2; see also Bo Marsh, “Gulls,” Coast Weekly, 2021, 3.

[2] See also Bo Marsh, “Gulls,” Coast Weekly, 4 May 2021, 3.

[3] The harbour master, in conversation.
"""


def evidence(*references: Reference) -> Evidence:
    manuscript = parser.parse_text(NOTES)
    return Evidence(
        manuscript=manuscript,
        references=references,
        resolutions=resolver.identify(manuscript, references),
        sources=(),
        matches=(),
    )


LEE = Reference(id="lee", title="A Harbour Shut")
MARSH = Reference(id="marsh", title="Gulls")


def test_see_also_promises_no_words_unless_the_note_has_nothing_else() -> None:
    assert evidence(LEE, MARSH).cited == {1: ("lee",), 2: ("marsh",), 3: ()}


def test_a_work_that_no_reference_answers_to_leaves_a_gap() -> None:
    assert evidence(MARSH).cited[1] == (None,)


def test_a_pin_speaks_for_a_note_that_names_no_work_and_for_a_mark_without_note() -> None:
    talk = Reference(id="talk", title="Conversation", notes=(3,))
    numeric = Reference(id="9", title="Of the fifth")
    cited = evidence(LEE, MARSH, talk, numeric).cited
    assert cited[3] == ("talk",)
    assert cited[9] == ("9",)


@pytest.mark.parametrize(("id_", "pins"), [("7", (7,)), ("lee-2021", ()), ("٣", ()), ("1234567", ())])
def test_only_an_id_in_plain_digits_is_a_pin(id_: str, pins: tuple[int, ...]) -> None:
    assert Reference(id=id_).pins == pins


def test_only_four_signals_promise_nothing() -> None:
    silent = {signal for signal in Signal if not signal.promises}
    assert silent == {Signal.SEE_ALSO, Signal.CF, Signal.COMPARE, Signal.BUT_SEE}


def test_nouns_are_frozen_and_refuse_what_they_do_not_know() -> None:
    span = Span(start=1, end=2)
    with pytest.raises(ValidationError, match="frozen"):
        span.start = 0
    with pytest.raises(ValidationError, match="extra"):
        Span.model_validate({"start": 1, "end": 2, "length": 1})
