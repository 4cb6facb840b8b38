"""What readers make of files goes in; it comes out ready to be searched, compared and judged."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import ours, reading
from benchmarks.folds import folded, key, own_words, running, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from benchmarks.reading import Heard, Own
    from claimcheck.model import Source

_AGREE = 2  # other readers that must have a sentence
# A line's end in a word, or an accent beside its letter: no person quotes so.
_UNWRITTEN = re.compile(r"[-\u00ad\u2010]\s|[¨´ˆ˜¯ˇ¸˚]")

Told = list[tuple["Path", str]]  # words of a file
Texts = dict["Path", str]


class View(NamedTuple):
    """A reader's texts, folded and as keys, those of the work's own words, its sentences and sources."""

    name: str
    texts: Texts
    keys: Texts
    body: Texts
    said: dict[Path, list[str]]
    sources: dict[Path, Source]
    ms: float | None
    lack: str


def own(had: Own, pages: int) -> View:
    """Return our own view: words count as had when they stand in the text or in the running text."""
    contents = had.contents.items()
    return View(
        ours.NAME,
        {path: f"{folded(content.text)}\0{folded(running(content))}" for path, content in contents},
        {path: f"{key(content.text)}\0{key(running(content))}" for path, content in contents},
        {path: folded(own_words(content)) for path, content in contents},
        {},
        {path: ours.work("file", "").model_copy(update={"content": content}) for path, content in contents},
        _ms(had.seconds.values(), pages),
        f"refused: {len(had.lacks)} of {len(had.seconds)}" if had.lacks else "",
    )


def of_pages(heard: Heard) -> View:
    """Return a reader's view of web pages."""
    texts = {path: text for path, text in heard.texts.items() if isinstance(text, str)}
    return _view(
        heard, texts, {path: sentences(text, wrapped=False) for path, text in texts.items()}, len(texts)
    )


def of_papers(heard: Heard, had: Own) -> View:
    """Return a reader's view of the pages of PDFs that all have read."""
    texts: dict[Path, list[str]] = {}
    for path, read in heard.texts.items():
        content = had.contents.get(path)
        numbers = reading.sampled(content) if content else []
        texts[path] = [read[n] for n in numbers if n in read] if isinstance(read, dict) else []
    said = {
        path: [one for text in read for one in sentences(text, wrapped=True)] for path, read in texts.items()
    }
    count = sum(len(read) for read in heard.texts.values() if isinstance(read, dict))
    return _view(heard, {path: "\n\n".join(read) for path, read in texts.items()}, said, count)


def _view(heard: Heard, texts: Texts, said: dict[Path, list[str]], pages: int) -> View:
    plain = {path: folded(text) for path, text in texts.items()}
    return View(
        heard.name,
        plain,
        {path: key(text) for path, text in texts.items()},
        plain,
        said,
        {path: ours.work("file", text) for path, text in texts.items()},
        _ms(heard.seconds.values(), pages),
        heard.lack,
    )


def _ms(seconds: Iterable[float], count: int) -> float | None:
    return 1000 * sum(seconds) / count if count else None


def agreed(voters: Sequence[View], view: View) -> Told:
    """Return the keys of sentences that at least two readers other than this one have, each once a file."""
    others = [voter for voter in voters if voter.name != view.name]
    said = {(path, key(words)): None for one in others for path, found in one.said.items() for words in found}
    return [one for one in said if sum(one[1] in voter.keys.get(one[0], "") for voter in others) >= _AGREE]


def whole_lines(voters: Sequence[View], view: View) -> Told:
    """Return agreed sentences that no line's end may have cut, with their spaces."""
    shared = set(agreed(voters, view))
    first = next((voter for voter in voters if voter.name != view.name), view)
    return [
        (path, folded(words))
        for path, said in first.said.items()
        for words in said
        if not _UNWRITTEN.search(words) and (path, key(words)) in shared
    ]


def verbatim(quoted: Told, sources: Mapping[Path, Source]) -> set[tuple[Path, str]]:
    """Judge words as quotations from their files, and return those that stand there word for word."""
    exact = set()
    for path, group in groupby(sorted(quoted), key=lambda one: one[0]):
        words = [words for _, words in group] if path in sources else []
        answers = ours.answers(words, sources[path]) if words else []
        exact |= {
            (path, one) for one, answer in zip(words, answers, strict=True) if answer.said == "verbatim"
        }
    return exact
