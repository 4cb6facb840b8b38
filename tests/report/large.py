"""Nothing goes in; the report on 1,000 quotations in 100,000 words comes out, the same one each time.

Article, parser, matcher and rules are the real ones; the sources are written around the article's quotations,
so that every verdict, edit and alert that a real run shows is in it.
"""

from __future__ import annotations

import random
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import article_files
from benchmarks.article import SEED, article
from benchmarks.article_words import filled
from claimcheck import matcher, rules
from claimcheck.model import (
    Dossier,
    Evidence,
    Extent,
    Lack,
    Manuscript,
    Name,
    Quotation,
    Reference,
    Report,
    Resolution,
    RulePage,
    Source,
    SourceText,
    Unavailable,
)
from claimcheck.parser import parse
from claimcheck.policy import summarise
from claimcheck.settings import Settings

NOTES = 1_000
WORKS = 25
_LACKING, _PARTIAL = (7, 19), 12  # works that were not had, and one that was had in part
_IGNORED = ("title-drift", "speaker-not-author")  # the works are not those that the notes' words name
_BRACKETS = re.compile(r"\s*\[[^\]]{2,}\]")
_LETTER = re.compile(r"\[(\w)\]")


def large(notes: int = NOTES) -> Report:
    """Return the report on an article with so many notes, a hundred words each."""
    dice = random.Random(SEED)  # noqa: S311 - the same each time, no secret
    read = _read(notes)
    works = [_work(dice, number) for number in range(WORKS)]
    resolutions = tuple(
        Resolution(citation_id=citation.id, reference_id=_id(citation.mark), how="title")
        for citation in read.citations
    )
    sources = _sources(dice, read)
    evidence = Evidence(
        manuscript=read, references=tuple(works), resolutions=resolutions, sources=sources, matches=()
    )
    had = {source.reference_id: source for source in sources}
    cited = {mark: [had[id_] for id_ in ids if id_] for mark, ids in evidence.cited.items()}
    whole = [source for source in sources if isinstance(source, Source)]
    matches = matcher.judge(read.quotations, cited, whole)
    evidence = evidence.model_copy(update={"matches": matches})
    dossiers = (Dossier(evidence=evidence, findings=rules.apply(evidence, ignore=_IGNORED)),)
    return Report(
        tool="claimcheck",
        version="0.1.0",
        dossiers=dossiers,
        summary=summarise(dossiers, Settings()),
        rules=tuple(
            RulePage(name=rule.NAME, level=rule.LEVEL, summary=rules.summary(rule), page=rules.page(rule))
            for rule in rules.RULES
        ),
    )


def _read(notes: int) -> Manuscript:
    with TemporaryDirectory() as folder:
        path = Path(folder, "article.txt")
        path.write_text(article_files.plain(article(notes)), encoding="utf-8", newline="\n")
        return parse(path).model_copy(update={"path": "article.txt"})


def _id(mark: int) -> str:
    return f"work-{mark % WORKS:02}"


def _work(dice: random.Random, number: int) -> Reference:
    return Reference(
        id=_id(number),
        title=f"{filled(dice, '{title}')}, part {number + 1}",
        author=(Name(family=filled(dice, "{family}"), given=filled(dice, "{given}")),),
        container_title=filled(dice, "{paper}").replace("*", ""),
        issued=f"{1990 + number}",
        url=f"https://tide.example/{number}",
    )


def _sources(dice: random.Random, read: Manuscript) -> tuple[Source | Unavailable, ...]:
    """Write each work around the quotations that stand under notes that cite it."""
    texts: dict[str, list[str]] = {_id(number): [] for number in range(WORKS)}
    judged = [quotation for quotation in read.quotations if quotation.form.judged]
    for number, quotation in enumerate(judged):
        away = number % 20 == 14  # misattributed: it stands in another work
        for mark in quotation.marks:
            told = texts[_id(mark + 1 if away else mark)]
            told += [filled(dice, "{sentence}"), _original(dice, number, quotation)]
    return tuple(_source(id_, told) for id_, told in texts.items())


def _original(dice: random.Random, number: int, quotation: Quotation) -> str:
    """Say what the source has where the manuscript has the quotation; every twentieth is treated alike."""
    words = _LETTER.sub(r"\1", _BRACKETS.sub("", quotation.text)).replace("…", filled(dice, "{when}, not"))
    parts = words.split()
    middle = len(parts) // 2
    match number % 20:
        case 10 | 11:
            parts[middle : middle + 1] = [filled(dice, "{kind}")]
        case 12:
            parts[middle:middle] = ["not", "always"]
        case 13:
            parts = [*parts[: middle - 1], *parts[middle + 1 :]]
        case 15:
            return filled(dice, "{sentence}")
        case 16:
            parts += ["only", "if", *filled(dice, "{clause}").split()]
    said = " ".join(parts)
    return f"“{said}”" if number % 20 == 0 else said  # second hand


def _source(id_: str, told: list[str]) -> Source | Unavailable:
    number = int(id_.removeprefix("work-"))
    if number in _LACKING:
        return Unavailable(
            reference_id=id_,
            reason=Lack.NOT_FOUND,
            detail="the server answers 404",
            origin=f"https://tide.example/{number}",
        )
    partial = number == _PARTIAL
    return Source(
        reference_id=id_,
        origin=f"https://tide.example/{number}",
        url=f"https://tide.example/{number}",
        extent=Extent.PARTIAL if partial else Extent.WHOLE,
        reason="the page says that it goes on behind a login" if partial else None,
        media_type="text/html",
        extractor="html/1",
        sha256=f"{number:064x}",
        content=SourceText(text="\n\n".join(told)),
    )
