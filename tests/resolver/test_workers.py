"""Worker processes: they give what is read in process, and their failures stay with one document."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from claimcheck.model import Lack, Region, RegionKind, SourceText, Span
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import _dispatch, _protocol, _service, _workers, extract, version
from claimcheck.resolver.extract._workers import Workers

PAGE = b"<html><body><p>The mill was built before the bridge.</p></body></html>"
WORDS = "The mill was built before the bridge."
HTML = "text/html"

# The start of a worker that speaks our frames and then does what a test wants.
PRELUDE = """
import os, sys, time
def send(frame):
    sys.stdout.buffer.write(len(frame).to_bytes(8, "big") + frame)
    sys.stdout.buffer.flush()
def receive():
    length = int.from_bytes(sys.stdin.buffer.read(8), "big")
    return sys.stdin.buffer.read(length)
send(b"{}")
"""


def played(script: str, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let `script` be what workers run."""
    worker = folder / "worker.py"
    worker.write_text(textwrap.dedent(PRELUDE) + textwrap.dedent(script), encoding="utf-8")
    monkeypatch.setattr(_workers, "_SCRIPT", worker)


def lack(workers: Workers, data: bytes = PAGE, media_type: str = HTML) -> LackError:
    with pytest.raises(LackError) as caught:
        workers.extract(data, media_type)
    return caught.value


def test_a_worker_gives_what_is_read_in_process_and_serves_again() -> None:
    with Workers() as workers:
        assert workers.extract(PAGE, HTML, "utf-8") == extract(PAGE, HTML, "utf-8")
        first = workers.processes
        assert workers.extract(PAGE.replace(b"mill", b"barn"), HTML).text.startswith("The barn")
        assert workers.processes == first
    assert gone(*first)


def test_a_lack_comes_through_with_its_reason_and_advice() -> None:
    with Workers() as workers:
        there = lack(workers, b"%PDF-1.7\n", "application/pdf")
    with pytest.raises(LackError) as here:
        extract(b"%PDF-1.7\n", "application/pdf")
    assert (there.reason, there.detail) == (here.value.reason, here.value.detail)
    assert there.reason is Lack.EXTRACTION_FAILED


def test_plain_text_and_unknown_types_start_no_process() -> None:
    with Workers() as workers:
        assert workers.extract(b"Plain words.", "text/plain").text == "Plain words."
        assert lack(workers, b"x", "image/png").reason is Lack.WRONG_MEDIA_TYPE
        assert not workers.processes


def test_versions_name_the_extractor() -> None:
    name, _, number = version("application/pdf").partition("/")
    assert name == "pdf"
    assert int(number) >= 2
    assert version("text/plain").startswith("plaintext/")
    with pytest.raises(LackError):
        version("image/png")


def test_many_threads_share_the_workers() -> None:
    pages = [PAGE.replace(b"mill", b"mill %d" % number) for number in range(40)]
    with Workers(most=2) as workers, ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(lambda page: workers.extract(page, HTML).text, pages))
        assert len(workers.processes) <= 2
    assert [f"mill {number} " in text for number, text in enumerate(texts)] == [True] * 40


OUTSIDE = b'{"content": {"text": "a", "pages": [{"label": "", "span": {"start": 0, "end": 9}}]}}'


@pytest.mark.parametrize(
    "script",
    [
        "receive(); os.abort()",
        "receive(); receive(); os._exit(3)",
        "receive(); receive(); send(b'no json')",
        "receive(); receive(); send(b'{}')",
        'receive(); receive(); send(b\'{"reason": "of its own"}\')',
        f"receive(); receive(); send({OUTSIDE!r})",
        "receive(); receive(); sys.stdout.buffer.write(b'\\xff' * 8); sys.stdout.flush(); time.sleep(60)",
        "receive(); receive(); sys.stdout.buffer.write(bytes(7)); sys.stdout.flush()",
    ],
)
def test_a_worker_that_dies_or_talks_nonsense(
    script: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = Path(_workers.__file__).with_name("_worker.py")
    played(script, monkeypatch, tmp_path)
    with Workers() as workers:
        caught = lack(workers)
        assert caught.reason is Lack.EXTRACTION_FAILED
        assert "made its reader fail" in caught.detail
        assert not workers.processes
        monkeypatch.setattr(_workers, "_SCRIPT", home)
        assert workers.extract(PAGE, HTML).text == WORDS


@pytest.mark.parametrize("script", ["receive(); receive()\nwhile True: pass", "time.sleep(60)"])
def test_a_worker_that_hangs_is_killed(script: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    played(script, monkeypatch, tmp_path)
    with Workers(seconds=0.3) as workers:
        # A document that no pipe holds: it is being written while time runs out.
        assert "not read within 0.3 s" in lack(workers, PAGE + bytes(1_000_000)).detail
        assert not workers.processes


def test_what_an_earlier_document_broke_is_read_by_a_new_worker(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    played(
        """
        for text in (b"one", b"two"):
            receive()
            if receive() == b"second" and text == b"two":
                os.abort()
            send(b'{"content": {"text": "' + text + b'"}}')
        """,
        monkeypatch,
        tmp_path,
    )
    with Workers(most=1) as workers:
        assert workers.extract(b"first", HTML).text == "one"
        assert workers.extract(b"second", HTML).text == "one"


def test_a_worker_that_died_while_idle_costs_no_document() -> None:
    with Workers(most=1) as workers:
        workers.extract(PAGE, HTML)
        os.kill(*workers.processes, signal.SIGKILL)
        assert workers.extract(PAGE, HTML).text == WORDS


def test_a_spent_worker_is_replaced(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    played(
        'receive(); receive(); send(b\'{"content": {"text": "a"}, "spent": true}\'); receive()',
        monkeypatch,
        tmp_path,
    )
    with Workers(most=1) as workers:
        assert workers.extract(PAGE, HTML).text == "a"
        assert not workers.processes


@pytest.mark.parametrize("end", ["raise SystemExit(1)", "import no_such_module"])
def test_workers_that_cannot_start_say_so(end: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "worker.py"
    script.write_text(end, encoding="utf-8")
    monkeypatch.setattr(_workers, "_SCRIPT", script)
    with Workers() as workers:
        assert "cannot be started" in lack(workers).detail


def test_no_python_to_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    with Workers() as workers:
        assert "cannot be started" in lack(workers).detail


def test_an_interpreter_that_does_not_know_its_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "")
    with Workers() as workers:
        assert workers.extract(PAGE, HTML).text == WORDS


def test_closing_wakes_who_waits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    played(
        "receive(); receive(); open(sys.argv[0] + '.met', 'w').close(); time.sleep(60)", monkeypatch, tmp_path
    )
    workers = Workers(most=1)
    with ThreadPoolExecutor(3) as pool:
        waiting = [pool.submit(workers.extract, PAGE, HTML) for _ in range(3)]
        until((tmp_path / "worker.py.met").exists)
        began = time.monotonic()
        workers.close()
        for future in waiting:
            error = future.exception(timeout=20)
            assert isinstance(error, LackError)
            assert "stopped" in error.detail
        assert time.monotonic() - began < 10
    assert not workers.processes
    assert "stopped" in lack(workers).detail


def until(done: object, seconds: float = 20.0) -> None:
    assert callable(done)
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.01)


# A parent that starts a worker, says which, and waits; {close} is what it does before.
PARENT = """
import os, sys, time
{close}
from claimcheck.resolver.extract._workers import Workers
workers = Workers(most=1)
text = workers.extract(b"<p>Words of a page.", "text/html").text
(pid,) = workers.processes
said = f"{{pid}} {{text}}"
open(sys.argv[1] + ".new", "w").write(said)
os.rename(sys.argv[1] + ".new", sys.argv[1])
{then}
"""


def parent(said: Path, *, close: str = "", then: str = "") -> subprocess.Popen[bytes]:
    script = PARENT.format(close=close, then=then)
    root = str(Path(_workers.__file__).parents[3])
    return subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", script, str(said)],
        cwd=root,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def gone(pid: int) -> bool:
    """Tell whether a process has ended; one that nobody has waited for yet has, too."""
    try:
        os.kill(pid, 0)
        status = Path(f"/proc/{pid}/stat")
        return status.exists() and status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except (ProcessLookupError, FileNotFoundError):
        return True


def test_no_worker_outlives_a_killed_parent(tmp_path: Path) -> None:
    said = tmp_path / "said"
    with parent(said, then="time.sleep(60)") as process:
        until(said.exists)
        process.kill()
    pid = int(said.read_text(encoding="utf-8").split()[0])
    until(partial(gone, pid))


def test_an_interruption_at_the_terminal_reaches_the_parent_only(tmp_path: Path) -> None:
    said = tmp_path / "said"
    then = """
try:
    time.sleep(60)
except KeyboardInterrupt:
    again = workers.extract(b"<p>Other words.", "text/html").text
    lives = workers.processes == (pid,)
    workers.close()
    raise SystemExit(7 if lives and again == "Other words." else 8)
"""
    with parent(said, then=then) as process:
        until(said.exists)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (7, b"")
    until(lambda: gone(int(said.read_text(encoding="utf-8").split()[0])))


def test_a_parent_without_standard_streams(tmp_path: Path) -> None:
    said = tmp_path / "said"
    with parent(said, close="os.close(0); os.close(1); os.close(2)", then="workers.close()") as process:
        assert process.wait(timeout=20) == 0
    assert said.read_text(encoding="utf-8").split(maxsplit=1)[1] == "Words of a page."


def test_a_dropped_pool_leaves_no_process(tmp_path: Path) -> None:
    said = tmp_path / "said"
    with parent(said) as process:
        assert process.wait(timeout=20) == 0
    until(lambda: gone(int(said.read_text(encoding="utf-8").split()[0])))


def served(*frames: bytes) -> list[_protocol.Answer]:
    """Let the service answer requests in this process."""
    requests, answers = io.BytesIO(), io.BytesIO()
    _protocol.send(requests, *frames)
    requests.seek(0)
    _service.serve(requests, answers)
    answers.seek(0)
    said = []
    while answers.tell() < len(answers.getvalue()):
        said.append(_protocol.answer_of(_protocol.receive(answers, 1_000_000)))
    return said


REQUEST = _protocol.Request(media_type=HTML, seconds=3600).model_dump_json().encode()


def test_the_service_says_that_it_is_ready_and_answers_each_request() -> None:
    ready, first, second = served(REQUEST, PAGE, REQUEST, b" ")
    assert ready == _protocol.Answer()
    assert first.content is not None
    assert first.content.text == WORDS
    assert second.reason is Lack.EMPTY


def test_lone_surrogates_become_replacement_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = SourceText(
        text="a\ud800b\n\udfff\U0001f600",
        title='"\udc00',
        regions=(Region(kind=RegionKind.NOTE, span=Span(start=1, end=2)),),
    )
    monkeypatch.setattr(_dispatch, "extract", lambda *_: odd)
    content = served(REQUEST, b"x")[1].content
    assert content is not None
    assert (content.text, content.title) == ("a\ufffdb\n\ufffd\U0001f600", '"\ufffd')
    assert content.regions[0].span.of(content.text) == "\ufffd"


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_a_service_that_ran_out_of_memory_ends(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> SourceText:
        raise error

    monkeypatch.setattr(_dispatch, "extract", fail)
    _, answer = served(REQUEST, b"x", REQUEST, b"y")
    assert answer.reason is Lack.EXTRACTION_FAILED
    assert answer.spent
    assert "memory" in answer.detail


def test_more_text_than_an_answer_may_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_protocol, "MOST_ANSWERED", 1000)
    page = b"<p>" + b"The mill stood idle. " * 100
    _, answer = served(REQUEST, page)
    assert answer.reason is Lack.TOO_LARGE


def test_a_service_that_grew_is_spent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_service, "_GROWN", -1)
    _, answer = served(REQUEST, PAGE, REQUEST, PAGE)
    assert answer.spent
    assert answer.content is not None
