"""A case's files go in (article, references, sources); the findings of one rule come out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck import parser, pipeline, resolver, rules
from claimcheck.model import Place

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.model import Finding, Reference

_FENCE = re.compile(r"^```(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def example(rule: rules.Rule) -> dict[str, str]:
    """Return the files that the Example of a rule's page shows, by path."""
    shown = rules.page(rule).partition("## Example")[2].partition("## How to fix")[0]
    return {_path(label): body for label, body in _FENCE.findall(shown)}


def findings(folder: Path, rule: str) -> tuple[Finding, ...]:
    """Check `folder`/article.txt and return what `rule` finds.

    Without a references.yaml, the text of the work in note N is looked for in sources/N.*.
    """
    article, listed = folder / "article.txt", folder / "references.yaml"
    if (folder / "sources").is_dir() and not listed.exists():
        listed.write_text(resolver.dump(_drafted(article, folder / "sources")), encoding="utf-8")
    report = pipeline.check(article, offline=True, store=folder / "store", select=(rule,))
    return report.dossiers[0].findings


def _path(label: str) -> str:
    if label.startswith("source-"):
        name = label.removeprefix("source-")
        return f"sources/{name if '.' in name else name + '.txt'}"
    return "article.txt" if label == "article" else label


def _drafted(article: Path, sources: Path) -> list[Reference]:
    manuscript = parser.parse(article)
    drafts = resolver.draft(manuscript)
    marks = {citation.id: citation.mark for citation in manuscript.citations}
    first: dict[str, int] = {}
    for found in resolver.identify(manuscript, drafts):
        if found.reference_id:
            first.setdefault(found.reference_id, marks[found.citation_id])
    files = {int(file.stem): f"sources/{file.name}" for file in sources.iterdir()}
    return [
        draft.model_copy(update={"source": (Place(file=files[first[draft.id]]),)})
        if first.get(draft.id) in files
        else draft
        for draft in drafts
    ]
