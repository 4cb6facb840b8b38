"""A place of a reference (file, address, archived copy) becomes a piece that was read, or a lack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self
from urllib.parse import quote, urljoin, urlsplit

from claimcheck.model import Place, Reference, SourceText, Unavailable, Via
from claimcheck.resolver._assemble import Piece
from claimcheck.resolver._captures import Captures
from claimcheck.resolver.capture import Capture, LackError, Options
from claimcheck.resolver.extract import Workers, version
from claimcheck.resolver.media import HTML, media_type

if TYPE_CHECKING:
    from collections.abc import Callable

LANDING_PAGE = 20_000  # characters; a page with more is hardly one of bibliographic details
_DOI = "https://doi.org/"


class Run:
    """What the threads of one `obtain` share: captures, each fetched once, and the workers that read them."""

    def __init__(self, options: Options, tell: Callable[[str], None]) -> None:
        """Begin; `tell` is told in words when a host asks to be left alone for a while."""
        self.options = options
        self.captures = Captures(options, tell)
        self.network = self.captures.network
        self.workers = Workers()

    def __enter__(self) -> Self:
        """Be used in a with statement."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the workers."""
        self.workers.close()

    def hang_up(self) -> None:
        """End the run now: whoever waits for an answer or a document stops waiting."""
        self.network.hang_up()
        self.workers.close()


def places_of(reference: Reference) -> list[Place]:
    """Where the editor says that a reference's text is, in reading order."""
    return [place for place in reference.source if place.file or place.url]


def addresses_of(reference: Reference) -> list[str]:
    """Web addresses of a reference, the better first."""
    placed = [place.url for place in reference.source if place.url and not place.file]
    doi = (reference.doi or "").strip()
    for start in ("https://", "http://", "dx.doi.org/", "doi.org/", "doi:"):
        doi = doi[len(start) :].strip() if doi.lower().startswith(start) else doi
    found = [reference.url or "", f"{_DOI}{quote(doi, safe='/:;().-_')}" if doi else ""]
    return placed or [address for address in found if address.strip()]


def file(reference: Reference, place: Place, run: Run) -> Piece | Unavailable:
    """Read the file of a place."""
    try:
        capture = run.captures.file(place.file or "")
    except LackError as error:
        return _lack(reference, error, place.file)
    return read(reference, place, capture, None, run)


def live(reference: Reference, place: Place, run: Run) -> Piece | Unavailable:
    """Have the living page of a place."""
    origin = (place.url or "").strip()
    try:
        capture, remark = run.captures.address(origin)
    except LackError as error:
        return _lack(reference, error, origin)
    return read(reference, place, capture, remark, run)


def archived(reference: Reference, place: Place, run: Run) -> Piece | Unavailable:
    """Have the archived copy of a place's page that is nearest to the day on which the author saw it."""
    origin = (place.url or "").strip()
    try:
        capture = run.captures.archived(origin, reference.seen)
    except LackError as error:
        return _lack(reference, error, origin)
    return read(reference, place, capture, None, run)


def read(
    reference: Reference, place: Place, capture: Capture, remark: str | None, run: Run
) -> Piece | Unavailable:
    """Read what was had of a place."""
    try:
        kind = media_type(capture.data, capture.media_type)
        content = run.workers.extract(capture.data, kind, capture.charset)
    except LackError as error:
        return _lack(reference, error, capture.address)
    return weighed(Piece(place, capture, kind, version(kind), content, remark))


def weighed(piece: Piece) -> Piece:
    """Return a piece as a part where it may be the abstract alone; a file of the editor's never is."""
    content = piece.content
    if piece.media_type != HTML or piece.place.file or len(content.text) >= LANDING_PAGE:
        return piece
    partial = content.partial or _abstract(piece.capture, content)
    return piece._replace(content=content.model_copy(update={"partial": partial}))


def full_texts(capture: Capture, content: SourceText) -> list[str]:
    """Addresses that a page names as those of the whole work; none where it is itself one of them."""
    base = capture.address if capture.via is Via.ARCHIVE else capture.final_url or capture.address
    named = [urljoin(base, address) for address in content.full_text]
    return [] if _bare(base) in {_bare(address) for address in named} else named


def _abstract(capture: Capture, content: SourceText) -> str | None:
    """Why a short page may hold the abstract alone, if it may."""
    if named := full_texts(capture, content):
        return f"this may be the abstract alone: the page names {named[0][:200]} as its full text"
    if urlsplit(capture.address).netloc.lower() == "doi.org":
        return "the DOI leads to a page of the publisher's that may hold only the abstract"
    return None


def _bare(address: str) -> str:
    return address.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/")


def _lack(reference: Reference, error: LackError, origin: str | None) -> Unavailable:
    return Unavailable(reference_id=reference.id, reason=error.reason, detail=error.detail, origin=origin)
