"""What has changed since a revision, and what a file was then: asked of real, also hostile repositories."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from git import commit, git, repository

from claimcheck import revisions
from claimcheck.errors import UsageError


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = repository(tmp_path / "a repo, ä")
    monkeypatch.chdir(folder)
    commit(folder, {"a.txt": "one\n", "b.txt": "two\n", "deep/c.txt": "three\n"})
    return folder


def changed(*names: str, rev: str = "main") -> set[str]:
    return {path.as_posix() for path in revisions.changed([Path(name) for name in names], rev)}


@pytest.mark.usefixtures("repo")
def test_a_clean_work_tree_has_not_changed() -> None:
    assert changed("a.txt", "b.txt", "deep/c.txt") == set()


def test_committed_staged_and_unsaved_changes_count(repo: Path) -> None:
    git(repo, "switch", "-q", "-c", "branch")
    commit(repo, {"a.txt": "one, changed\n"})
    (repo / "b.txt").write_text("two, staged\n")
    git(repo, "add", "b.txt")
    (repo / "deep/c.txt").write_text("three, not staged\n")

    assert changed("a.txt", "b.txt", "deep/c.txt") == {"a.txt", "b.txt", "deep/c.txt"}
    assert changed("a.txt", "b.txt", "deep/c.txt", rev="HEAD") == {"b.txt", "deep/c.txt"}


def test_a_change_that_was_taken_back_is_none(repo: Path) -> None:
    git(repo, "switch", "-q", "-c", "branch")
    commit(repo, {"a.txt": "one, changed\n"})
    (repo / "a.txt").write_text("one\n")

    assert changed("a.txt") == set()


def test_what_the_other_branch_changed_meanwhile_does_not_count(repo: Path) -> None:
    git(repo, "switch", "-q", "-c", "branch")
    commit(repo, {"a.txt": "mine\n"})
    git(repo, "switch", "-q", "main")
    commit(repo, {"b.txt": "theirs\n"})
    git(repo, "switch", "-q", "branch")

    assert changed("a.txt", "b.txt") == {"a.txt"}


def test_new_gone_and_renamed_files_have_changed_and_one_that_never_was_has_not(repo: Path) -> None:
    (repo / "new.txt").write_text("new\n")
    (repo / "a.txt").unlink()
    git(repo, "mv", "b.txt", "renamed.txt")
    (repo / "ignored.txt").write_text("ignored\n")
    (repo / ".gitignore").write_text("ignored.txt\n")

    asked = (
        "new.txt",
        "a.txt",
        "b.txt",
        "renamed.txt",
        "ignored.txt",
        "never.txt",
        "a.txt/x",
        "no/where.txt",
    )

    assert changed(*asked) == {"new.txt", "a.txt", "b.txt", "renamed.txt", "ignored.txt"}


def test_a_repository_with_longer_hashes_is_read_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "-q", "-b", "main", "--object-format=sha256", "long")
    monkeypatch.chdir(tmp_path / "long")
    commit(tmp_path / "long", {"a.txt": "one\n", "b.txt": "two\n"})
    Path("b.txt").write_text("changed\n")

    assert changed("a.txt", "b.txt") == {"b.txt"}
    assert revisions.at("main", Path("b.txt")) == "two\n"


def test_many_files_are_asked_for_at_once(repo: Path) -> None:
    names = [f"many/{number}.txt" for number in range(1000)]
    commit(repo, {name: f"{name}\n" for name in names})
    (repo / names[7]).write_text("changed\n")
    (repo / names[999]).unlink()

    assert changed(*names, rev="HEAD") == {names[7], names[999]}


def test_the_order_is_the_askers(repo: Path) -> None:
    for name in ("z.txt", "y.txt", "x.txt"):
        (repo / name).write_text("new\n")

    asked = [Path("z.txt"), Path("a.txt"), Path("x.txt"), Path("y.txt")]

    assert revisions.changed(asked, "main") == (Path("z.txt"), Path("x.txt"), Path("y.txt"))
    assert revisions.changed([], "main") == ()


def test_paths_are_read_from_the_working_directory(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repo / "a.txt").write_text("changed\n")
    monkeypatch.chdir(repo / "deep")

    assert changed("../a.txt", "c.txt", "../b.txt") == {"../a.txt"}
    assert changed(str(repo / "a.txt"), str(repo / "b.txt")) == {str(repo / "a.txt")}
    assert revisions.at("main", Path("../a.txt")) == "one\n"


def test_a_repository_behind_a_link_is_the_same(repo: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(repo)
    (repo / "a.txt").write_text("changed\n")

    assert changed(str(link / "a.txt"), str(link / "b.txt")) == {str(link / "a.txt")}


ODD = (
    "two  blanks.txt",
    " leading.txt",
    "-n.txt",
    "--output=x",
    ":(glob)*",
    "*.txt",
    'quote".txt',
    "back\\slash",
    "ü ß 中.txt",
    "e\u0301.txt",
    "tab\there.txt",
    "x blob 3",
    "x missing",
    "$(touch ran).txt",
    "HEAD:a.txt",
    "bytes\udcff.txt",
    "a.txt\nHEAD:b.txt",
    "new\nline/and\nline.txt",
)


def test_odd_names_are_taken_as_they_are(repo: Path) -> None:
    commit(repo, dict.fromkeys(ODD, "odd\n"))

    assert changed(*ODD, rev="HEAD") == set()
    for name in ODD:
        assert revisions.at("HEAD", Path(name)) == "odd\n"
    for name in ODD:
        (repo / name).write_text("changed\n")
    assert changed(*ODD, rev="HEAD") == set(ODD)


@pytest.mark.usefixtures("repo")
def test_a_name_that_no_file_can_have_counts_as_changed() -> None:
    names = ("a\0b", "half \ud800", "x" * 1000, "x/" * 4000 + "y", "x" * 1_000_000)

    assert changed(*names, "a.txt") == set(names)


def test_names_differ_by_case(repo: Path) -> None:
    (repo / "A.TXT").write_text("one\n")

    assert changed("A.TXT", "a.txt") == {"A.TXT"}
    assert revisions.at("main", Path("A.TXT")) is None


def test_line_endings_alone_are_no_change(repo: Path) -> None:
    (repo / "a.txt").write_bytes(b"one\r\n")

    assert changed("a.txt") == set()


def test_behind_a_link_it_cannot_be_told(repo: Path) -> None:
    (repo / "current.txt").symlink_to("a.txt")
    (repo / "folder").symlink_to("deep")
    (repo / "dangling.txt").symlink_to("nowhere")
    (repo / "loop.txt").symlink_to("loop.txt")
    commit(repo, {})

    names = ("current.txt", "folder/c.txt", "dangling.txt", "loop.txt", "loop.txt/x")

    assert changed(*names, "a.txt", "deep/c.txt", rev="HEAD") == set(names)
    for name in names:
        with pytest.raises(UsageError, match="is no plain file in HEAD, or behind a link"):
            revisions.at("HEAD", Path(name))


def test_a_file_is_not_overlooked_that_is_gone_with_the_link_to_it(repo: Path) -> None:
    (repo / "folder").symlink_to("deep")
    commit(repo, {})
    (repo / "folder").unlink()

    assert changed("folder/c.txt", "other/c.txt", rev="HEAD") == {"folder/c.txt"}


@pytest.mark.usefixtures("repo")
def test_a_folder_is_no_file() -> None:
    assert changed("deep", rev="HEAD") == {"deep"}
    with pytest.raises(UsageError, match="is no plain file"):
        revisions.at("HEAD", Path("deep"))


@pytest.mark.usefixtures("repo")
def test_what_stands_outside_the_repository_counts_as_changed(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("out\n")

    assert changed("../outside.txt", "a.txt", rev="HEAD") == {"../outside.txt"}
    with pytest.raises(UsageError, match="outside the git repository"):
        revisions.at("HEAD", Path("../outside.txt"))


def test_a_pipe_is_not_waited_for(repo: Path) -> None:
    (repo / "a.txt").unlink()
    os.mkfifo(repo / "a.txt")

    assert changed("a.txt") == {"a.txt"}


def test_a_submodule_counts_as_changed(repo: Path, tmp_path: Path) -> None:
    other = repository(tmp_path / "other")
    commit(other, {"source.txt": "theirs\n"})
    git(repo, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "other")
    commit(repo, {})

    assert changed("other/source.txt", "a.txt", rev="HEAD") == {"other/source.txt"}
    with pytest.raises(UsageError, match="or in a submodule"):
        revisions.at("HEAD", Path("other/source.txt"))


def test_a_file_is_read_as_the_revision_itself_has_it(repo: Path) -> None:
    git(repo, "switch", "-q", "-c", "branch")
    commit(repo, {"a.txt": "mine\n"})
    git(repo, "switch", "-q", "main")
    commit(repo, {"a.txt": "theirs, later, ü\n", "d.txt": ""})
    git(repo, "switch", "-q", "branch")

    assert revisions.at("main", Path("a.txt")) == "theirs, later, ü\n"
    assert revisions.at("main~1", Path("a.txt")) == "one\n"
    assert revisions.at("HEAD", Path("a.txt")) == "mine\n"
    assert revisions.at("main", Path("d.txt")) == ""
    assert revisions.at("main", Path("never.txt")) is None
    assert revisions.at("main", Path("a.txt/x")) is None


def test_a_file_that_is_no_text_is_said(repo: Path) -> None:
    commit(repo, {"bytes.bin": b"\xff\xfe\x00"})

    with pytest.raises(UsageError, match=r"bytes\.bin: is not UTF-8 text in HEAD"):
        revisions.at("HEAD", Path("bytes.bin"))


def test_tags_and_hashes_name_revisions(repo: Path) -> None:
    git(repo, "tag", "-a", "v1", "-m", "first")
    (repo / "a.txt").write_text("changed\n")

    for rev in ("v1", "HEAD", git(repo, "rev-parse", "--short", "HEAD").strip(), "main@{0}"):
        assert changed("a.txt", "b.txt", rev=rev) == {"a.txt"}


@pytest.mark.parametrize(
    "rev",
    [
        "nowhere",
        "",
        " ",
        "-h",
        "--all",
        "--output=ran",
        "a\0b",
        "half \ud800",
        "x" * 1_000_000,
        "main\nmain",
        "HEAD:a.txt",
        "main..main",
        "^main",
    ],
)
def test_an_unknown_revision_is_an_error_that_says_what_to_do(repo: Path, rev: str) -> None:
    for ask in (lambda: changed("a.txt", rev=rev), lambda: revisions.at(rev, Path("a.txt"))):
        with pytest.raises(UsageError, match=r"git knows no revision .*`git fetch origin`") as said:
            ask()
        assert said.value.exit_code == 2
    assert {path.name for path in repo.iterdir()} == {".git", "a.txt", "b.txt", "deep"}


def test_a_shallow_clone_without_the_revision_says_what_to_fetch(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repo, "switch", "-q", "-c", "branch")
    commit(repo, {"a.txt": "mine\n"})
    clone = tmp_path / "clone"
    git(
        tmp_path, "clone", "-q", "--depth=1", "--branch=branch", repo.as_uri().replace("%20", " "), str(clone)
    )
    monkeypatch.chdir(clone)

    with pytest.raises(UsageError, match="shallow clone") as said:
        changed("a.txt", rev="origin/main")
    advice = "git fetch --depth=1 origin main:refs/remotes/origin/main"
    assert f"`{advice}`" in str(said.value)
    assert "fetch-depth: 0" in str(said.value)

    git(clone, *advice.split()[1:])
    assert changed("a.txt", "b.txt", rev="origin/main") == {"a.txt"}, "without a merge base, REV is compared"
    assert revisions.at("origin/main", Path("a.txt")) == "one\n"


def test_a_partial_clone_is_not_fetched_into(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repo, "config", "uploadpack.allowFilter", "true")
    commit(repo, {"a.txt": "later\n"})
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--filter=blob:none", repo.as_uri().replace("%20", " "), str(clone))
    monkeypatch.chdir(clone)
    lacking = git(clone, "rev-parse", "HEAD~1:a.txt").strip()

    assert revisions.at("HEAD", Path("a.txt")) == "later\n"
    with pytest.raises(UsageError, match=r"partial clone; `git show HEAD~1:a\.txt`"):
        revisions.at("HEAD~1", Path("a.txt"))
    assert changed("a.txt", "b.txt", rev="HEAD~1") == {"a.txt"}
    listed = git(clone, "rev-list", "--objects", "--all", "--missing=print")
    assert f"?{lacking}" in listed, "nothing was fetched"


def test_no_repository_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    with pytest.raises(UsageError, match="in the folder of a git work tree; git says: not a git repository"):
        revisions.changed([Path("a.txt")], "main")


def test_a_bare_repository_is_an_error(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(repo), "bare.git")
    monkeypatch.chdir(tmp_path / "bare.git")

    with pytest.raises(UsageError, match="must be run in a work tree"):
        revisions.at("main", Path("a.txt"))


def test_a_repository_without_a_commit_knows_no_revision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository(tmp_path / "empty"))

    with pytest.raises(UsageError, match="git knows no revision 'HEAD'"):
        changed("a.txt", rev="HEAD")


def test_without_git_it_says_to_install_git(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repo / "deep"))

    with pytest.raises(UsageError, match="install git"):
        changed("a.txt")


@pytest.mark.usefixtures("repo")
def test_git_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec /bin/sleep 30\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", str(slow.parent))
    monkeypatch.setattr(revisions, "_PATIENCE", 0.1)

    with pytest.raises(UsageError, match="git did not answer"):
        changed("a.txt")


@pytest.mark.usefixtures("repo")
def test_what_a_hook_of_git_sets_in_the_environment_misleads_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository(tmp_path / "other")
    commit(other, {"a.txt": "other\n"})
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "none"))

    assert changed("a.txt") == set()
    assert revisions.at("main", Path("a.txt")) == "one\n"


def test_a_hostile_repository_runs_nothing(repo: Path, tmp_path: Path) -> None:
    """Every place of a repository's own configuration that names a program which reading might start."""
    ran = tmp_path / "ran"
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{ran}'\ncat\n")
    trap.chmod(0o755)
    (repo / ".gitattributes").write_text("* filter=trap diff=trap\n")
    git(repo, "add", "-A")
    git(repo, "commit", "-q", "-m", "trap")
    settings = {
        "core.fsmonitor": trap,
        "core.pager": trap,
        "core.sshCommand": trap,
        "core.hooksPath": trap.parent,
        "core.editor": trap,
        "core.askPass": trap,
        "core.alternateRefsCommand": trap,
        "diff.external": trap,
        "diff.trap.command": trap,
        "diff.trap.textconv": trap,
        "filter.trap.clean": trap,
        "filter.trap.smudge": trap,
        "filter.trap.process": trap,
        "filter.trap.required": "true",
        "pager.cat-file": trap,
        "alias.rev-parse": f"!{trap}",
        "alias.cat-file": f"!{trap}",
        "protocol.allow": "always",
        "remote.trap.url": f"ext::{trap}",
        "remote.trap.promisor": "true",
        "remote.trap.uploadpack": trap,
        "extensions.partialClone": "trap",
        "credential.helper": f"!{trap}",
    }
    for name, value in settings.items():
        git(repo, "config", name, str(value))
    for hook in ("post-index-change", "reference-transaction", "fsmonitor-watchman"):
        (repo / ".git" / "hooks" / hook).write_text(trap.read_text())
        (repo / ".git" / "hooks" / hook).chmod(0o755)
    (repo / "a.txt").write_text("changed\n")
    ran.unlink(missing_ok=True)

    assert changed("a.txt", "b.txt", "never.txt", rev="HEAD") == {"a.txt"}
    assert revisions.at("HEAD", Path("a.txt")) == "one\n"
    assert revisions.at("HEAD", Path("never.txt")) is None
    with pytest.raises(UsageError, match="git knows no revision"):
        changed("a.txt", rev="0" * 40)
    assert not ran.exists(), ran.read_text()

    with pytest.raises(AssertionError):
        git(repo, "diff", "--exit-code", "--quiet")
    assert ran.exists(), "the traps are set: git's own diff walks into them"
