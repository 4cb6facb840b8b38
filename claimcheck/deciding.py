"""Dossiers go in; they come out with what people have decided of their findings, by whatever means."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import reading, revisions, rules, signoffs
from claimcheck.errors import DecisionsError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Dossier, SignOff
    from claimcheck.settings import Settings
    from claimcheck.signoffs import Baseline

_EPOCH = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/specs/source-date-epoch/


def settle(dossiers: Sequence[Dossier], settings: Settings) -> tuple[Dossier, ...]:
    """Suppress what comments in the manuscripts, sign-offs and the baseline say need not count.

    Raises DecisionsError for a file of decisions that cannot be read, UsageError for a wrong revision.
    """
    baseline = _baseline(settings)
    today = day(settings)
    files = [reading.signoffs_file(dossier.evidence.manuscript, settings) for dossier in dossiers]
    listed = {file: signoffs.load(_text(file, settings) or "", file.as_posix()) for file in files}
    present = {file: _beside(dossiers, files, file) if said else frozenset() for file, said in listed.items()}
    ran = rules.running(settings.select, settings.extend_select, settings.ignore, settings.profile)
    known = rules.names()
    settled = []
    for dossier, file in zip(dossiers, files, strict=True):
        decided = signoffs.apply_directives(dossier, known, ran=ran) if settings.inline else dossier
        decided = signoffs.apply(
            decided,
            listed[file],
            today,
            file=file.as_posix(),
            elsewhere=_elsewhere(dossier, dossiers),
            rules=ran,
            gone=_gone(listed[file], present[file]),
        )
        settled.append(signoffs.apply_baseline(decided, baseline, rules=ran) if baseline else decided)
    for file in dict.fromkeys(files):
        first = files.index(file)
        own = [d for d, of in zip(settled, files, strict=True) if of == file]
        notices = signoffs.strays(own, listed[file], present[file], file=file.as_posix())
        settled[first] = settled[first].model_copy(update={"notices": (*settled[first].notices, *notices)})
    return tuple(settled)


def day(settings: Settings) -> str:
    """The day by which sign-offs expire, in ISO 8601: as told, else SOURCE_DATE_EPOCH, else today in UTC."""
    if settings.today is not None:
        return settings.today.isoformat()
    epoch = os.environ.get(_EPOCH)
    try:
        now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"{_EPOCH} must be seconds since 1970, not {epoch!r}") from error
    return now.date().isoformat()


def _elsewhere(dossier: Dossier, dossiers: Sequence[Dossier]) -> frozenset[str]:
    """The fingerprints of the other manuscripts' findings."""
    others = (other for other in dossiers if other is not dossier)
    return frozenset(finding.fingerprint for other in others for finding in other.findings)


def _beside(dossiers: Sequence[Dossier], files: Sequence[Path], file: Path) -> frozenset[str]:
    """The names of the files beside a file of sign-offs, and beside the manuscripts that it is for."""
    own = (dossier for dossier, of in zip(dossiers, files, strict=True) if of == file)
    folders = {Path(dossier.evidence.manuscript.path).parent for dossier in own} | {file.parent}
    return frozenset(entry.name for folder in folders if folder.is_dir() for entry in folder.iterdir())


def _gone(listed: Sequence[SignOff], present: frozenset[str]) -> frozenset[str]:
    """The names of manuscripts that were decided on and that are no longer there."""
    return frozenset(s.manuscript for s in listed if s.manuscript and s.manuscript not in present)


def _baseline(settings: Settings) -> Baseline | None:
    if settings.baseline is None:
        return None
    text = _text(settings.baseline, settings)
    if text is None:
        words = "is not there: write it with `claimcheck run --output baseline=FILE`"
        raise DecisionsError(words, file=str(settings.baseline))
    return signoffs.load_baseline(text, settings.baseline.as_posix())


def _text(file: Path, settings: Settings) -> str | None:
    """The text of a file of decisions, as a named revision has it if one is named; None if there is none."""
    if settings.signoffs_from is not None:
        return revisions.at(settings.signoffs_from, file)
    return signoffs.read(file)
