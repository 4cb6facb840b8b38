"""The command line as a shell sees it: words go in, exit code and both streams come out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from claimcheck import cli


class Ended(NamedTuple):
    code: int
    out: str
    err: str


Call = Callable[..., Ended]


def caller(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """What runs `claimcheck ARGS` in this process."""

    def run(*args: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["claimcheck", *args])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Ended(ended.value.code, out, err)

    return run
