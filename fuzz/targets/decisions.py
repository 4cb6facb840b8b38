"""What people have decided: signoffs.toml and its changes, a baseline, the words of a comment in a manuscript."""

from __future__ import annotations

from contextlib import suppress

from claimcheck import signoffs
from claimcheck.errors import DecisionsError
from claimcheck.model import Decision, Level, SignOff
from claimcheck.signoffs import editing, inline
from fuzz.properties import closed, decoded
from fuzz.target import Target

_HASH = "0123456789abcdef" * 4
_LONGEST = 1000  # letters of what is told of a fault
_RULES = ("mark-order", "note-punctuation", "quotation-altered", "quotation-unchecked")
_MADE = SignOff(
    id="c0ffee0000000001",
    decision=Decision.ACCEPT,
    reason="the printed book has it so",
    by="Ada Lee",
    date="2026-05-04",
    rule="quotation-altered",
    level=Level.WARNING,
    quotation=_HASH,
)


def _check(data: bytes) -> None:
    text = decoded(data)
    _signoffs(text)
    _baseline(text)
    _comment(text)
    with suppress(DecisionsError):
        _saved("", _MADE.model_copy(update={"reason": text, "words": text}))


def _signoffs(text: str) -> None:
    """What can be read stays as it is when a decision is added, changed and taken out."""
    try:
        read = signoffs.load(text, "signoffs.toml")
    except DecisionsError as error:
        _told(error)
        return
    for signoff in read:
        closed(signoff)
        assert editing.added(text, signoff) == text, "what stays true is not written anew"
        _saved(text, signoff.model_copy(update={"reason": "another", "source": _HASH}))
        assert len(signoffs.load(editing.removed(text, signoff.id, signoff.by), "")) == len(read) - 1
    if not any((signoff.id, signoff.by) == (_MADE.id, _MADE.by) for signoff in read):
        assert _saved(text, _MADE).startswith(text)


def _saved(text: str, made: SignOff) -> str:
    before = {(signoff.id, signoff.by): signoff for signoff in signoffs.load(text, "")}
    saved = editing.added(text, made)
    after = {(signoff.id, signoff.by): signoff for signoff in signoffs.load(saved, "")}
    assert after == {**before, (made.id, made.by): made}, "another sign-off than was saved"
    return saved


def _baseline(text: str) -> None:
    try:
        baseline = signoffs.load_baseline(text, "baseline.json")
    except DecisionsError as error:
        _told(error)
        return
    for entry in (entry for entries in baseline.manuscripts.values() for entry in entries):
        closed(entry)


def _comment(text: str) -> None:
    said = inline.read(text, _RULES)
    if isinstance(said, str):
        assert len(said) < _LONGEST, said
        assert said.isprintable(), said
    else:
        assert set(said.rules) <= set(_RULES), said
        assert said.reason.strip(), said


def _told(error: DecisionsError) -> None:
    assert error.file, error
    assert (error.line or 1) >= 1, error
    assert "\n" not in str(error), error
    assert len(str(error)) < _LONGEST, error


TARGET = Target(
    seeds=(
        f"""# The desk's decisions.

[[signoff]]
  id = 'c0ffee0000000001'   # first
verdict = "accept"
reason = "the printed book \\"has it\\" so"
by = "Ada Lee"
date = 2026-05-04
expires = "2026-12-31"  # the reprint
rule = "quotation-altered"
reference = "marsh-1950"
words = "fell in 1950"
result = "altered"
edits = 1
level = "warning"
quotation = "{_HASH}"

# Bo is not content.
[[signoff]]
id = "c0ffee0000000001"
verdict = "reject"
reason = "ask the author"
by = "Bo Marsh"
date = "2026-05-05"
rule = "quotation-altered"
level = "warning"
""".encode(),
        b"""{
  "schema": "claimcheck-baseline/1",
  "manuscripts": {
    "article.txt": [
      {"fingerprint": "c0ffee0000000001", "rule": "mark-order", "level": "warning"}
    ]
  }
}
""",
        "ignore mark-order, quotation-altered — house style".encode(),
        b"ignore quotation-unchecked -- compared with the printed book",
    ),
    check=_check,
    tokens=tuple(
        token.encode()
        for token in (
            *(
                "[[signoff]]\n",
                "[signoff]\n",
                "\n",
                "\r\n",
                "\ufeff",
                " = ",
                '"',
                "'",
                '"""',
                "#",
                "\\",
                "\\u0000",
            ),
            *("\\ud800", "\\U0010FFFF", "\x00", "\u2028", "<<<<<<< HEAD\n", "=======\n", ">>>>>>> theirs\n"),
            *(
                'by = "Bo"\n',
                "edits = 0\n",
                "edits = -1\n",
                "edits = 99999999999999999999\n",
                "edits = 1.5\n",
            ),
            *(
                "date = 2026-02-30\n",
                "date = 1979-05-27T07:32:00Z\n",
                "a.b.c = 1\n",
                "level = []\n",
                "x = {}\n",
            ),
            *(f'source = "{_HASH}"\n', 'passage = "x"\n', 'verdict = "reject"\n', 'result = "verbatim"\n'),
            *("[" * 2000, '{"a":' * 500, "1e400", "NaN", "null", '"manuscripts": {}', '"level": "note"'),
            *("ignore ", "claimcheck: ", "--", "—", "–", ":", ", ", "mark-order", "all", "quotation-"),
        )
    ),
)
