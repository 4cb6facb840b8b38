"""The walk without a terminal: whatever keys are pressed, the file holds what the editor was told."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report import builders as b

from claimcheck import naming, reviewing, signoffs
from claimcheck.cli import days, walking
from claimcheck.cli.cards import Desk
from claimcheck.cli.keys import Key
from claimcheck.errors import DecisionsError, UsageError
from claimcheck.model import Decision, Dossier, Level, Look, Signed, SignOffState, Unchecked, Verdict
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = "He said “it fell in nine weeks” and “nobody came” and “the sea took it” that year."
SOURCE = "In the end it fell in four weeks. Nobody wept."
DAY = "2026-05-04"


class Fake:
    """A terminal whose keys are known before; it has gone when they are used up."""

    def __init__(self, keys: Sequence[Key], size: tuple[int, int] = (80, 24)) -> None:
        self.keys = list(keys)
        self.size = size
        self.screens: list[str] = []

    def key(self) -> Key:
        if not self.keys:
            raise EOFError
        return self.keys.pop(0)

    def draw(self, lines: Sequence[str], cursor: tuple[int, int] | None = None) -> None:
        assert len(lines) <= self.size[1]
        assert cursor is None or cursor[0] < self.size[1]
        self.screens.append("\n".join(lines))

    def enter(self) -> None: ...

    def leave(self) -> None: ...


def pressed(keys: str) -> list[Key]:
    return [Key({"\r": "enter", "\x1b": "escape"}.get(key, key)) for key in keys]


def dossier(path: str = "article.txt", *, signed: tuple[Signed, ...] = ()) -> Dossier:
    """An altered quotation with error and note, an unchecked one, a verbatim one; and a note."""
    quotations = [
        b.quotation(TEXT, words, f"q0{number}")
        for number, words in enumerate(("it fell in nine weeks", "nobody came", "the sea took it"), 1)
    ]
    matches = [
        b.match("q01", Verdict.ALTERED, "mill"),
        b.match("q02", Verdict.UNCHECKED, reason=Unchecked.NO_NOTE),
        b.match("q03", Verdict.VERBATIM, "mill"),
    ]
    read = b.evidence(
        b.manuscript(TEXT, quotations, [b.note(1, "c1")], path=path),
        [b.reference("mill")],
        [b.source("mill", SOURCE)],
        matches,
        [b.resolution("c1", "mill")],
    )
    findings = [
        b.finding("quotation-far-mark", Level.NOTE, quotation_id="q01", start=8),
        b.finding("quotation-critical-token", Level.ERROR, quotation_id="q01", start=20),
        b.finding("quotation-unchecked", Level.NOTE, quotation_id="q02", start=36),
        b.finding("quotation-clipped", Level.WARNING, quotation_id="q03", start=54),
        b.finding("note-punctuation", Level.NOTE, start=80),
    ]
    return b.dossier(read, *findings).model_copy(update={"signoffs": signed})


def rules(items: Sequence[reviewing.Item]) -> list[list[str]]:
    return [[finding.rule for finding in item.findings] for item in items]


# --- what is walked, and in which order -------------------------------------------------------


def test_a_work_that_is_wanted_no_more_is_no_question_any_more() -> None:
    text = "He wrote “nobody came to the ford”[1]."
    quotation = b.quotation(text, "nobody came to the ford")
    book = b.reference("book").model_copy(update={"notes": (1,)})
    match = b.match("q01", Verdict.UNCHECKED, reason=Unchecked.SOURCE_UNAVAILABLE)
    read = b.evidence(b.manuscript(text, [quotation]), [book], [b.lack("book")], [match])
    missing = b.finding("source-missing", Level.NOTE, mark=1).model_copy(update={"reference_id": "book"})
    unchecked = b.finding("quotation-unchecked", Level.NOTE, quotation_id="q01", start=3)
    before = b.report(b.dossier(read, unchecked, missing))
    assert rules(reviewing.items(before, Level.ERROR)) == [["source-missing"], ["quotation-unchecked"]]
    compared = unchecked.model_copy(update={"suppression": b.SIGNED})
    after = b.report(b.dossier(read, compared, missing))
    assert rules(reviewing.items(after, Level.ERROR)) == []
    assert rules(reviewing.items(after)) == [["source-missing"]]


def test_errors_then_not_checked_then_warnings_and_a_quotation_is_one_item() -> None:
    report = b.report(dossier())
    assert rules(reviewing.items(report, Level.WARNING)) == [
        ["quotation-critical-token", "quotation-far-mark"],
        ["quotation-unchecked"],
        ["quotation-clipped"],
    ]


def test_what_was_not_checked_comes_at_every_level() -> None:
    report = b.report(dossier())
    assert rules(reviewing.items(report, Level.ERROR)) == [
        ["quotation-critical-token", "quotation-far-mark"],
        ["quotation-unchecked"],
    ]
    assert rules(reviewing.items(report, Level.NOTE))[-1] == ["note-punctuation"]


def test_what_was_decided_comes_only_with_everything() -> None:
    report = b.report(dossier())
    found = report.dossiers[0].findings
    rejected = signoffs.sign(report.dossiers[0], found[3], Decision.REJECT, "no", "Bo", DAY)
    accepted = found[2].model_copy(update={"suppression": b.SIGNED})
    decided = report.dossiers[0].model_copy(
        update={
            "findings": (*found[:2], accepted, *found[3:]),
            "signoffs": (Signed(signoff=rejected, state=SignOffState.REJECTED),),
        }
    )
    report = b.report(decided)
    assert len(reviewing.items(report, Level.WARNING)) == 1
    assert len(reviewing.items(report, Level.WARNING, everything=True)) == 3


def test_two_manuscripts_may_both_have_a_q01() -> None:
    report = b.report(dossier("one.txt"), dossier("two.txt"))
    assert [item.dossier for item in reviewing.items(report, Level.ERROR)] == [0, 1, 0, 1]


# --- the state property ---------------------------------------------------------------------------

KEYS = st.one_of(
    st.sampled_from(pressed("arcnpugse? \r\x1b")),
    st.sampled_from(
        [Key("up"), Key("down"), Key("left"), Key("right"), Key("backspace"), Key("resized"), Key("word")]
    ),
    st.sampled_from([Key("pasted", "line\x1b[2Jbreak\n“x” \\ \u202e"), Key("unknown"), Key("page-down")]),
    st.characters(exclude_categories=["Cs"]).map(Key),
)
MOVES = st.sampled_from(
    [
        pressed("ayes\r\r"),
        pressed("amaybe\r6m\r"),
        pressed("rno\r"),
        pressed("rhalf\x1b"),
        pressed("ayes\r\x1b"),
        pressed("u"),
        pressed("n"),
        pressed("p"),
        pressed("g2\r"),
        pressed("s "),
        pressed("e "),
    ]
)
WALKS = st.lists(st.one_of(MOVES, MOVES, st.lists(KEYS, max_size=6)), max_size=25)


@given(WALKS, st.sampled_from([(80, 24), (40, 9), (200, 60)]))
@settings(max_examples=60)
def test_the_file_is_what_the_editor_was_told(moves: list[list[Key]], size: tuple[int, int]) -> None:
    with tempfile.TemporaryDirectory() as name:
        file = Path(name, "signoffs.toml")
        report = b.report(dossier())
        terminal = Fake([key for move in moves for key in move], size)
        given_ = Settings(signoffs=file, today=DAY)
        desk = Desk(terminal, report, given_, Look(), "Ada Lee", {})
        path = walking.walk(desk, reviewing.items(report, Level.NOTE))
        told = {signoff.id: signoff for _, done in path.done for signoff in done.signoffs}
        on_disk = signoffs.load(signoffs.read(file) or "", str(file))
        assert {signoff.id: signoff for signoff in on_disk} == told
        assert {path.items[at].findings[0].fingerprint for at in path.standing} <= set(told)


def test_undoing_everything_leaves_the_entries_as_they_were(tmp_path: Path) -> None:
    file = tmp_path / "signoffs.toml"
    report = b.report(dossier())
    found = report.dossiers[0].findings
    mine = signoffs.sign(report.dossiers[0], found[1], Decision.ACCEPT, "long ago", "Ada Lee", "2025-01-01")
    theirs = signoffs.sign(report.dossiers[0], found[1], Decision.ACCEPT, "me too", "Bo", "2025-01-02")
    for signoff in (mine, theirs):
        signoffs.save(file, signoff)
    terminal = Fake(pressed("rno\rayes\r\rryes\rpayes\r\r" + "u" * 9))
    desk = Desk(terminal, report, Settings(signoffs=file, today=DAY), Look(), "Ada Lee", {})
    path = walking.walk(desk, reviewing.items(report))
    assert path.done == ()
    assert "Nothing was decided yet." in terminal.screens[-1]
    assert signoffs.load(file.read_text(encoding="utf-8"), "") == (mine, theirs)


def test_who_accepts_what_another_rejected_is_told_so(tmp_path: Path) -> None:
    first = dossier()
    theirs = signoffs.sign(first, first.findings[1], Decision.REJECT, "no", "Bo", DAY)
    report = b.report(dossier(signed=(Signed(signoff=theirs, state=SignOffState.REJECTED),)))
    terminal = Fake(pressed("ayes\r\r"))
    desk = Desk(terminal, report, Settings(signoffs=tmp_path / "s.toml", today=DAY), Look(), "Ada", {})
    walking.walk(desk, reviewing.items(report, everything=True))
    assert "But Bo rejected it, and that wins." in " ".join(terminal.screens[-1].split())


def test_what_cannot_be_saved_as_a_whole_is_not_saved_at_all(tmp_path: Path) -> None:
    first = dossier()
    broken = first.findings[0].model_copy(update={"fingerprint": "\ud800"})  # no file can hold it
    report = b.report(first.model_copy(update={"findings": (first.findings[1], broken)}))
    (item,) = reviewing.items(report, Level.ERROR)
    assert len(item.findings) == 2
    given_ = Settings(signoffs=tmp_path / "signoffs.toml", today=DAY)
    with pytest.raises(DecisionsError):
        reviewing.decide(report, given_, item, Decision.ACCEPT, reason="x", by="Ada")
    assert not (tmp_path / "signoffs.toml").exists()


def test_the_browser_gets_the_passage_and_without_one_the_address_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda address: bool(opened.append(address)))
    terminal = Fake(pressed("ono"))
    desk = Desk(terminal, b.report(dossier()), Settings(signoffs=tmp_path / "s.toml"), Look(), "Ada", {})
    walking.walk(desk, reviewing.items(desk.report))
    assert opened == ["https://parish.example/mill"]  # q02 cites nothing
    said = [" ".join(screen.split()) for screen in terminal.screens]
    assert any("No browser could be started; open https://parish.example/mill" in screen for screen in said)
    assert "There is no address on the web to open." in said[-1]


def test_the_beginning_of_two_ids_is_asked_for_again() -> None:
    report = b.report(dossier())  # ids of the builders begin with the rule's name
    with pytest.raises(UsageError, match="may be any of quotation-clipped-54, quotation-critical-token-20"):
        naming.called(report, ["quotation-c"])
    (item,) = naming.called(report, ["quotation-cl"])
    assert rules([item]) == [["quotation-clipped"]]


# --- days ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("", None),
        ("  ", None),
        ("2026-05-04", "2026-05-04"),  # today is the last day
        ("2027-02-28", "2027-02-28"),
        ("10d", "2026-05-14"),
        ("2w", "2026-05-18"),
        ("1m", "2026-06-04"),
        ("8m", "2027-01-04"),
        ("1Y", "2027-05-04"),
    ],
)
def test_days(words: str, day: str | None) -> None:
    assert days.expiry(words, DAY) == day


def test_a_month_that_is_shorter_ends_on_its_last_day() -> None:
    assert days.expiry("1m", "2026-01-31") == "2026-02-28"
    assert days.expiry("1y", "2028-02-29") == "2029-02-28"


@pytest.mark.parametrize(
    "words", ["soon", "2026-05-03", "2026-02-30", "9999y", "6", "m", "-1d", "４d", "1e3d"]
)
def test_no_days(words: str) -> None:
    with pytest.raises(UsageError):
        days.expiry(words, DAY)
