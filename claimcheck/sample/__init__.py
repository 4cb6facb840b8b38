"""Nothing in, a folder with an article, its references and a running server of its sources out."""

from __future__ import annotations

from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from claimcheck.sample._site import running

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLACEHOLDER = "http://demo.invalid"
_COPIED = ("article.txt", "sources/daybook.txt")


@contextmanager
def serve() -> Iterator[Path]:
    """Yield a temporary folder with article.txt, references.yaml and sources/.

    The addresses in references.yaml lead to a server on 127.0.0.1. Server and folder are gone when
    the context ends.
    """
    package = files("claimcheck.sample")
    with TemporaryDirectory(prefix="claimcheck-demo-") as name, running() as base:
        folder = Path(name)
        (folder / "sources").mkdir()
        for path in _COPIED:
            (folder / path).write_bytes(package.joinpath(path).read_bytes())
        references = package.joinpath("references.yaml").read_text(encoding="utf-8")
        (folder / "references.yaml").write_text(
            references.replace(_PLACEHOLDER, base), encoding="utf-8", newline="\n"
        )
        yield folder
