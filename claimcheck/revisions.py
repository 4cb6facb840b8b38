"""Files and a git revision go in; which of them have changed since, or the text of one then, comes out.

The one module that starts git. It only asks git's object database (`rev-parse`, `merge-base`, `ls-tree`,
`cat-file`) and compares files itself: index and work tree are not git's to read here, so that no filter,
hook, fsmonitor, diff driver or pager that a repository configures is ever run, and nothing is fetched.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from claimcheck import durable
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LARGEST = 200_000_000  # bytes of a file that is compared; of a larger one it cannot be told
_PATIENCE = 60.0  # seconds for one question; git answers in milliseconds
# What git itself takes from the environment; inside a hook it names another index and folder than ours.
_KEPT = ("GIT_CONFIG_", "GIT_EXEC_PATH", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
_ASKED = {
    "LC_ALL": "C",
    "LANGUAGE": "C",
    "GIT_ALLOW_PROTOCOL": "none",  # also where git is too old for GIT_NO_LAZY_FETCH
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
_HIDING = ("link", "commit")  # what has more behind it that the commit itself does not hold
_SHA1 = 40  # letters of its hexadecimal form
_LONGEST = 4096  # bytes of a path or a revision
_AT_ONCE = 200  # paths in one question: command lines are short on some systems


class _Base(NamedTuple):
    """A repository's folder and the commit that is asked of."""

    folder: Path
    commit: str


class _Entry(NamedTuple):
    """What a commit has at a path, `blob`, `tree`, `commit` or `link`, and its hash."""

    kind: str
    hash: str


def changed(paths: Sequence[Path], rev: str) -> tuple[Path, ...]:
    """Return those of `paths` that differ from where the branch left `rev`, in their order.

    Compared are the files as they stand now, committed or not, with the merge base of `rev` and HEAD: what
    the branch changed, and not what `rev` has got meanwhile. Without a merge base, as in a shallow clone,
    `rev` itself is compared. A file that is new or gone has changed; one that neither has, has not. Line
    endings alone are no change, for git may write them otherwise. Where it cannot be told, outside the
    repository, in a submodule and behind a link, a file counts as changed. Raises UsageError as `at` does.
    """
    base = _base(rev)
    merged = _git("merge-base", base.commit, "HEAD")
    base = base._replace(commit=merged.stdout.decode().strip() or base.commit)
    names = [_name(path, base.folder) for path in paths]
    had = _entries(base, [name for name in names if name])
    return tuple(
        path
        for path, name in zip(paths, names, strict=True)
        if name is None or not _same(base.folder / name, had[name])
    )


def at(rev: str, path: Path) -> str | None:
    """Return the text of a file as `rev` has it; None if `rev` has no such file.

    Raises UsageError where there is no git, no repository with a work tree, no such revision or not its
    content (a shallow or partial clone), and for what stands outside the repository, is a link or no text.
    """
    base = _base(rev)
    name = _name(path, base.folder)
    if name is None:
        raise UsageError(f"stands outside the git repository, so that {rev} cannot have it", file=str(path))
    entry = _entries(base, [name])[name]
    if entry is None:
        return None
    if entry.kind != "blob":
        raise UsageError(f"is no plain file in {rev}, or behind a link or in a submodule", file=str(path))
    asked = _git("cat-file", "blob", entry.hash)
    if asked.returncode:
        words = f"git cannot show it, as in a partial clone; `git show {rev}:{name}` fetches it"
        raise UsageError(words, file=str(path))
    try:
        return asked.stdout.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"is not UTF-8 text in {rev}", file=str(path)) from error


def user_name() -> str | None:
    """Return `user.name` as git is configured here; None where git or the name is not there."""
    try:
        asked = _git("config", "--get", "user.name")
    except UsageError:
        return None
    return asked.stdout.decode(errors="replace").strip() or None


def _base(rev: str) -> _Base:
    """Find the repository of the working directory and the commit that `rev` names."""
    asked = _git("rev-parse", "--show-toplevel")
    if asked.returncode:
        words = f"run this in the folder of a git work tree; git says: {_complaint(asked)}"
        raise UsageError(f"revision {rev!r}: {words}")
    found = None
    if rev and not rev.startswith("-") and _askable(rev):
        found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}")
    if found is None or found.returncode or found.stdout.startswith(b"^"):
        raise UsageError(f"git knows no revision {rev!r}{_advice(rev)}")
    return _Base(Path(os.fsdecode(asked.stdout.removesuffix(b"\n"))), found.stdout.decode().strip())


def _advice(rev: str) -> str:
    if _git("rev-parse", "--is-shallow-repository").stdout.strip() != b"true":
        return ": name one commit, branch or tag; `git fetch origin` gets what is new"
    branch = rev.removeprefix("origin/")
    wanted = rev if branch == rev else f"{branch}:refs/remotes/{rev}"
    whole = "clone with the whole history (GitHub: fetch-depth: 0, GitLab: GIT_DEPTH: 0)"
    return f" in this shallow clone: `git fetch --depth=1 origin {wanted}`, or {whole}"


def _name(path: Path, folder: Path) -> str | None:
    """The path from the repository's folder as git spells it; None outside it, and for what is no path."""
    if not _askable(str(path)):
        return None
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - not the links' ends
    for above in whole.parents:
        try:
            if above.samefile(folder):
                return whole.relative_to(above).as_posix()
        except OSError:  # this one is not there
            continue
    return None


def _askable(word: str) -> bool:
    """Whether a program can be given this word."""
    try:
        return "\0" not in word and len(os.fsencode(word)) <= _LONGEST
    except UnicodeEncodeError:  # half of a character
        return False


def _entries(base: _Base, names: Sequence[str]) -> dict[str, _Entry | None]:
    """What the commit has at each path; for one behind a link or in a submodule, that."""
    found: dict[str, _Entry] = {}
    above = {name: [str(part) for part in PurePosixPath(name).parents][-2::-1] for name in names}
    asked = sorted({part for name in names for part in (name, *above[name])})
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE]
        answer = _git("ls-tree", "-z", "-t", "--full-tree", base.commit, "--", *some)
        if answer.returncode:
            raise UsageError(f"git cannot show what {base.commit} has: {_complaint(answer)}")
        for line in os.fsdecode(answer.stdout).split("\0")[:-1]:
            about, _, name = line.partition("\t")
            mode, kind, hash_ = about.split(" ")
            found[name] = _Entry("link" if mode == "120000" else kind, hash_)
    return {name: _first_of(found, [*above[name], name]) for name in names}


def _first_of(found: Mapping[str, _Entry], parts: Sequence[str]) -> _Entry | None:
    """What is found at the last of parts that lie in one another; else the link or submodule before it."""
    *folders, last = parts
    in_the_way = (found[part] for part in folders if part in found and found[part].kind in _HIDING)
    return next(in_the_way, found.get(last))


def _same(path: Path, had: _Entry | None) -> bool:
    """Whether a file stands as the commit has it, line endings apart."""
    try:
        data = durable.read(path, _LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return had is None
    except OSError:  # a link, a folder, a pipe, too large, a name that is too long
        return False
    if had is None or had.kind != "blob" or path.resolve() != path:
        return False
    return had.hash in {_hash(data, had.hash), _hash(data.replace(b"\r\n", b"\n"), had.hash)}


def _hash(data: bytes, like: str) -> str:
    """The name that git gives to a file's bytes, by SHA-1 or SHA-256 as `like` is one."""
    kind = "sha1" if len(like) == _SHA1 else "sha256"
    return hashlib.new(kind, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _complaint(answer: subprocess.CompletedProcess[bytes]) -> str:
    """The last line that git said, for the first may be a warning."""
    said = answer.stderr.decode(errors="replace").strip().splitlines()
    return said[-1].removeprefix("fatal: ") if said else f"nothing, and ends with {answer.returncode}"


def _git(*call: str) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("git")
    if program is None:
        raise UsageError("git is not installed or not on PATH, and a revision was named: install git")
    told = {k: v for k, v in os.environ.items() if not k.startswith("GIT_") or k.startswith(_KEPT)}
    try:
        return subprocess.run(  # noqa: S603 - a fixed program; no word of the call is read as an option
            [program, "--no-pager", *call],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            env=told | _ASKED,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UsageError(f"git did not answer: {error}") from error
