"""Words go in as a document gives them, notes in mid-sentence; the body comes out whole, then the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Artefact, Lack, Region, RegionKind, SourceText, Span
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract._bounds import MOST_CHARACTERS
from claimcheck.resolver.extract._joining import moved
from claimcheck.resolver.extract._writer import Writer

if TYPE_CHECKING:
    from claimcheck.package import PackageError

_MOST_STREAMS = 50_000
_MOST_REGIONS = 50_000
_LONG = "the document is longer than what is read of one source"
_CROWDED = "the document has more notes, comments and boxes than are read of one source"


class _Stream(NamedTuple):
    kind: RegionKind
    label: str | None
    writer: Writer


class Streams:
    """The body, and one stream for each thing that stands beside it; words go to the innermost open one."""

    def __init__(self) -> None:
        """Start with an empty body."""
        self.body = Writer()
        self.partial: str | None = None
        self.size = 0
        self._open = [_Stream(RegionKind.BODY, None, self.body)]
        self._kept: list[_Stream] = []
        self._regions = 0

    @property
    def writer(self) -> Writer:
        """The writer of the innermost open stream."""
        return self._open[-1].writer

    def begin(self, kind: RegionKind, label: str | None = None) -> None:
        """Open a stream beside the one that is open."""
        self._open.append(_Stream(kind, label, Writer()))

    def finish(self, kind: RegionKind | None = None) -> None:
        """Close the innermost stream and keep it if it has words; `kind` is what it turned out to be."""
        if len(self._open) == 1:
            return
        stream = self._open.pop()
        if not stream.writer.size:
            return
        if len(self._kept) >= _MOST_STREAMS:
            self.partial = self.partial or _CROWDED
            return
        self._kept.append(stream._replace(kind=kind or stream.kind))

    def close(self) -> None:
        """Close every stream but the body."""
        while len(self._open) > 1:
            self.finish()

    def words(self, text: str, *, verbatim: bool = True) -> None:
        """Write text to the innermost stream; what goes beyond a source's length is left out and said so."""
        if self.size + len(text) > MOST_CHARACTERS:
            self.partial = self.partial or _LONG
            return
        self.size += len(text)
        self.writer.words(text, verbatim=verbatim)

    def mark(self, text: str) -> None:
        """Write a note mark to the innermost stream."""
        self.size += len(text)
        self.writer.mark(text)

    def region(self, kind: RegionKind, start: int) -> None:
        """Name what was written to the innermost stream since `start`."""
        self._regions += 1
        if self._regions <= _MOST_REGIONS:
            self.writer.region(kind, start)

    def add(self, kind: RegionKind, text: str, label: str | None = None) -> None:
        """Write a text as a stream of its own."""
        self.begin(kind, label)
        self.words(text)
        self.finish()

    def content(self) -> SourceText:
        """Return the body, then every stream in the order in which they were closed."""
        self.close()
        parts, size = [self.body.text()], self.body.size
        regions, artefacts = list(self.body.regions), list(self.body.artefacts)
        for kind, label, writer in self._kept:
            gap = "\n\n" if size else ""
            start = size + len(gap)
            parts += [gap, writer.text()]
            size = start + writer.size
            regions.append(Region(kind=kind, span=Span(start=start, end=size), label=label))
            regions += [r.model_copy(update={"span": moved(r.span, start)}) for r in writer.regions]
            artefacts += [
                Artefact(kind=artefact.kind, span=moved(artefact.span, start))
                for artefact in writer.artefacts
            ]
        return SourceText(
            text="".join(parts), regions=tuple(regions), artefacts=tuple(artefacts), partial=self.partial
        )


def unread(error: PackageError) -> LackError:
    """Say of a package that cannot be read what the editor can do."""
    return LackError(
        Lack.EXTRACTION_FAILED,
        f"the file {error}: open it, save its text as a text file, and name that under source",
    )
