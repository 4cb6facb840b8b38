"""A case's files go in (article, references, sources); the findings of one rule come out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck import parser, pipeline, resolver, rules
from claimcheck.model import Change, Match, Place, Source
from claimcheck.resolver.mismatch import mismatch

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.model import Evidence, Finding, Reference

_FENCE = re.compile(r"^```(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def example(rule: rules.Rule) -> dict[str, str]:
    """Return the files that the Example of a rule's page shows, by path."""
    shown = rules.page(rule).partition("## Example")[2].partition("## How to fix")[0]
    return {_path(label): body for label, body in _FENCE.findall(shown)}


def findings(folder: Path, rule: str) -> tuple[Finding, ...]:
    """Check `folder`/article.txt and return what `rule` finds."""
    return rules.apply(evidence(folder, rule), select=(rule,))


def evidence(folder: Path, rule: str) -> Evidence:
    """Return the evidence on `folder`/article.txt that `rule` looks at.

    Without a references.yaml, the text of the work in note N is looked for in sources/N.*. What stands
    in former/ is what the sources were when they were locked. Titles are compared as if the files had been
    fetched: in earnest the editor vouches for a file.
    """
    checked = _checked(folder, rule, "sources")
    references = {reference.id: reference for reference in checked.references}
    sources = [
        source.model_copy(update={"mismatch": mismatch(references[source.reference_id], source.content)})
        if isinstance(source, Source)
        else source
        for source in checked.sources
    ]
    return _changed(checked.model_copy(update={"sources": tuple(sources)}), folder, rule)


def _checked(folder: Path, rule: str, texts: str) -> Evidence:
    article, listed = folder / "article.txt", folder / "references.yaml"
    if (folder / texts).is_dir() and not listed.exists():
        listed.write_text(resolver.dump(_drafted(article, folder / texts)), encoding="utf-8")
    report = pipeline.check(article, offline=True, store=folder / "store", select=(rule,))
    return report.dossiers[0].evidence


def _changed(evidence: Evidence, folder: Path, rule: str) -> Evidence:
    """Compare with what former/ says, as the pipeline compares with what the lock knows."""
    if not (folder / "former").is_dir():
        return evidence
    (folder / "references.yaml").unlink()
    before = _checked(folder, rule, "former")
    texts = {s.reference_id: s.content for s in before.sources if isinstance(s, Source)}
    sources = [
        source.model_copy(update={"former": texts[source.reference_id]})
        if isinstance(source, Source) and source.content.text != texts[source.reference_id].text
        else source
        for source in evidence.sources
    ]
    changed = {s.reference_id for s in sources if isinstance(s, Source) and s.former}
    changes = [
        _change(one, two)
        for one, two in zip(before.matches, evidence.matches, strict=True)
        if one.reference_id in changed
    ]
    return evidence.model_copy(update={"sources": tuple(sources), "changes": tuple(changes)})


def _change(before: Match, after: Match) -> Change:
    return Change(
        reference_id=before.reference_id or "",
        quotation_id=before.quotation_id,
        before=next(iter(before.passages), None),
        after=next(iter(after.passages), None),
        was=before.verdict,
        now=after.verdict,
    )


def _path(label: str) -> str:
    kind, dash, name = label.partition("-")
    if dash and kind in {"source", "former"}:
        return f"{'sources' if kind == 'source' else kind}/{name if '.' in name else name + '.txt'}"
    return "article.txt" if label == "article" else label


def _drafted(article: Path, sources: Path) -> list[Reference]:
    manuscript = parser.parse(article)
    drafts = resolver.draft(manuscript)
    marks = {citation.id: citation.mark for citation in manuscript.citations}
    first: dict[str, int] = {}
    for found in resolver.identify(manuscript, drafts):
        if found.reference_id:
            first.setdefault(found.reference_id, marks[found.citation_id])
    files = {int(file.stem): f"{sources.name}/{file.name}" for file in sources.iterdir()}
    return [
        draft.model_copy(update={"source": (Place(file=files[first[draft.id]]),)})
        if first.get(draft.id) in files
        else draft
        for draft in drafts
    ]
