"""The sample's server and folder: what is served, how, and that nothing is left behind."""

from __future__ import annotations

import threading
from http.client import HTTPConnection, HTTPMessage
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import pytest

from claimcheck.sample import serve

if TYPE_CHECKING:
    from pathlib import Path


class Answer(NamedTuple):
    status: int
    headers: HTTPMessage
    body: bytes


def ask(base: str, path: str, method: str = "GET") -> Answer:
    connection = HTTPConnection(urlsplit(base).netloc, timeout=5)
    try:
        connection.request(method, path)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


def base_of(folder: Path) -> str:
    text = (folder / "references.yaml").read_text(encoding="utf-8")
    address = text.split("URL: ", 1)[1].split("\n", 1)[0]
    return f"http://{urlsplit(address).netloc}"


def test_the_folder_holds_what_a_user_would_have() -> None:
    with serve() as folder:
        files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        assert files == ["article.txt", "references.yaml", "sources/daybook.txt"]


def test_every_address_leads_to_the_server_itself() -> None:
    with serve() as folder:
        text = (folder / "references.yaml").read_text(encoding="utf-8")
        assert text.count(base_of(folder)) == 7
        assert "demo.invalid" not in text
        assert base_of(folder).startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    ("path", "status", "media_type"),
    [
        ("/creek-and-quay/mill-that-waits", 200, "text/html; charset=utf-8"),
        ("/slow-machinery/12-2-41.pdf", 200, "application/pdf"),
        ("/averin-field/oak.txt", 200, "text/plain; charset=utf-8"),
        ("/visit/questions", 200, "text/html; charset=utf-8"),
        ("/gazette/four-slices", 200, "text/html; charset=utf-8"),
        ("/trust/faq", 301, "text/html; charset=utf-8"),
        ("/parish-notes/wheel", 500, "text/html; charset=utf-8"),
        ("/estuary-quarterly/far-bank", 404, "text/html; charset=utf-8"),
        ("/../../../../etc/passwd", 404, "text/html; charset=utf-8"),
        ("/", 404, "text/html; charset=utf-8"),
    ],
)
def test_each_path_answers_as_the_sample_needs(path: str, status: int, media_type: str) -> None:
    with serve() as folder:
        answer = ask(base_of(folder), path)
    assert (answer.status, answer.headers["Content-Type"]) == (status, media_type)
    assert int(answer.headers["Content-Length"]) == len(answer.body)


def test_the_redirect_leads_to_the_page_that_the_trust_moved() -> None:
    with serve() as folder:
        assert ask(base_of(folder), "/trust/faq").headers["Location"] == "/visit/questions"


def test_bytes_and_headers_are_the_same_on_every_run() -> None:
    answers = []
    for _ in range(2):
        with serve() as folder:
            answer = ask(base_of(folder), "/creek-and-quay/mill-that-waits")
            answers.append((answer.headers.items(), answer.body))
    assert answers[0] == answers[1]
    assert {name for name, _ in answers[0][0]} == {"Content-Type", "Content-Length"}


def test_head_gives_the_headers_of_get_and_no_body() -> None:
    with serve() as folder:
        head, got = (
            ask(base_of(folder), "/slow-machinery/12-2-41.pdf", method) for method in ("HEAD", "GET")
        )
    assert head.headers.items() == got.headers.items()
    assert (head.body, got.body[:5]) == (b"", b"%PDF-")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_written(method: str) -> None:
    with serve() as folder:
        assert ask(base_of(folder), "/visit/questions", method).status == 501


def test_the_server_is_quiet(capfd: pytest.CaptureFixture[str]) -> None:
    with serve() as folder:
        ask(base_of(folder), "/visit/questions")
        ask(base_of(folder), "/nowhere")
    assert capfd.readouterr() == ("", "")


def test_nothing_is_left_behind() -> None:
    before = threading.active_count()
    with serve() as folder:
        base = base_of(folder)
    assert not folder.exists()
    assert threading.active_count() == before
    with pytest.raises(ConnectionRefusedError):
        ask(base, "/visit/questions")


def test_an_error_within_the_context_still_closes_it() -> None:
    def fail_inside() -> None:
        with serve() as folder:
            seen.append(folder)
            raise KeyError

    seen: list[Path] = []
    with pytest.raises(KeyError):
        fail_inside()
    assert not seen[0].exists()


def test_two_samples_may_run_side_by_side() -> None:
    with serve() as one, serve() as other:
        assert base_of(one) != base_of(other)
        assert ask(base_of(one), "/visit/questions").body == ask(base_of(other), "/visit/questions").body
