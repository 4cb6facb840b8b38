"""Words go in; a Word manuscript comes out, and its dossier with the words in all that is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hostile.injected import report
from word_files import notes, p, package, refer, run

from claimcheck import parser

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.model import Dossier

_QUOTED = [f"the mill by the ford ground corn for parish number {number}" for number in range(7)]


def dossier(words: str, folder: Path) -> tuple[bytes, Dossier]:
    """Return the file's bytes and what is said of it; its own words are plain but for one paragraph."""
    paragraphs = [p(run(f"Marsh says “{said}.”"), refer(1)) for said in _QUOTED]
    seen = words if words.isprintable() and max(words) < "\ufffe" else "odd"
    data = package("".join([p(run(seen)), *paragraphs]), {"footnotes": notes("Ada Marsh, “The Mill,” 1950.")})
    file = folder / "mill.docx"
    file.write_bytes(data)
    read = parser.parse(file, "mill.docx")
    (said,) = report(words, "word").dossiers
    places = {
        old.id: new for old, new in zip(said.evidence.manuscript.quotations, read.quotations, strict=False)
    }
    matches = tuple(
        match.model_copy(update={"quotation_id": places[match.quotation_id].id})
        for match in said.evidence.matches
        if match.quotation_id in places
    )
    findings = []
    for finding in said.findings:
        place = places[finding.quotation_id or ""]
        first = finding.locations[0].model_copy(update={"span": place.span, "part": ""})
        findings.append(finding.model_copy(update={"quotation_id": place.id, "locations": (first,)}))
    evidence = said.evidence.model_copy(update={"manuscript": read, "matches": matches, "traces": ()})
    return data, said.model_copy(update={"evidence": evidence, "findings": tuple(findings)})
