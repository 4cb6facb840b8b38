"""A table of pages in, a small quiet HTTP server on 127.0.0.1 out."""

from __future__ import annotations

from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_HTML = "text/html; charset=utf-8"
_TEXT = "text/plain; charset=utf-8"


class _Page(NamedTuple):
    """What one path answers: a file of sources/site or nothing, and a header of its own."""

    file: str | None = None
    media_type: str = _HTML
    status: HTTPStatus = HTTPStatus.OK
    header: tuple[str, str] | None = None


_GONE = _Page("gone.html", status=HTTPStatus.NOT_FOUND)
_PAGES = {
    "/creek-and-quay/mill-that-waits": _Page("mill.html"),
    "/slow-machinery/12-2-41.pdf": _Page("survey.pdf", "application/pdf"),
    "/averin-field/oak.txt": _Page("oak.txt", _TEXT),
    # NOTE: not 503: a host that is busy is left in peace, and this one has all the other pages too.
    "/parish-notes/wheel": _Page(status=HTTPStatus.INTERNAL_SERVER_ERROR),
    "/trust/faq": _Page(status=HTTPStatus.MOVED_PERMANENTLY, header=("Location", "/visit/questions")),
    "/visit/questions": _Page("questions.html"),
    "/gazette/four-slices": _Page("slices.html"),
}


@contextmanager
def running() -> Iterator[str]:
    """Serve the sample's pages while the context is open; yield the base address, no slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    # NOTE: the poll interval bounds how long shutdown() waits; its default, half a second, would be felt.
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from the table, with the same bytes and headers every time."""

    def do_GET(self) -> None:
        """Send headers and body."""
        self.wfile.write(self._head())

    def do_HEAD(self) -> None:
        """Send the headers of do_GET."""
        self._head()

    def send_response(self, code: int, message: str | None = None) -> None:
        """Send the status line alone: Date and Server would differ from run to run."""
        self.send_response_only(code, message)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing: the terminal belongs to the report."""

    def _head(self) -> bytes:
        page = _PAGES.get(self.path.partition("?")[0], _GONE)
        body = (
            files("claimcheck.sample").joinpath("sources/site", page.file).read_bytes() if page.file else b""
        )
        self.send_response(page.status)
        if page.header:
            self.send_header(*page.header)
        self.send_header("Content-Type", page.media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return body
