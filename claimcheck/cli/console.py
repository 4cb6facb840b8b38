"""The one place that prints, writes files and turns errors into exit codes."""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck import __version__
from claimcheck.cli.options import FORMATS, PATCHES
from claimcheck.errors import ClaimcheckError, UsageError
from claimcheck.text import inert

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimcheck.model import Look


def look(
    color: str,
    *,
    quiet: bool,
    verbose: bool,
    show_suppressed: bool = False,
    rules_url: str | None = None,
) -> Look:
    """Tell from options, environment and terminal how to print (https://no-color.org)."""
    from claimcheck.model import Look

    terminal = sys.stdout.isatty()
    wanted = terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return Look(
        width=shutil.get_terminal_size((80, 24)).columns if terminal else 80,
        color=color == "always" or (color == "auto" and wanted),
        quiet=quiet,
        verbose=verbose,
        show_suppressed=show_suppressed,
        rules_url=rules_url,
    )


def show(text: str) -> None:
    """Print, and mind neither a reader that has gone (`| head`) nor a terminal without our letters."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write(file: Path, text: str | bytes) -> None:
    """Write a file whole or not at all, text as UTF-8 with LF; raises UsageError.

    A pipe or a device (`/dev/stdout`) is written into: another in its place would be of no use to anybody.
    """
    from claimcheck import durable

    data = text.encode("utf-8") if isinstance(text, str) else text
    try:
        if file.exists() and not file.is_file():
            file.write_bytes(data)
        else:
            durable.write(file.resolve(), data)
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", file=str(file)) from error


def targets(outputs: Sequence[str]) -> list[tuple[str, Path]]:
    """Take NAME=FILE apart, and refuse what could not be written before any work is done."""
    found: list[tuple[str, Path]] = []
    for output in outputs:
        name, _, file = output.partition("=")
        if name not in (*FORMATS, *PATCHES) or not file:
            known = ", ".join((*FORMATS, *PATCHES))
            raise UsageError(f"--output {output}: say NAME=FILE with NAME one of {known}")
        if not Path(file).absolute().parent.is_dir():
            raise UsageError("its folder does not exist; make it first", file=file)
        if Path(file).resolve() in {other.resolve() for _, other in found}:
            raise UsageError("is named by two --output: each report needs a file of its own", file=file)
        found.append((name, Path(file).absolute()))
    return found


def guarded(command: Callable[[], int]) -> int:
    """Run `command`; every error ends as one line and an exit code of the table in README.md."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] # a TextIOWrapper at run time
    try:
        code = command()
    except click.ClickException as error:
        said = io.StringIO()
        error.show(said)
        click.echo(inert(said.getvalue()), err=True, nl=False)
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("claimcheck: interrupted; what was finished is kept", err=True)
        code = 130
    except ClaimcheckError as error:
        click.echo(inert(f"claimcheck: {error}"), err=True)
        code = error.exit_code
    except Exception as error:  # noqa: BLE001 - the one handler: a bug becomes a line and a log
        with tempfile.NamedTemporaryFile(
            "w", prefix="claimcheck-", suffix=".log", delete=False, encoding="utf-8"
        ) as log:
            log.write(f"claimcheck {__version__}, Python {sys.version}\n{traceback.format_exc()}")
        click.echo(
            f"claimcheck: a bug in claimcheck ({type(error).__name__}); please send {log.name}", err=True
        )
        code = 70
    return code
