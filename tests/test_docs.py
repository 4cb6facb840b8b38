"""What the documentation names exists, and what exists is documented."""

from __future__ import annotations

import json
import re
import tomllib
from contextlib import chdir
from pathlib import Path

import pytest
from matcher.matching import quotation, source

from claimcheck import cli, matcher, model, parser, pipeline, resolver, rules, sample
from claimcheck.model import AlertKind, Convention, EditKind, Form, Ground, Look, Report, Verdict
from claimcheck.report import render
from claimcheck.settings import Settings

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *sorted(DOCS.glob("*.md"))]


def glossary() -> list[str]:
    """The nouns of the glossary's tables, in order."""
    return re.findall(r"^\| `(\w+)` \|", (DOCS / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_glossary_knows_every_noun_and_no_other() -> None:
    assert sorted(glossary()) == sorted(model.__all__)


def test_every_row_of_the_glossary_says_what_and_from_where() -> None:
    text = (DOCS / "glossary.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| `")]
    assert [row[0] for row in rows if len(row) != 3 or not all(row)] == []


@pytest.fixture(scope="module")
def demo() -> Report:
    with sample.serve() as folder, chdir(folder):
        return pipeline.run([Path("article.txt")], Settings(allow_private=True, store=None))


def fences(page: Path, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_that_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([\w./-]+)\)", text)
    assert [link for link in links if not (page.parent / link).exists()] == []
    named = re.findall(r"(?<![\w/.])((?:claimcheck|tests|docs|data)/[\w./-]*[\w/])", text)
    missing = [path for path in named if not (ROOT / path).exists() and "X" not in Path(path).stem]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_option_and_make_target_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    commands = re.findall(r"`claimcheck ([a-z]\w*)", text)
    assert set(commands) <= set(cli.cli.commands)
    known = {
        option
        for command in cli.cli.commands.values()
        for param in command.params
        for option in (*param.opts, *param.secondary_opts)
    }
    ours = re.sub(r"\bgit [a-z][^`\n]*", "", text)
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", ours)) - {"--help", "--version"}
    assert options <= known
    targets = re.findall(r"(?:^|`)make (\w+)", text, re.MULTILINE)
    assert set(targets) <= set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", DOCS / "design.md", DOCS / "references.md"], ids=lambda p: p.name
)
def test_every_rule_that_a_page_names_exists(page: Path) -> None:
    kinds = r"(?:quotation|citation|note|mark|source|reference|title|name|speaker)"
    named = set(re.findall(rf"(?<![\w.-])({kinds}-[a-z]+(?:-[a-z]+)*)(?![\w.-])", page.read_text("utf-8")))
    known = {*rules.names(), "note-unresolved", "citation-key"}  # a reason, and a key of CSL
    assert named <= known


def test_the_readme_shows_what_the_demo_prints(demo: Report) -> None:
    printed = render(demo, "terminal", Look()).splitlines()
    [excerpt] = fences(ROOT / "README.md", "text")
    assert [line for line in excerpt.splitlines() if line not in printed] == []


def test_the_readme_lists_every_exit_code() -> None:
    rows = re.findall(r"^\| (\d+) \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert rows == ["0", "1", "2", "3", "70", "130"]


def test_the_json_page_names_every_key_and_no_other(demo: Report) -> None:
    [listing] = fences(DOCS / "json.md", "text")
    bare = re.sub(r"\(.*?\)", "", listing)
    assert set(re.findall(r"[a-z][a-z0-9_]+", bare.replace("claimcheck-report/1", ""))) == _keys(
        json.loads(render(demo, "json", Look()))
    )


def _keys(value: object) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(_keys, value)) if value else set()
    if not isinstance(value, dict):
        return set()
    counts = {"verbatim", "error"} & value.keys()  # a table of counts: its keys are verdicts or levels
    return set() if counts else set(value) | set().union(*map(_keys, value.values()))


def test_the_references_page_shows_what_is_read(tmp_path: Path) -> None:
    entry, source = fences(DOCS / "references.md", "yaml")
    file = tmp_path / "references.yaml"
    file.write_text(entry, encoding="utf-8")
    [mill] = resolver.load(file)
    assert (mill.notes, mill.source[0].file) == ((1, 7), "pages/mill.html")
    file.write_text(f"references:\n  - id: ledger\n{source}", encoding="utf-8")
    [ledger] = resolver.load(file)
    assert ledger.source[0].basis == "transcription"


def test_the_configuration_that_is_shown_is_valid() -> None:
    [table] = fences(DOCS / "cli.md", "toml")
    shown = Settings.model_validate(tomllib.loads(table))
    assert shown.manuscripts == (Path("articles/spring.txt"),)
    assert set(shown.ignore) <= set(rules.names())


def rows(heading: str) -> list[list[str]]:
    """The cells of the tables under a heading of docs/judging.md that begin with a name."""
    text = (DOCS / "judging.md").read_text(encoding="utf-8")
    section = text.split(f"\n## {heading}")[1].split("\n## ")[0]
    return [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| `")]


@pytest.mark.parametrize(
    ("heading", "kinds"),
    [
        ("5. The table of verdicts", Ground),
        ("Permitted", Convention),
        ("Edits", EditKind),
        ("Alerts", AlertKind),
    ],
)
def test_the_page_on_judging_names_every_kind_and_no_other(
    heading: str, kinds: type[Ground | Convention | EditKind | AlertKind]
) -> None:
    assert sorted(row[0].strip("`") for row in rows(heading)) == sorted(kinds)


def test_the_page_on_judging_gives_the_lines_of_the_table_in_the_order_asked() -> None:
    assert [row[0].strip("`") for row in rows("5. The table of verdicts")] == list(Ground)


@pytest.mark.parametrize("row", rows("Edits"), ids=lambda row: row[0])
def test_every_example_of_an_edit_is_one(row: list[str]) -> None:
    sentence = "In the old book it is written that {}, as everyone in the valley knew."
    printed, quoted = re.findall(r"\*(.+?)\*", row[2])
    found = matcher.match(quotation(sentence.format(quoted)), source(sentence.format(printed)))
    assert [f"`{edit.kind}`" for edit in (*found.edits, *found.permitted)] == [row[0]]


@pytest.mark.parametrize(
    "row", [row for row in rows("Alerts") if row[2].count("*") > 2], ids=lambda row: row[0]
)
def test_every_example_of_an_alert_raises_it(row: list[str]) -> None:
    quoted, printed = re.findall(r"\*(.+?)\*", row[2])
    text = f"Nobody else saw it. {printed}. The year went on as before, and the valley was quiet."
    found = matcher.match(quotation(quoted), source(text))
    assert found.verdict in {Verdict.VERBATIM, Verdict.PERMISSIBLE}
    assert [f"`{alert.kind}`" for alert in found.alerts] == [row[0]]


MANUSCRIPTS = DOCS / "manuscripts.md"
EXAMPLES = re.findall(
    r"^```(text|markdown|html|latex)\n(.*?)^```\n\n((?:- [^\n]+\n)+)",
    MANUSCRIPTS.read_text("utf-8"),
    re.MULTILINE | re.DOTALL,
)


def test_the_page_on_manuscripts_names_every_suffix_once_and_no_other() -> None:
    lines = MANUSCRIPTS.read_text(encoding="utf-8").splitlines()
    named = [suffix for line in lines if line[:1] == "|" for suffix in re.findall(r"`(\.[a-z0-9]+)`", line)]
    assert sorted(named) == sorted(suffix for one in parser.READERS for suffix in one.SUFFIXES if suffix)


@pytest.mark.parametrize(("kind", "example", "said"), EXAMPLES, ids=[kind for kind, _, _ in EXAMPLES])
def test_an_example_of_a_manuscript_is_read_as_the_page_says(
    kind: str, example: str, said: str, tmp_path: Path
) -> None:
    suffix = {"text": ".txt", "markdown": ".md", "html": ".html", "latex": ".tex"}[kind]
    file = tmp_path / f"article{suffix}"
    file.write_text(example, encoding="utf-8")
    (tmp_path / "refs.bib").write_text("@book{lee, title={Houses}}", encoding="utf-8")
    read = parser.parse(file)
    told = [
        f"- “{' '.join(quotation.text.split())}”{' (set off)' * (quotation.form is Form.BLOCK)}: "
        + (", ".join(map(read.called, quotation.marks)) or "no note")
        for quotation in read.quotations
        if quotation.form.judged
    ]
    notes = ", ".join(read.called(note.mark) for note in read.notes)
    assert said.splitlines() == [*told, f"- notes: {notes}"]


def test_the_page_on_manuscripts_has_an_example_of_each_format_that_is_text() -> None:
    assert [kind for kind, _, _ in EXAMPLES] == ["text", "markdown", "html", "latex"]
    assert len(EXAMPLES) == MANUSCRIPTS.read_text("utf-8").count("\n```\n")
