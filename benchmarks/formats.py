"""One article in every format goes in; what is read of its notes and quotations, and how fast, comes out.

`python -m benchmarks.formats` runs this alone, and names what is read otherwise than it was written.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from benchmarks import article_files, article_packages, reading, report_formats
from benchmarks.article import Kind, article, words
from benchmarks.field import Peer
from benchmarks.folds import folded
from claimcheck.errors import ManuscriptError
from claimcheck.model import Form, NoteKind
from claimcheck.parser import READERS, parse
from claimcheck.parser.given import given

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from benchmarks.article import Article
    from benchmarks.reading import Heard
    from claimcheck.model import Manuscript

NOTES, FEW = 1_000, 100
_TURNS = 2
_BEFORE = 60  # letters before a mark that tell where it stands
_SHOWN = 60  # letters of what is named
_WRITERS: dict[str, Callable[[Article], str | bytes]] = {
    ".txt": article_files.plain,
    ".md": article_files.markdown,
    ".html": article_files.page,
    ".epub": article_packages.book,
    ".tex": article_files.latex,
    ".docx": article_packages.word,
    ".odt": article_packages.opendocument,
}
PEERS = {
    ".md": (Peer("markdown-it-py==4.3.0", "markdown_it", needs=("mdit-py-plugins==0.7.0",)),),
    ".html": (Peer("selectolax==1.0.2", "selectolax"), Peer("beautifulsoup4==4.15.0", "soup")),
    ".tex": (Peer("pylatexenc==2.11", "pylatexenc"),),
    ".docx": (Peer("python-docx==1.2.0", "python_docx"), Peer("docx2python==3.7.1", "docx2python")),
    ".odt": (Peer("odfpy==1.4.1", "odfpy"),),
}
_ROOT = Path(__file__).parents[1]
_FILES = _ROOT / "tests" / "parser" / "files"
PLAIN = {
    "article": _ROOT / "data" / "article.txt",
    "sample": _ROOT / "claimcheck" / "sample" / "article.txt",
}
_LABEL = re.compile(r"\s*\[[^\]]*\]\s*")

Read = TypeVar("Read")
# What a reader of an article sees: notes by their words, marks by the letters before them and the words of
# their notes, quotations by their words and whether they are set off, and once more with their notes' words.
Facts = dict[str, Counter[tuple[str, ...]]]


def written(made: Article) -> Facts:
    """Tell what is in an article as it was written."""
    notes = {number: folded(words(note)) for number, note in enumerate(made.notes, 1)}
    body, marks = "", list[tuple[int, int]]()
    for block in made.blocks:
        for piece in block.pieces:
            body += words((piece,))
            if piece.kind is Kind.MARK:
                marks.append((len(body), piece.number))
    return _facts(
        notes, body, marks, [(quoted.words, quoted.set_off, quoted.notes) for quoted in made.quotations]
    )


def read(manuscript: Manuscript) -> Facts:
    """Tell what is in an article as it was read."""
    text = body = manuscript.text
    for start, end in sorted({(mark.span.start, mark.span.end) for mark in manuscript.marks}):
        body = f"{body[:start]}{' ' * (end - start)}{body[end:]}"
    notes = {
        note.mark: folded(_LABEL.sub("", note.span.of(text), count=1))
        for note in manuscript.notes
        if note.kind is NoteKind.NOTE
    }
    marks = [(mark.span.start, mark.number) for mark in manuscript.marks if mark.number in notes]
    quotations = [(q.text, q.form is Form.BLOCK, q.marks) for q in manuscript.quotations if q.form.judged]
    return _facts(notes, body, marks, quotations)


def _facts(
    notes: Mapping[int, str],
    body: str,
    marks: Iterable[tuple[int, int]],
    quotations: Sequence[tuple[str, bool, Sequence[int]]],
) -> Facts:
    said = [
        (folded(quoted), "set off" if set_off else "run in", numbers)
        for quoted, set_off, numbers in quotations
    ]
    return {
        "notes": Counter((note,) for note in notes.values()),
        "marks": Counter((_before(body, place), notes[number]) for place, number in marks),
        "quotations": Counter((quoted, form) for quoted, form, _ in said),
        "with notes": Counter(
            (quoted, form, *(notes.get(n, "") for n in numbers)) for quoted, form, numbers in said
        ),
    }


def _before(body: str, place: int) -> str:
    return "".join(filter(str.isalnum, body[max(0, place - 3 * _BEFORE) : place]))[-_BEFORE:]


def counted(wanted: Facts, had: Facts) -> dict[str, Any]:
    """Count of each kind what is there of what is wanted; `besides` is what was read and is not there."""
    there = {kind: ((every & had[kind]).total(), every.total()) for kind, every in wanted.items()}
    besides = sum((had[kind] - every).total() for kind, every in wanted.items() if kind != "with notes")
    return {**there, "besides": besides}


def lost(name: str, wanted: Facts, had: Facts) -> list[str]:
    """Name what is read otherwise, in a few words each."""
    return [
        f"{name}: {kind}: {' | '.join(part[-_SHOWN:] for part in fact)}"
        for kind, every in wanted.items()
        for fact in [*(every - had[kind]), *(had[kind] - every)]
    ]


def measured(*, quick: bool, peers: bool) -> tuple[dict[str, Any], list[str]]:
    """Return the results of all tables, and what is read otherwise than it was written."""
    made = article(FEW if quick else NOTES)
    size = sum(len(words(block.pieces).split()) for block in made.blocks)
    rows, wrong = in_formats(made, _TURNS, peers=peers)
    corpus, otherwise = converted(sorted(_FILES.glob("*.*")))
    return {"words": size, "written": rows, "converted": corpus}, [*wrong, *otherwise]


def in_formats(made: Article, turns: int, *, peers: bool) -> tuple[list[dict[str, Any]], list[str]]:
    """Write an article in each format and read it; return the rows, and what is read otherwise."""
    wanted, rows, wrong = written(made), list[dict[str, Any]](), list[str]()
    with tempfile.TemporaryDirectory() as folder:
        for suffix, write in _WRITERS.items():
            data = write(made)
            paths = [Path(folder, f"article-{turn}{suffix}") for turn in range(turns)]
            for path in paths:
                path.write_bytes(data if isinstance(data, bytes) else data.encode())
            manuscript, parsing = _fastest(parse, paths)
            had = read(manuscript)
            wrong += lost(f"written {suffix}", wanted, had)
            rows.append({
                "format": suffix,
                **counted(wanted, had),
                "reading": _fastest(_read, paths)[1],
                "parsing": parsing,
                "others": [told(wanted, heard) for heard in _others(suffix, paths)] if peers else [],
            })  # fmt: skip
    return rows, wrong


def converted(files: Iterable[Path]) -> tuple[list[dict[str, Any]], list[str]]:
    """Compare files that other programs have made of the two articles with these as plain text."""
    plain = {name: read(parse(path)) for name, path in PLAIN.items() if path.exists()}
    rows, wrong = [], []
    for path in files:
        wanted = plain.get(path.stem.partition("-")[0])
        if wanted is not None:
            try:
                had = read(parse(path))
            except ManuscriptError as error:
                rows.append({"file": path.name, "lack": error.what})
                continue
            rows.append({"file": path.name, **counted(wanted, had), "lack": ""})
            wrong += lost(path.name, wanted, had)
    return rows, wrong


def _read(path: Path) -> object:
    """Read a file as its format's reader does, and make nothing of its words."""
    reader = next(one for one in READERS if path.suffix in one.SUFFIXES)
    return reader.read(given(path, path.name))


def _fastest(work: Callable[[Path], Read], paths: Iterable[Path]) -> tuple[Read, float]:
    """Return what comes of the file with the fastest turn, and its seconds."""
    turns = []
    for path in paths:
        before = time.process_time()
        made = work(path)
        turns.append((time.process_time() - before, made))
    seconds, made = min(turns, key=lambda turn: turn[0])
    return made, seconds


def _others(suffix: str, paths: Sequence[Path]) -> list[Heard]:
    """Let others read the same file, once for each path; pandoc, which takes longest, once."""
    return [*reading.asked(PEERS.get(suffix, ()), paths), reading.pandoc(paths[:1])]


def told(wanted: Facts, heard: Heard) -> dict[str, Any]:
    """Count the notes and quotations whose words another has, wherever they are."""
    text = _letters(str(next(iter(heard.texts.values()), "")))
    lack = heard.lack or ("" if text else "has nothing of it")
    there = {
        kind: (sum(_letters(fact[0]) in text for fact in wanted[kind]), len(wanted[kind]))
        for kind in ("notes", "quotations")
    }
    return {"name": heard.name, **there, "seconds": min(heard.seconds.values(), default=None), "lack": lack}


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


if __name__ == "__main__":
    results, otherwise = measured(quick="--quick" in sys.argv, peers="--no-peers" not in sys.argv)
    print("\n".join(report_formats.sections({"formats": results})))
    print("\n".join(otherwise))
