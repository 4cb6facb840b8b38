"""A Report goes in; its files are written, it is printed, and the exit code comes out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.console import show, write
from claimcheck.cli.options import PATCHES
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Look, Report

_SUMMARY = "GITHUB_STEP_SUMMARY"  # the file that GitHub shows as Markdown on the page of a run


def refuse_misfits(
    files: Sequence[tuple[str, Path]], paths: Sequence[Path], *, since: str | None = None
) -> None:
    """Refuse before any work to write into what is not one manuscript of the format's kind.

    Word opens a file only by the name of its kind, so both must end alike. A baseline of changed manuscripts
    alone would lose the others. Raises UsageError.
    """
    for name, file in files:
        if name == "baseline" and since:
            raise UsageError("--output baseline would lose what has not changed: leave out --since")
        if name not in PATCHES:
            continue
        if len(paths) != 1:
            raise UsageError(f"--output {name}=FILE writes into one manuscript: check it alone")
        if paths[0].suffix.lower() not in PATCHES[name]:
            words = f"--output {name}=FILE writes into a manuscript that ends in {' or '.join(PATCHES[name])}"
            raise UsageError(f"{words}, and this does not", file=str(paths[0]))
        if file.suffix.lower() != paths[0].suffix.lower():
            raise UsageError(f"must end in {paths[0].suffix}, as the manuscript does", file=str(file))


def refuse_inputs(files: Sequence[tuple[str, Path]], inputs: Iterable[Path], baseline: Path | None) -> None:
    """Refuse to write a report over a file that the check reads; but a baseline may be written anew.

    Raises UsageError.
    """
    known = {file.resolve() for file in inputs}
    for name, file in files:
        renewed = name == "baseline" and baseline is not None and file.resolve() == baseline.resolve()
        if file.resolve() in known and not renewed:
            raise UsageError(f"is read by the check: name another file for --output {name}", file=str(file))


def deliver(report: Report, form: str, files: Sequence[tuple[str, Path]], style: Look) -> int:
    """Write each (format, file), print the format that is asked for, and return the exit code.

    Beside GitHub's annotations, of which it shows few, the whole goes to the summary of the step.
    """
    from claimcheck.report import render

    plain = style.model_copy(update={"color": False})
    for name, file in files:
        if name not in PATCHES:
            write(file, render(report, name, plain))
        elif report.dossiers:  # else it has not changed, and was not checked
            write(file, _patched(report, name, plain))
    show(render(report, form, style))
    if form == "github" and (summary := os.environ.get(_SUMMARY)):
        _append(Path(summary), render(report, "markdown", plain))
    return report.summary.exit_code


def _patched(report: Report, name: str, style: Look) -> bytes:
    """The file of the one manuscript that was checked, with the report in it."""
    from hashlib import sha256

    from claimcheck.report import patch

    manuscript = report.dossiers[0].evidence.manuscript
    try:
        data = Path(manuscript.path).read_bytes()
    except OSError as error:
        raise UsageError(f"cannot be read again: {error.strerror}", file=manuscript.path) from error
    if sha256(data).hexdigest() != manuscript.sha256:
        raise UsageError("has changed while it was checked; run again", file=manuscript.path)
    return patch(data, report.dossiers[0], name, style)


def _append(file: Path, text: str) -> None:
    try:
        with file.open("a", encoding="utf-8", newline="\n") as summary:
            summary.write(text)
    except OSError as error:
        raise UsageError(f"{_SUMMARY} cannot be written: {error.strerror}", file=str(file)) from error
