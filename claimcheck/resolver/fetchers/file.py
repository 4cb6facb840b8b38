"""A path becomes a Capture of the file's bytes, or the reason why not; nothing is read outside the folder."""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from claimcheck.model import Lack, Via
from claimcheck.resolver import media
from claimcheck.resolver.capture import Capture, LackError, Options

if TYPE_CHECKING:
    from claimcheck.resolver.fetchers._network import Network

SCHEMES = ("", "file")
_BY_SUFFIX = {
    ".htm": media.HTML,
    ".html": media.HTML,
    ".xhtml": "application/xhtml+xml",
    ".pdf": media.PDF,
    ".txt": media.PLAIN,
    ".text": media.PLAIN,
    ".md": "text/markdown",
    ".docx": media.DOCX,
    ".odt": media.ODT,
    ".epub": media.EPUB,
    ".mhtml": media.MHTML,
    ".mht": media.MHTML,
    ".vtt": media.VTT,
    ".srt": media.SRT,
}


def fetch(address: str, options: Options, _network: Network, _kept: Capture | None = None) -> Capture:
    """Read the file at `address`, relative to `options.folder`; raises LackError with the reason."""
    data = _read(_placed(address, options), address, options.max_bytes)
    return Capture(
        address=address,
        media_type=_BY_SUFFIX.get(PurePath(address).suffix.lower()),
        via=Via.FILE,
        sha256=sha256(data).hexdigest(),
        size=len(data),
        data=data,
    )


def _placed(address: str, options: Options) -> Path:
    """Return the real path, symbolic links followed; a path that leaves the folder is refused."""
    if address.startswith("file:"):
        raise LackError(Lack.BAD_ADDRESS, f"{address!r}: give the path itself, without file:")
    folder = Path(os.path.realpath(options.folder))
    try:
        path = Path(os.path.realpath(folder / address))
    except (OSError, ValueError) as error:
        raise LackError(Lack.BAD_ADDRESS, f"{address[:200]!r} is no path ({error})") from error
    if not (options.allow_outside or path.is_relative_to(folder)):
        raise LackError(
            Lack.OUTSIDE_FOLDER,
            f"{address} lies outside the folder of references.yaml: move it there, or allow files outside",
        )
    return path


def _read(path: Path, address: str, most: int) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise LackError(Lack.FILE_UNREADABLE, f"{address} is no ordinary file: name a file under source")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise LackError(Lack.FILE_MISSING, f"there is no file {address}: check the path") from error
    except (OSError, ValueError) as error:
        words = getattr(error, "strerror", None) or error
        raise LackError(Lack.FILE_UNREADABLE, f"{address} cannot be read: {words}") from error
    if len(data) > most:
        raise LackError(Lack.TOO_LARGE, f"{address} is larger than {most:,} bytes: raise the limit or cut it")
    return data
