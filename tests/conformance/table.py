"""The conformance suite's table goes in; cases come out, and how the matcher differs from each.

A case file is YAML: `source`, the file's default, and `cases`. A case has `id`, `quotation` as printed in a
manuscript, `verdict`, `why`, and where they are expected `reason`, `permitted`, `edits`, `alerts`. Edits
are written `kind` or `kind: source's words → quotation's words`, ∅ for none.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

from claimcheck.matcher import judge
from claimcheck.model import Extent, Form, Source
from claimcheck.parser import quote
from claimcheck.resolver.extract import extract

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.model import Edit, Match

FOLDER = Path(__file__).parent
_MEDIA = {".html": "text/html", ".pdf": "application/pdf", ".txt": "text/plain"}
_EXPECTED = {"verdict", "reason", "permitted", "edits", "alerts", "from", "shows"}
_KEYS = {"id", "quotation", "source", "others", "extent", "form", "why"} | _EXPECTED


class Case(NamedTuple):
    """A quotation, the sources of its note, and what an editor would say of it."""

    id: str
    kind: str
    quotation: str
    sources: tuple[str, ...]
    others: tuple[str, ...]
    extent: Extent
    form: Form
    verdict: str
    reason: str | None
    permitted: tuple[str, ...]
    edits: tuple[str, ...]
    alerts: tuple[str, ...]
    origin: str | None
    shows: str | None
    why: str

    @property
    def faithful(self) -> bool:
        """Tell whether the quotation stands in a cited source."""
        return self.verdict in {"verbatim", "permissible"}


@cache
def load() -> tuple[Case, ...]:
    """Return all cases, file by file; a key that no case has is an error."""
    return tuple(
        _case(path.stem, entry, table.get("source"))
        for path in sorted((FOLDER / "cases").glob("*.yaml"))
        for table in [yaml.safe_load(path.read_text("utf-8"))]
        for entry in table["cases"]
    )


@cache
def still_open() -> frozenset[str]:
    """Return the ids of the cases that the matcher does not judge so yet; open.yaml says why."""
    groups = yaml.safe_load((FOLDER / "open.yaml").read_text("utf-8"))
    return frozenset(name for group in groups for name in group["cases"])


def _case(kind: str, entry: Mapping[str, object], default: object) -> Case:
    unknown = set(entry) - _KEYS
    if unknown:
        raise ValueError(f"{entry.get('id')}: no such key: {', '.join(sorted(unknown))}")
    return Case(
        id=str(entry["id"]),
        kind=kind,
        quotation=str(entry["quotation"]).removesuffix("\n"),
        sources=_strings(entry.get("source", default)),
        others=_strings(entry.get("others")),
        extent=Extent(str(entry.get("extent", "whole"))),
        form=Form(str(entry.get("form", "run-in"))),
        verdict=str(entry["verdict"]),
        reason=_string(entry.get("reason")),
        permitted=_strings(entry.get("permitted")),
        edits=_strings(entry.get("edits")),
        alerts=_strings(entry.get("alerts")),
        origin=_string(entry.get("from")),
        shows=_string(entry.get("shows")),
        why=str(entry["why"]),
    )


def _string(value: object) -> str | None:
    return None if value is None else str(value)


def _strings(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else () if value is None else (str(value),)


@cache
def source(name: str, extent: Extent = Extent.WHOLE) -> Source:
    """Return a source as the program reads its file."""
    path = FOLDER / "sources" / name
    media_type = _MEDIA[path.suffix]
    return Source(
        reference_id=name,
        origin=name,
        extent=extent,
        media_type=media_type,
        sha256="0" * 64,
        content=extract(path.read_bytes(), media_type),
    )


def judged(case: Case) -> Match:
    """Return what the matcher says."""
    quotation = quote(case.quotation).model_copy(update={"marks": (1,), "form": case.form})
    cited = [source(name, case.extent) for name in case.sources]
    (match,) = judge([quotation], {1: cited}, [*cited, *map(source, case.others)])
    return match


def differences(case: Case) -> list[str]:
    """Say in what the matcher's answer is not the expected one."""
    match = judged(case)
    permitted = [_shown(str(edit.permitted_by), edit) for edit in match.permitted]
    edits = [_shown(str(edit.kind), edit) for edit in match.edits]
    alerts = sorted(str(alert.kind) for alert in match.alerts)
    said = {
        "verdict": (str(match.verdict), case.verdict),
        "reason": (str(match.reason) if match.reason else None, case.reason),
        "alerts": (alerts, sorted(case.alerts)),
    }
    found = [f"{what}: {came}, not {right}" for what, (came, right) in said.items() if came != right]
    for what, came, right in (("permitted", permitted, case.permitted), ("edits", edits, case.edits)):
        if not _same(came, right):
            found.append(f"{what}: {came}, not {list(right)}")
    if case.origin and match.reference_id != case.origin:
        found.append(f"from: {match.reference_id}, not {case.origin}")
    if case.shows and [passage.exact for passage in match.passages[:1]] != [case.shows]:
        found.append(f"shows: {[passage.exact for passage in match.passages[:1]]}, not {case.shows!r}")
    return found


def _shown(name: str, edit: Edit) -> str:
    source, quoted = " ".join(edit.source.split()), " ".join(edit.quoted.split())
    return f"{name}: {source or '∅'} → {quoted or '∅'}"


def _same(came: Sequence[str], right: Iterable[str]) -> bool:
    wanted = list(right)
    return len(came) == len(wanted) and all(
        one == two if ": " in two else one.split(": ")[0] == two
        for one, two in zip(came, wanted, strict=True)
    )
