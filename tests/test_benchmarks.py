"""The truths of the generated set hold, adapters answer in one shape, and results are compared rightly."""

from __future__ import annotations

import ast
import io
import json
import sys
from pathlib import Path

import pytest

from benchmarks import accuracy, changes, field, ours, report, tables
from benchmarks.generated import COUNTS, FAITHFUL, Case, cases
from benchmarks.passages import Text, spoken, trimmed
from benchmarks.peers import lines
from benchmarks.texts import Work, reference

PEERS = Path(lines.__file__).parent


@pytest.fixture(scope="module")
def drawn() -> list[Case]:
    return cases([reference()], share=0.02)


def of(drawn: list[Case], *kinds: str) -> list[Case]:
    found = [case for case in drawn if case.kind in kinds]
    assert found
    return found


def test_every_kind_is_drawn_from_a_source_of_its_size(drawn: list[Case]) -> None:
    assert {case.kind for case in drawn} == set(COUNTS)
    assert {case.text.size for case in drawn} == {5_000, 50_000}
    assert len({case.id for case in drawn}) == len(drawn)
    assert all(0.9 * case.text.size <= len(case.text.text) <= case.text.size for case in drawn)


def test_the_same_seed_draws_the_same_set(drawn: list[Case]) -> None:
    again = cases([reference()], share=0.02)

    assert [(case.id, case.words, case.span) for case in again] == [(c.id, c.words, c.span) for c in drawn]


def test_a_verbatim_quotation_has_its_passages_words(drawn: list[Case]) -> None:
    for case in of(drawn, "verbatim"):
        assert case.span is not None
        assert spoken(case.words) == spoken(case.text.text[slice(*case.span)])
        assert trimmed(case.text.text, case.span) == case.span


def test_a_changed_quotation_stands_nowhere_in_its_source(drawn: list[Case]) -> None:
    for case in of(drawn, "one word", "three edits"):
        assert f" {' '.join(spoken(case.words))} " not in f" {' '.join(spoken(case.text.text))} "


def test_a_changed_word_is_one_word(drawn: list[Case]) -> None:
    for case in of(drawn, "one word"):
        assert case.span is not None
        passage = spoken(case.text.text[slice(*case.span)])
        said = spoken(case.words)
        same = next((n for n, (a, b) in enumerate(zip(passage, said, strict=False)) if a != b), len(said))
        rest = min(len(passage), len(said)) - same
        tails = [rest - skip for skip in (0, 1)]
        assert any(passage[len(passage) - n :] == said[len(said) - n :] for n in tails if n >= 0), case


def test_an_elided_quotation_leaves_words_out_and_adds_none(drawn: list[Case]) -> None:
    for case in of(drawn, "elided"):
        assert case.span is not None
        passage = iter(spoken(case.text.text[slice(*case.span)]))
        assert all(word in passage for word in spoken(case.words))
        assert any(mark in case.words for mark in changes.ELLIPSES)


def test_a_bracketed_quotation_keeps_the_words_outside_its_brackets(drawn: list[Case]) -> None:
    for case in of(drawn, "bracketed"):
        assert case.words.count("[") == 1 == case.words.count("]")


def test_an_absent_quotation_shares_no_eight_words_with_its_source(drawn: list[Case]) -> None:
    for case in of(drawn, "absent"):
        there = f" {' '.join(spoken(case.text.text))} "
        said = spoken(case.words)
        assert all(f" {' '.join(said[n : n + 8])} " not in there for n in range(len(said) - 7))


def test_moved_parts_stand_in_the_source_but_not_in_that_order(drawn: list[Case]) -> None:
    for case in of(drawn, "splice", "reordered"):
        there, said = f" {' '.join(spoken(case.text.text))} ", spoken(case.words)
        assert f" {' '.join(said)} " not in there
        assert any(
            f" {' '.join(said[:n])} " in there and f" {' '.join(said[n:])} " in there
            for n in range(5, len(said))
        )


def test_a_text_tells_parallel_passages_from_foreign_ones() -> None:
    text = Text(
        "t", 0, "w", "The harbour was closed in winter, and the council met every Tuesday in the hall."
    )

    assert text.parallels("The harbour was shut in winter and the council met each Tuesday in a hall")
    assert not text.parallels("Nobody in the village had ever seen the lighthouse keeper without his hat")


def test_no_source_is_a_list_of_names() -> None:
    names = "\n\n".join(f"* module.views.generic.detail.Mixin.get_object_{n}" for n in range(400))
    mixed = Work("w", "made for the test", tuple(f"{names}\n\n{text}" for text in reference().documents))

    drawn = cases([mixed], share=0.05, seed=5)

    assert all(case.text.text.count("Mixin") < 100 for case in drawn if case.text.size == 5_000)


def test_ours_answers_in_the_shape_that_is_counted(drawn: list[Case]) -> None:
    answers = accuracy.judged(drawn)

    assert [case.id for case, _ in answers] == [case.id for case in drawn]
    right = accuracy.right(answers)
    assert {kind: of for kind, (_, of) in right.items()} == {
        kind: len([case for case in drawn if case.kind == kind]) for kind in COUNTS
    }
    assert set(accuracy.goals(answers)) == set(accuracy.goals([]))


@pytest.mark.parametrize(
    ("kind", "passed", "found", "right"),
    [
        ("verbatim", True, True, True),
        ("elided", False, True, False),
        ("one word", True, True, False),
        ("splice", False, False, True),
        ("ocr", False, True, True),
        ("ocr", False, False, False),
    ],
)
def test_an_answer_is_right_by_the_kind(kind: str, *, passed: bool, found: bool, right: bool) -> None:
    case = Case("c", kind, "", "words", Text("t", 0, "w", "words"), None)

    assert accuracy.correct(case, ours.Answer(passed, alert=False, found=found)) is right
    assert accuracy.right([(case, ours.Answer(passed, alert=False, found=found))]) == {kind: (int(right), 1)}
    assert kind in FAITHFUL or kind in COUNTS


def test_ends_are_exact_to_the_word() -> None:
    text = Text("t", 0, "w", "Well, the council met on Tuesday, and then it rained.")
    case = Case("c", "verbatim", "", "the council met on Tuesday", text, (6, 32))

    assert text.text[6:32] == "the council met on Tuesday"
    assert accuracy.exact(case, ours.Answer(passed=True, alert=False, found=True, span=(5, 33)))
    assert not accuracy.exact(case, ours.Answer(passed=True, alert=False, found=True, span=(6, 31)))


# --- adapters ---------------------------------------------------------------------------------------


def test_each_peer_has_an_adapter_with_its_settings_and_no_adapter_is_left_over() -> None:
    adapters = {path.stem for path in PEERS.glob("*.py")} - {"__init__", "lines"}
    assert {peer.adapter for peer in field.PEERS} == adapters
    for peer in field.PEERS:
        tree = ast.parse((PEERS / f"{peer.adapter}.py").read_text("utf-8"))
        (table,) = (
            call.args[0]
            for call in ast.walk(tree)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "serve"
        )
        assert isinstance(table, ast.Dict)
        assert [ast.literal_eval(key) for key in table.keys if key is not None] == list(peer.settings)


def test_adapters_import_nothing_of_ours_but_the_lines() -> None:
    for path in PEERS.glob("*.py"):
        imports = [
            node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)
        ]
        names = {
            node.module
            for node in imports
            if node.module and node.module.startswith(("benchmarks", "claimcheck"))
        }
        assert names <= {"benchmarks.peers.lines"}


def test_a_worker_answers_each_quotation_about_the_last_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = field.written(
        [field.Lot("one two", [("a", "one"), ("b", "six")]), field.Lot("six", [("c", "six")])]
    )
    monkeypatch.setattr(sys, "argv", ["worker", "plain"])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("".join(asked).encode())))

    lines.serve(
        {"plain": lambda text: lambda words: lines.Reply(words in text, alert=False, found=words in text)}
    )

    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {answer["id"]: answer["passed"] for answer in told} == {"a": True, "b": False, "c": True}


def test_an_answer_that_was_cut_short_is_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    whole = json.dumps(
        {"id": "a", **lines.Reply(passed=True, alert=False, found=True, span=(1, 2))._asdict()}
    )
    folder = tmp_path / "plain" / "bin"
    folder.mkdir(parents=True)
    said = f"#!/bin/sh\nprintf '%s\\n%s' '{whole}' '{{\"id\": \"b\", \"pas'\n"
    (folder / "python").write_text(said, encoding="utf-8")
    (folder / "python").chmod(0o755)
    (tmp_path / "plain" / "ready-1").touch()
    monkeypatch.setattr(field, "FOLDER", tmp_path)

    answered, lack = field.told(field.Peer("plain==1", "plain"), "benchmarks.peers.plain", "default", [], 5.0)

    assert lack == ""
    assert field.read(answered) == {"a": ours.Answer(passed=True, alert=False, found=True, span=(1, 2))}


def test_a_peer_that_cannot_be_installed_is_named_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(field, "FOLDER", tmp_path)
    monkeypatch.setattr(field.sys, "executable", "/bin/false")

    heard = field.ask(field.PEERS[0], "default", [field.Lot("text", [("a", "text")])], 5.0)

    assert heard.answers == {}
    assert heard.lack.startswith("cannot be installed")


def test_ellipses_of_every_spelling_part_a_quotation() -> None:
    for mark in changes.ELLIPSES:
        assert lines.parts(f"one two {mark} three") == ["one two", "three"]


# --- results ----------------------------------------------------------------------------------------


def test_gains_and_losses_are_told_by_name() -> None:
    before = {"wrong": ["a", "b"], "speed": [{"work": "w", "against": "x", "times": 4.0, "faster": True}]}
    now = {"wrong": ["b", "c"], "speed": [{"work": "w", "against": "x", "times": 2.0, "faster": True}]}

    said = report.changes(before, now)

    assert said[0].startswith("1 gained, 1 lost")
    assert said[1:] == ["  gained: a", "  lost: c", "  lost: w against x: 4.0 -> 2.0"]
    assert report.changes({}, now) == ["no earlier results to compare with"]


def test_a_table_has_columns_of_one_width() -> None:
    rows = tables.table(("a", "long head"), [("x", "y"), ("wider", "z")]).splitlines()

    assert len({len(row) for row in rows}) == 1
    assert rows[1] == "|-------|-----------|"
