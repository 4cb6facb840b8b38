"""signoffs.toml: what is wrong is told with its line, what people wrote stays, what was saved is there."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from signoffs import scene

from claimcheck import durable, signoffs
from claimcheck.errors import DecisionsError
from claimcheck.model import Decision, Level, SignOff, Verdict
from claimcheck.signoffs.editing import added, removed
from claimcheck.signoffs.entries import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable

HASH = "0123456789abcdef" * 4
TYPED = f"""\
# The desk's decisions.

# Ada has the printed book.
[[signoff]]
  id = 'c0ffee0000000001'   # first
verdict = "accept"
reason = "the printed book \\"has it\\" so"
by = "Ada Lee"
date = 2026-05-04
expires = "2026-12-31"  # the reprint

rule = "quotation-altered"
reference = "marsh-1950"
words = "fell in 1950"
result = "altered"
edits = 1
level = "warning"
quotation = "{HASH}"

# Bo is not content.
[[signoff]]
id = "c0ffee0000000001"
verdict = "reject"
reason = "ask the author"
by = "Bo Marsh"
date = "2026-05-05"
rule = "quotation-altered"
level = "warning"
# the end
"""
ADA = SignOff(
    id="c0ffee0000000001",
    decision=Decision.ACCEPT,
    reason='the printed book "has it" so',
    by="Ada Lee",
    date="2026-05-04",
    expires="2026-12-31",
    rule="quotation-altered",
    reference_id="marsh-1950",
    words="fell in 1950",
    result="altered",
    edits=1,
    level=Level.WARNING,
    quotation=HASH,
)
BO = SignOff(
    id="c0ffee0000000001",
    decision=Decision.REJECT,
    reason="ask the author",
    by="Bo Marsh",
    date="2026-05-05",
    rule="quotation-altered",
    level=Level.WARNING,
)
CY = ADA.model_copy(update={"by": "Cy Roy", "reason": "so have I", "expires": None})


def load(text: str) -> tuple[SignOff, ...]:
    return signoffs.load(text, "signoffs.toml")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "signoffs.toml"
    path.write_bytes(TYPED.encode())
    return path


def text_of(file: Path) -> str:
    return file.read_bytes().decode("utf-8")


def test_the_example_and_the_keys_of_the_documentation_are_the_file_s() -> None:
    page = (Path(__file__).parents[2] / "docs" / "review.md").read_text(encoding="utf-8")
    [example] = re.findall(r"^```toml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    [signoff] = load(example)
    assert signoff.by == "Ada Lee"
    table = page.partition("| key | what it is |")[2].partition("\n\n")[0]
    rows = [line.split("|")[1] for line in table.splitlines()[2:]]
    keys = [key for row in rows for key in re.findall(r"`([a-z]+)`", row)]
    typed = re.findall(r"^([a-z]+) = ", example, re.MULTILINE)
    assert sorted(keys) == sorted(FIELDS)
    assert typed == list(FIELDS)


def test_a_file_that_people_wrote_is_read() -> None:
    assert load(TYPED) == (ADA, BO)
    assert load(TYPED.replace("\n", "\r\n")) == (ADA, BO)
    assert load("\ufeff" + TYPED) == (ADA, BO)
    assert load("") == load("# nothing yet\n") == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("reason = ", "raeson = ", 7, "raeson is a key that no sign-off has; did you mean 'reason'?"),
        (
            "edits = 1",
            "zzz = 1",
            16,
            "zzz is a key that no sign-off has; known keys: id, verdict, reason, by",
        ),
        ('by = "Ada Lee"\n', "", 4, "has a sign-off without by: say who decided"),
        ("date = 2026-05-04\n", "", 4, "without date: say on which day"),
        ('reason = "ask the author"\n', "", 21, "without reason: say why the finding may stand or must be"),
        ('rule = "quotation-altered"\n', "", 4, "without rule: `claimcheck review` and `claimcheck accept`"),
        (f'quotation = "{HASH}"\n', "", 4, "without quotation"),
        (
            "date = 2026-05-04",
            'date = "4 May 2026"',
            9,
            "date must be a day such as 2026-05-04, not '4 May 2026'",
        ),
        ("date = 2026-05-04", 'date = "20260504"', 9, "date must be a day"),
        ("date = 2026-05-04", 'date = "2026-02-30"', 9, "date must be a day"),
        ("date = 2026-05-04", "date = 2026-02-30", 9, "is not valid TOML"),
        ("date = 2026-05-04", "date = 20260504", 9, "date must be a text in quotation marks, not '20260504'"),
        ('expires = "2026-12-31"', 'expires = ""', 10, "expires must be a day"),
        ('verdict = "accept"', 'verdict = "ok"', 6, "verdict must be one of accept, reject, not 'ok'"),
        ('result = "altered"', 'result = "bad"', 15, "result must be one of verbatim, permissible, altered"),
        (
            'level = "warning"',
            'level = "fatal"',
            17,
            "level must be one of error, warning, note, not 'fatal'",
        ),
        (HASH, HASH.upper(), 18, "quotation must be a SHA-256 of 64 small hexadecimal digits"),
        (HASH, f"sha256:{HASH}", 18, "quotation must be a SHA-256"),
        ("edits = 1", 'edits = "1"', 16, "edits must be a whole number, not '1'"),
        ("edits = 1", "edits = 2026-01-01", 16, "edits must be a whole number"),
        (
            "edits = 1",
            "edits = -1",
            16,
            'holds a line that is neither [[signoff]], nor a comment, nor key = "value"',
        ),
        ("edits = 1", "edits = 01", 16, "is not valid TOML"),
        ('by = "Ada Lee"', 'by = " "', 8, "by must not be empty"),
        ('by = "Ada Lee"', "by = 7", 8, "by must be a text in quotation marks, not '7'"),
        ('by = "Ada Lee"', 'by = "Ada \\q"', 8, "is not valid TOML"),
        ('by = "Ada Lee"', 'by = "Ada"\nby = "Lee"', 9, "is not valid TOML"),
        (
            'by = "Bo Marsh"',
            'by = "Ada Lee"',
            21,
            "'Ada Lee' decides twice on 'c0ffee0000000001', here and in line 4",
        ),
        ("# The desk's decisions.", "version = 1", 1, "has version before the first [[signoff]]"),
        ("# The desk's decisions.", "signoff = 1", 4, "is not valid TOML"),
        ("# The desk's decisions.", "[[signoffs]]", 1, "holds a line that is neither"),
        ("# The desk's decisions.", "[signoff]", 1, "holds a line that is neither"),
        ("# The desk's decisions.", 'a = """', 1, "holds a line that is neither"),
        ("# The desk's decisions.", "\x00", 1, "holds a line that is neither"),
        ("# the end", "=======", 29, "holds a merge conflict: put both sides whole one after the"),
        ("# the end", "<<<<<<< HEAD", 29, "holds a merge conflict"),
        ("# the end", "# \x00", 29, "is not valid TOML"),
        ("# the end", "# \ud800", 29, "half of a surrogate pair"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_to_do(
    old: str, new: str, line: int, words: str
) -> None:
    assert old in TYPED
    with pytest.raises(DecisionsError) as caught:
        load(TYPED.replace(old, new, 1))
    assert caught.value.file == "signoffs.toml"
    assert words in caught.value.what
    assert caught.value.line == line
    assert "\n" not in str(caught.value)


def test_a_first_save_makes_a_file_with_a_head(tmp_path: Path) -> None:
    file = tmp_path / "signoffs.toml"
    signoffs.save(file, BO)
    written = text_of(file)
    assert written.startswith("# What people have decided of claimcheck's findings.")
    assert written.partition("[[signoff]]\n")[2] == (
        'id = "c0ffee0000000001"\nverdict = "reject"\nreason = "ask the author"\nby = "Bo Marsh"\n'
        'date = "2026-05-05"\nrule = "quotation-altered"\nlevel = "warning"\n'
    )
    assert load(written) == (BO,)
    assert [path.name for path in tmp_path.iterdir()] == ["signoffs.toml"]


def test_a_new_one_comes_last_and_undo_leaves_no_trace(file: Path) -> None:
    signoffs.save(file, CY)
    assert text_of(file).startswith(TYPED + "\n[[signoff]]\n")
    assert load(text_of(file)) == (ADA, BO, CY)
    signoffs.remove(file, CY.id, CY.by)
    assert text_of(file) == TYPED


def test_a_replaced_one_keeps_its_place_its_comments_and_the_lines_that_stay_true(file: Path) -> None:
    later = ADA.model_copy(update={"date": "2026-06-01", "expires": "2027-01-31", "source": HASH, "edits": 0})
    signoffs.save(file, later)
    assert load(text_of(file)) == (later, BO)
    expected = TYPED.replace("date = 2026-05-04", 'date = "2026-06-01"')
    expected = expected.replace('"2026-12-31"  # the reprint', '"2027-01-31"  # the reprint')
    expected = expected.replace("edits = 1\n", "", 1)
    expected = expected.replace(f'quotation = "{HASH}"\n', f'quotation = "{HASH}"\nsource = "{HASH}"\n')
    assert text_of(file) == expected
    signoffs.save(file, ADA)
    assert load(text_of(file)) == (ADA, BO)


def test_keys_that_come_new_stand_in_their_order(file: Path) -> None:
    bare = TYPED.replace('expires = "2026-12-31"  # the reprint\n', "").replace("edits = 1\n", "")
    file.write_bytes(bare.encode())
    signoffs.save(file, ADA)
    keys = [line.partition(" =")[0] for line in text_of(file).partition("# Bo")[0].splitlines()]
    assert keys[keys.index("date") + 1] == "expires"
    assert keys[keys.index("result") + 1] == "edits"


def test_what_is_removed_takes_only_its_own_lines(file: Path) -> None:
    signoffs.remove(file, ADA.id, ADA.by)
    head, _, rest = TYPED.partition("[[signoff]]")
    assert text_of(file) == head + rest[rest.index("\n\n# Bo") + 1 :]
    assert load(text_of(file)) == (BO,)


def test_removing_what_is_not_there_changes_nothing(file: Path, tmp_path: Path) -> None:
    signoffs.remove(file, ADA.id, "Dee")
    signoffs.remove(file, "beef", ADA.by)
    assert text_of(file) == TYPED
    signoffs.remove(tmp_path / "none.toml", ADA.id, ADA.by)
    assert not (tmp_path / "none.toml").exists()


def test_line_ends_and_a_byte_order_mark_stay(file: Path) -> None:
    typed = "\ufeff" + TYPED.replace("\n", "\r\n")
    file.write_bytes(typed.encode())
    signoffs.save(file, CY)
    assert text_of(file).count("\n") == text_of(file).count("\r\n")
    signoffs.save(file, CY.model_copy(update={"expires": "2026-07-01", "reason": "still"}))
    assert text_of(file).count("\n") == text_of(file).count("\r\n")
    assert load(text_of(file))[2].expires == "2026-07-01"
    signoffs.remove(file, CY.id, CY.by)
    assert text_of(file) == typed


def test_a_file_that_ends_in_the_midst_of_a_line_is_gone_on_with(file: Path) -> None:
    file.write_bytes(TYPED.removesuffix("\n# the end\n").encode())
    signoffs.save(file, BO.model_copy(update={"reason": "no", "passage": HASH}))
    assert load(text_of(file))[1].passage == HASH
    signoffs.save(file, CY)
    assert load(text_of(file))[2] == CY


def test_what_cannot_be_read_is_never_written_over(file: Path) -> None:
    broken = TYPED.replace("# the end", ">>>>>>> theirs")
    file.write_bytes(broken.encode())
    for change in (
        lambda: signoffs.save(file, CY),
        lambda: signoffs.remove(file, ADA.id, ADA.by),
    ):
        with pytest.raises(DecisionsError, match=r"signoffs\.toml:29: holds a merge conflict"):
            change()
    assert text_of(file) == broken


@pytest.mark.parametrize(
    ("update", "words"),
    [
        ({"reason": " "}, "cannot take this sign-off: reason must not be empty"),
        ({"by": ""}, "without by"),
        ({"date": "yesterday"}, "date must be a day"),
        ({"by": "\udcff"}, r"half of a surrogate pair U\+DCFF that by has"),
    ],
)
def test_what_could_not_be_read_again_is_not_saved(file: Path, update: dict[str, str], words: str) -> None:
    with pytest.raises(DecisionsError, match=words):
        signoffs.save(file, CY.model_copy(update=update))
    assert text_of(file) == TYPED


def test_links_folders_pipes_and_other_bytes_are_refused(tmp_path: Path, file: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "bytes.toml").write_bytes(b"# \xff\n")
    for name, words in (
        ("link", "cannot be read: it is a link; name the file itself"),
        ("pipe", "cannot be read: is no plain file"),
        ("folder", "cannot be read"),
        ("bytes", "is not UTF-8 at byte 2"),
        ("missing/signoffs", "cannot be written: No such file or directory"),
    ):
        with pytest.raises(DecisionsError, match=words):
            signoffs.save(tmp_path / f"{name}.toml", CY)
    assert text_of(file) == TYPED
    assert signoffs.read(tmp_path / "none.toml") is None


@pytest.mark.parametrize(
    "text",
    [
        TYPED * 16_000,
        TYPED * 9_999 + TYPED.replace("ask the author", "ask him"),
        ".".join("a" * 100_000) + " = 1\n",
        "[" * 100_000 + "\n",
        "[[signoff]]\nid = " + "[" * 100_000,
        '[[signoff]]\nid = "' + "\\" * 1_000_001,
        "[[signoff]]\n" * 300_000,
        "[[signoff]]\n" + "edits = 1 " + " " * 3_000_000 + "\x01",
        "[[signoff]]\n" + "edits = '" * 300_000,
        "[[signoff]]\nid = '" + "a" * 7_000_000 + "'\n",
    ],
    ids=[
        "10 MB",
        "6 MB",
        "deep key",
        "deep table",
        "deep value",
        "escapes",
        "heads",
        "spaces",
        "marks",
        "a long value",
    ],
)
def test_hostile_files_are_refused_at_once(
    text: str, figure: Callable[[str, str], None], request: pytest.FixtureRequest
) -> None:
    begun = time.process_time()
    with pytest.raises(DecisionsError) as caught:
        load(text)
    assert len(str(caught.value)) < 500
    kind = request.node.name.partition("[")[2].removesuffix("]")
    figure(f"hostile signoffs.toml, {kind}", f"{len(text):,} letters, {time.process_time() - begun:.2f} s")


def test_a_file_may_not_grow_beyond_what_can_be_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.signoffs.file.LARGEST", len(TYPED.encode()) + 100)
    with pytest.raises(DecisionsError, match="would be larger than"):
        signoffs.save(file, CY)
    assert text_of(file) == TYPED


def test_a_full_disk_leaves_what_was_there(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable, "write", full)
    with pytest.raises(DecisionsError, match="cannot be written: No space left on device"):
        signoffs.save(file, CY)
    assert text_of(file) == TYPED


def words() -> st.SearchStrategy[str]:
    """Any words that a file can hold; those that must not be empty have a letter in front."""
    return st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def some() -> st.SearchStrategy[str | None]:
    return st.none() | words().map(lambda said: f"a{said}")


def decisions() -> st.SearchStrategy[SignOff]:
    days = st.dates().map(lambda day: day.isoformat())
    hashes = st.sampled_from([scene.digest("a"), scene.digest("b")])
    return st.builds(
        SignOff,
        id=st.sampled_from(["c0ffee0000000001", "c0ffee0000000002"]),
        decision=st.sampled_from(Decision),
        reason=words().map(lambda said: f"{said}a"),
        by=st.sampled_from(["Ada Lee", "Bo “B.” Marsh", "Ç\u202e"]),
        date=days,
        expires=st.none() | days,
        rule=st.sampled_from(["quotation-altered", "quotation-order"]),
        reference_id=some(),
        manuscript=some(),
        words=words(),
        result=st.none() | st.sampled_from(Verdict).map(str),
        edits=st.integers(0, 10**17),
        level=st.sampled_from(Level),
        quotation=hashes,
        source=st.none() | hashes,
        passage=st.none() | hashes,
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(decisions(), max_size=8), st.sampled_from(["", TYPED, TYPED.replace("\n", "\r\n")]))
@example([CY.model_copy(update={"reason": '\x00\x1b\u2028"\\\n\t\x7f'})], TYPED)
def test_whatever_is_saved_is_read_back_and_nothing_else_changes(made: list[SignOff], before: str) -> None:
    text, expected = before, {(each.id, each.by): each for each in load(before)}
    for signoff in made:
        text = added(text, signoff)
        expected[signoff.id, signoff.by] = signoff
        assert load(text) == tuple(expected.values())
        assert added(text, signoff) == text
    for id_, by in list(expected)[len(load(before)) :]:
        text = removed(text, id_, by)
        del expected[id_, by]
        assert load(text) == tuple(expected.values())
    if not any((each.id, each.by) in {(ADA.id, ADA.by), (BO.id, BO.by)} for each in made):
        assert text.startswith(before)
        assert not before or text == before
