"""Letters of old TeX fonts: what PDFium gives for them, and what a reader sees."""

from __future__ import annotations

import pytest

from claimcheck.resolver.extract._pdf_letters import composed, lettered


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        (
            "the \x1crst di\x1berent \x1dow is su\x1ecient in this ba\x1fe",
            "the ﬁrst diﬀerent ﬂow is suﬃcient in this baﬄe",
        ),
        ("\x10Quoted,\x11 he said \x15 or not", "“Quoted,” he said – or not"),
        ("a line\r\nand a tab\there\x0cnext", "a line\r\nand a tab\there\x0cnext"),
        (
            "a line-end hyphen\x02stays for the reader of lines",
            "a line-end hyphen\x02stays for the reader of lines",
        ),
    ],
)
def test_control_characters_of_the_cork_encoding(given: str, seen: str) -> None:
    assert lettered(given) == seen
    assert len(lettered(given)) == len(given)


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ("Sch¨olkopf, f¨ur M¨uller", "Schölkopf, für Müller"),
        ("caf´e, voil`a, ˆıle, na¨ıve", "café, voilà, île, naïve"),
        ("´Emile and ´Etienne", "Émile and Étienne"),
        ("Luk´aˇs, Fran¸cois, ˚Angstr¨om, se˜nor", "Lukáš, François, Ångström, señor"),
        ("he said `apples´ and left", "he said `apples´ and left"),
        ("it was ´not so´", "it was ´not so´"),
        ("ˆΨ and ¨ alone", "ˆΨ and ¨ alone"),
        ("x¨q has no such letter", "x¨q has no such letter"),
    ],
)
def test_accents_that_stand_before_their_letters(given: str, seen: str) -> None:
    assert composed(given, ()) == (seen, ())


def test_note_marks_keep_their_places() -> None:
    text, marks = composed("as M¨uller12 and Sch¨on3 say", ((10, 12), (23, 24)))
    assert [text[start:end] for start, end in marks] == ["12", "3"]
