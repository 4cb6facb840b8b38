"""XML goes in as chunks of bytes; a stream of its elements and words comes out, and no tree is built.

expat is driven here without defusedxml: that package refuses declarations by the same handlers as these, but
its readers build a whole tree, which a document of 100 MB must not. Any declaration inside a DOCTYPE is
refused, so that there are no entities to swell or to lead outside; a DOCTYPE that only names its DTD (as the
NCX of EPUB 2 does) is passed over, and nothing is ever loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from xml.parsers import expat

from claimcheck.package.error import PackageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

DEEPEST = 1000
MOST = 3_000_000
_MOST_NAMES = 10_000
# expat before 2.6 reads an unfinished tag anew with every chunk (CVE-2023-52425): tags must end in good time.
_LONGEST_TAG = 1_000_000


class Start(NamedTuple):
    """An element begins: its name and attributes, each with the prefix that the caller gave its namespace."""

    name: str
    attributes: dict[str, str]


class End(NamedTuple):
    """An element ends."""

    name: str


Event: TypeAlias = Start | End | str


def elements(
    chunks: Iterable[bytes], prefixes: Mapping[str, str], part: str = "XML", most: int = MOST
) -> Iterator[Event]:
    """Yield the starts and ends of elements and the words between them, in order.

    `prefixes` maps namespaces to prefixes: `{NAMESPACE: "w"}` makes names `w:p`. A name of another namespace
    stays as it is, after its namespace and a space. Raises PackageError for what is no well-formed XML, has
    declarations, nests deeper than DEEPEST or has more than `most` elements.
    """
    events: list[Event] = []
    reader = Reader(prefixes, most, events.append)
    reader.parser.buffer_text = True
    for _ in reader.steps(chunks, part):
        taken, events[:] = events[:], []
        yield from taken


class Reader:
    """Hands expat's events on, each as it is met, and keeps count of them."""

    def __init__(self, prefixes: Mapping[str, str], most: int, take: Callable[[Event], object]) -> None:
        """Start before the first byte; `take` is given each event while `parser` stands at it."""
        self._prefixes = prefixes
        self._most = most
        self._take = take
        self._names: dict[str, str] = {}
        self._depth = 0
        self._count = 0
        parser = self.parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = take
        parser.StartDoctypeDeclHandler = self._doctype
        parser.SkippedEntityHandler = self._skipped

    def steps(self, chunks: Iterable[bytes], part: str) -> Iterator[None]:
        """Read chunk by chunk, and stop after each; raises PackageError."""
        parser = self.parser
        fed = 0
        try:
            for chunk in chunks:
                parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no names
                fed += len(chunk)
                if fed - parser.CurrentByteIndex > _LONGEST_TAG:
                    raise PackageError(f"has a tag without an end in its part {part}")
                yield
            parser.Parse(b"", True)  # noqa: FBT003 - the same
        except (expat.ExpatError, LookupError, ValueError) as error:
            # LookupError and ValueError are what Python's codecs say of encodings that expat does not know.
            raise PackageError(f"is damaged in its part {part} ({error})") from error
        yield

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST:
            raise PackageError("is nested more deeply than any document")
        if self._count > self._most:
            raise PackageError(f"has more than {self._most:,} elements, as no document does")
        named = {self._name(key): value for key, value in attributes.items()} if attributes else attributes
        self._take(Start(self._name(name), named))

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._take(End(self._name(name)))

    def _name(self, raw: str) -> str:
        known = self._names.get(raw)
        if known is None:
            space, _, local = raw.rpartition(" ")
            known = f"{self._prefixes[space]}:{local}" if space in self._prefixes else raw
            if len(self._names) < _MOST_NAMES:
                self._names[raw] = known
        return known

    @staticmethod
    def _doctype(_name: str, _system: str | None, _public: str | None, declares: int) -> None:
        if declares:
            raise PackageError("declares entities, as no document does")

    @staticmethod
    def _skipped(name: str, _parameter: int) -> None:
        raise PackageError(f"uses the entity {name}, which is not defined in it")
