"""references.yaml: what is read, what is refused and where, and what is drafted and written."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import parser
from claimcheck.errors import ReferencesError
from claimcheck.model import Basis, Extent, Name, Place, Reference
from claimcheck.resolver.bibliography import draft, dump, load
from claimcheck.resolver.csl_keys import KEYS, TYPES

ROOT = Path(__file__).parents[2]


def read(folder: Path, text: str | bytes) -> tuple[Reference, ...]:
    file = folder / "references.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(file)


def entry(folder: Path, *lines: str) -> Reference:
    [reference] = read(folder, "\n    ".join(("references:\n  - id: a", *lines)))
    return reference


def test_the_contract_s_example(tmp_path: Path) -> None:
    text = """\
references:
  - id: roy-2023
    type: webpage
    title: China's Growing Influence in Latin America
    author: [{family: Roy, given: Diana}]
    container-title: Council on Foreign Relations
    issued: 2023-06-15            # ISO string or CSL date-parts
    URL: https://www.cfr.org/a
    notes: [3, 8]
    source: sources/roy-2023.html
    publisher: CFR
"""
    assert read(tmp_path, text) == (
        Reference(
            id="roy-2023",
            type="webpage",
            title="China's Growing Influence in Latin America",
            author=(Name(family="Roy", given="Diana"),),
            container_title="Council on Foreign Relations",
            issued="2023-06-15",
            url="https://www.cfr.org/a",
            notes=(3, 8),
            source=(Place(file="sources/roy-2023.html"),),
            other={"publisher": "CFR"},
            line=2,
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "- {id: 3, citation: No}",
        "\ufeffreferences: [{id: 3, citation: No}]",
        "---\nreferences:\n- id: '3'\n  citation: 'No'\n...\n",
        "---\ntitle: My essay\nreferences:\n- id: 3\n  citation: No\n  title:\n  URL: ~\n  DOI: null\n---\n",
        '[\n\t{"id": "3",\n\t "citation": "No", "title": null}\n]\n',
        "references:\r\n- id: 3\r\n  citation: No\r\n",
    ],
)
def test_shapes_of_a_file(tmp_path: Path, text: str) -> None:
    [reference] = read(tmp_path, text)
    assert reference.model_copy(update={"line": None}) == Reference(id="3", citation="No")


def test_an_empty_list_is_no_error(tmp_path: Path) -> None:
    assert read(tmp_path, "references: []") == ()


@pytest.mark.parametrize(
    ("value", "issued"),
    [
        ("2023-06-15", "2023-06-15"),
        ("2023-6-5", "2023-06-05"),
        ("2023-06", "2023-06"),
        ("2023", "2023"),
        ("'2023'", "2023"),
        ("2023-06-15T10:00:00Z", "2023-06-15"),
        ("2020-01/2020-03", "2020-01"),
        ("2020-21", "2020"),
        ("{date-parts: [[2023, 6, 15]]}", "2023-06-15"),
        ("{date-parts: [['2023', '6']]}", "2023-06"),
        ("{date-parts: [[2020, 1], [2020, 3]]}", "2020-01"),
        ("{year: 2023, month: 6, day: 15}", "2023-06-15"),
        ("[{year: 2023, month: 06}]", "2023-06"),
        ("{raw: '2023-06-15'}", "2023-06-15"),
        ("{literal: Spring 2020}", "2020"),
        ("{literal: no date}", None),
    ],
)
def test_dates(tmp_path: Path, value: str, issued: str | None) -> None:
    assert entry(tmp_path, f"issued: {value}").issued == issued


@pytest.mark.parametrize(
    ("value", "author"),
    [
        ("Diana Roy", (Name(literal="Diana Roy"),)),
        ("[Diana Roy, {literal: others}]", (Name(literal="Diana Roy"), Name(literal="others"))),
        ("{family: Roy, given: Diana}", (Name(family="Roy", given="Diana"),)),
        (
            "[{family: Rohe, given: L., non-dropping-particle: van der}]",
            (Name(family="van der Rohe", given="L."),),
        ),
        (
            "[{family: Beethoven, given: L., dropping-particle: van}]",
            (Name(family="Beethoven", given="L. van"),),
        ),
        ("[{family: King, given: Martin, suffix: Jr.}]", (Name(family="King Jr.", given="Martin"),)),
    ],
)
def test_names(tmp_path: Path, value: str, author: tuple[Name, ...]) -> None:
    assert entry(tmp_path, f"author: {value}").author == author


@pytest.mark.parametrize(
    ("value", "source"),
    [
        ("a/b.html", (Place(file="a/b.html"),)),
        ("https://x.org/a", (Place(url="https://x.org/a"),)),
        ("[a.pdf, {file: b.pdf}]", (Place(file="a.pdf"), Place(file="b.pdf"))),
        (
            "{file: a.txt, url: https://x.org, extent: partial, basis: transcription, evidence: 'p. 14'}",
            (
                Place(
                    file="a.txt",
                    url="https://x.org",
                    extent=Extent.PARTIAL,
                    basis=Basis.TRANSCRIPTION,
                    evidence="p. 14",
                ),
            ),
        ),
    ],
)
def test_sources(tmp_path: Path, value: str, source: tuple[Place, ...]) -> None:
    assert entry(tmp_path, f"source: {value}").source == source


@pytest.mark.parametrize(
    "value", ["10.1000/x", "https://doi.org/10.1000/x", "doi:10.1000/x", "http://dx.doi.org/10.1000/x"]
)
def test_dois(tmp_path: Path, value: str) -> None:
    assert entry(tmp_path, f"DOI: {value}").doi == "10.1000/x"


def test_keys_of_csl_are_kept_as_strings(tmp_path: Path) -> None:
    other = entry(
        tmp_path, "volume: 051", "editor: [{family: No, given: Y}]", "submitted: {year: 2020}"
    ).other
    assert other == {
        "volume": "051",
        "editor": [{"family": "No", "given": "Y"}],
        "submitted": {"year": "2020"},
    }


def test_one_note_may_be_pinned_by_several_references(tmp_path: Path) -> None:
    first, second = read(tmp_path, "[{id: a, notes: [3]}, {id: b, notes: 3}]")
    assert first.notes == second.notes == (3,)


BAD_FILES: dict[str, tuple[str | bytes, int | None, int | None, str]] = {
    "empty": ("", 1, 1, "empty"),
    "only comments": ("# nothing\n", 1, 1, "empty"),
    "not UTF-8": (b"references:\n- id: caf\xe9\n", 2, 10, "not UTF-8"),
    "UTF-16": ("references: []".encode("utf-16"), 1, 1, "not UTF-8"),
    "binary": (b"\x00\x01\x02", 1, 1, "control character"),
    "a word": ("hello", 1, 1, "must be a list"),
    "no list": ("references: hello", 1, 13, "must be a list"),
    "no list either": ("references:\n", 1, 12, "must be a list"),
    "misspelt top key": ("refrences: []", 1, 1, "did you mean 'references'"),
    "open bracket": ("references: [", 1, 14, "YAML"),
    "tab": ("references:\n\t- id: a", 2, 1, "YAML"),
    "bad escape": ('- {id: "\\ud800"}', 1, 11, "YAML"),
    "two documents": ("- id: a\n---\n- id: b\n", 3, 1, "second YAML document"),
    "repeated key": (
        "- id: a\n  title: x\n  title: y\n",
        3,
        3,
        "repeats the key 'title', first given in line 2",
    ),
    "alias": ("- &a {id: a}\n- *a\n", 1, 3, "aliases and anchors"),
    "unknown alias": ("- *a\n", 1, 3, "aliases and anchors"),
    "tag": ("- !!python/object:os.system {id: a}\n", 1, 3, "tags"),
    "merge key": ("- {id: a, <<: {title: x}}\n", 1, 11, "unknown key '<<'"),
    "key is a list": ("- {[a]: b}\n", 1, 4, "a key must be a word"),
    "deep": ("[" * 900, 1, 21, "nested more than 20"),
    "deep in blocks": ("- " * 50_000 + "a", 1, 41, "nested more than 20"),
    "too large": (b"#" * 10_000_001, None, None, "larger than 10 MB"),
    "duplicate id": ("- id: a\n- id: b\n- id: a\n", 3, 7, "'a' is taken: line 1"),
    "no id": ("- id: a\n- title: b\n", 2, 3, "lacks its `id`"),
    "empty id": ("- id: ''\n", 1, 7, "`id` is empty"),
    "blank id": ("- id:\n  title: b\n", 1, 3, "lacks its `id`"),
    "no entry": ("- a\n", 1, 3, "entry must be a mapping"),
}


def test_nesting_that_would_blow_a_stack(tmp_path: Path) -> None:
    # PyYAML's parser looks ahead: since 6.0.4 it refuses by itself, at 1,000 levels.
    with pytest.raises(ReferencesError, match="nest") as caught:
        read(tmp_path, "[" * 50_000)
    assert caught.value.line == 1


@pytest.mark.parametrize(("text", "line", "column", "words"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_bad_files(
    tmp_path: Path, text: str | bytes, line: int | None, column: int | None, words: str
) -> None:
    with pytest.raises(ReferencesError) as caught:
        read(tmp_path, text)
    assert (caught.value.file, caught.value.line, caught.value.column) == (
        str(tmp_path / "references.yaml"),
        line,
        column,
    )
    assert words in caught.value.what
    assert "\n" not in str(caught.value)


BAD_VALUES: dict[str, tuple[str, int, str]] = {
    "unknown key": ("titel: x", 5, "unknown key 'titel'; did you mean 'title'"),
    "wrong case": ("url: https://x.org", 5, "did you mean 'URL'"),
    "nobody knows": ("zzzzzz: x", 5, "unknown key 'zzzzzz'"),
    "hostile key": ('"\\e[31m": x', 5, "unknown key '\\\\u001b[31m'"),
    "unknown type": ("type: webpge", 11, "cannot be 'webpge'; did you mean 'webpage'"),
    "title is a list": ("title: [a]", 12, "`title` must be text, not a list"),
    "title is a mapping": ("title: {a: b}", 12, "`title` must be text, not a mapping"),
    "citation is a list": ("citation: [a]", 15, "`citation` must be text"),
    "id is a list": ("id2: x", 5, "unknown key 'id2'"),
    "author lacks all": ("author: [{}]", 14, "needs `family`, `given` or `literal`"),
    "author misspelt": ("author: [{familly: Roy}]", 15, "did you mean 'family'"),
    "author in a list too many": ("author: [[a]]", 14, "not a list"),
    "family is a list": ("author: [{family: [a]}]", 23, "must be text"),
    "date of words": ("issued: June 2023", 13, "no date: 'June 2023'; write 2023-06-15"),
    "no such day": ("issued: 2023-02-31", 13, "no day of the calendar"),
    "date-parts flat": ("issued: {date-parts: [2023, 6]}", 26, "list of lists"),
    "date-parts of words": ("issued: {date-parts: [[2023, June]]}", 27, "is no date"),
    "huge year": (f"issued: {{year: {'9' * 5000}}}", 13, "is no date"),
    "unknown date key": ("issued: {yaer: 2023}", 14, "unknown key 'yaer'"),
    "empty list of dates": ("issued: []", 13, "empty list"),
    "no address": ("URL: www.x.org", 10, "no web address: 'www.x.org'; it must begin with https://"),
    "other scheme": ("URL: file:///etc/passwd", 10, "no web address"),
    "no host": ("URL: https:///a", 10, "no web address"),
    "space in address": ("URL: https://x.org/a b", 10, "no web address"),
    "bad port": ("URL: https://x.org:99999/", 10, "no web address"),
    "bad brackets": ("URL: https://[x", 10, "no web address"),
    "no DOI": ("DOI: 11.1000/x", 10, "`DOI` is none"),
    "note of words": ("notes: [3, three]", 16, "not 'three'"),
    "note nought": ("notes: 0", 12, "not '0'"),
    "note negative": ("notes: [-3]", 13, "not '-3'"),
    "note Arabic-Indic": ("notes: [٣]", 13, "not '٣'"),
    "note too long": (f"notes: [{'1' * 5000}]", 13, "note numbers"),
    "note is a list": ("notes: [[3]]", 13, "not 'a list'"),
    "note pinned twice": ("notes: [3, 8, 3]", 19, "pins note 3 twice"),
    "source misspelt": ("source: {fiel: a.html}", 14, "did you mean 'file'"),
    "source without place": ("source: {extent: whole}", 13, "needs a `file` or a `url`"),
    "source extent": ("source: {file: a, extent: part}", 31, "cannot be 'part'; did you mean 'partial'"),
    "source basis": ("source: {file: a, basis: cyted}", 30, "did you mean 'cited'"),
    "source nested": ("source: [[a]]", 14, "`source` must be a path"),
    "source address": ("source: https://", 13, "no web address"),
    "source empty": ("source: ''", 13, "is empty"),
    "source with NUL": ('source: "a\\0b"', 13, "control characters"),
}


@pytest.mark.parametrize(("line", "column", "words"), BAD_VALUES.values(), ids=BAD_VALUES.keys())
def test_bad_values(tmp_path: Path, line: str, column: int, words: str) -> None:
    with pytest.raises(ReferencesError) as caught:
        entry(tmp_path, line)
    assert (caught.value.line, caught.value.column) == (3, column)
    assert words in caught.value.what
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(ReferencesError, match="cannot be read") as caught:
            load(path)
        assert caught.value.file == str(path)


@given(
    st.one_of(
        st.text(max_size=200),
        st.binary(max_size=200),
        st.text(alphabet="[]{}:-,&*!|>'\"#%@`? \n\tid0~", max_size=80),
    )
)
def test_no_file_is_too_odd(tmp_path_factory: pytest.TempPathFactory, text: str | bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    with suppress(ReferencesError):
        assert isinstance(read(folder, data), tuple)


def test_half_a_surrogate_pair_is_written_as_a_replacement_character(tmp_path: Path) -> None:
    [read_back] = read(tmp_path, dump((Reference(id="a", title="x\ud800y"),)).encode("utf-8"))
    assert read_back.title == "x\ufffdy"


@pytest.mark.parametrize("url", ["http://\x02x", "http://./", "https://a.example:99999/b"])
def test_a_note_s_address_that_is_none_is_left_to_the_editor(tmp_path: Path, url: str) -> None:
    """The draft must be a file that can be read, with the note's words in it."""
    note = f"Ann Lee, “The Mill,” Coast Weekly, 3 May 2021, {url}"
    drafted = draft(parser.parse_text(f"It stood.[1]\n\nNotes\n\n1. {note}\n"))
    [lee] = read(tmp_path, dump(drafted).encode("utf-8"))
    assert lee.url is None
    assert lee.citation is not None
    assert "Coast Weekly" in lee.citation


WORDS = """
No|~|null|3|0x1f|1e3|1_000|12:30|2023-06-15|.inf|=|<<|- a|a: b|a #b|{a}|[a|it's|"a"|&a|*a|!a|>|%a|@a|`a|?|a:
https://x.org/a,b| a |a\tb|\x85|\u2028|\ufeff|🦊|\x1b[31m|---|...|y|Yes|C: \\a
"""
text_ = st.one_of(
    st.sampled_from(["|", "a\nb", *WORDS.replace("\n", "|").split("|")]),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=12),
).filter(str.strip)
name_ = st.builds(Name, family=text_, given=st.none() | text_, literal=st.none() | text_)
place_ = st.builds(
    Place,
    file=text_.filter(lambda path: path.isprintable()),
    url=st.none() | st.just("https://x.org/a,b?c=[1]#d".replace("[1]", "1")),
    extent=st.none() | st.sampled_from(Extent),
    basis=st.none() | st.sampled_from(Basis),
    evidence=st.none() | text_,
)
nested = st.recursive(
    text_, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text_, inner, max_size=3), max_leaves=6
)
reference_ = st.builds(
    Reference,
    id=text_,
    type=st.none() | st.sampled_from(sorted(TYPES)),
    title=st.none() | text_,
    author=st.lists(name_, max_size=3).map(tuple),
    container_title=st.none() | text_,
    issued=st.none() | st.sampled_from(["2023-06-15", "2023-06", "2023", "0999"]),
    accessed=st.none() | st.sampled_from(["2023-06-15", "2023"]),
    url=st.none() | st.sampled_from(["https://x.org/a_(b)?c=1&d=é#e:f", "http://127.0.0.1:8000/"]),
    doi=st.none() | st.just("10.1000/x(1):#,{y}"),
    citation=st.none() | text_,
    notes=st.lists(st.integers(1, 999), max_size=3, unique=True).map(tuple),
    source=st.lists(place_, max_size=2).map(tuple),
    other=st.dictionaries(
        st.sampled_from(["volume", "editor", "custom", "submitted", "note"]), nested, max_size=3
    ),
)


@given(st.lists(reference_, max_size=3, unique_by=lambda reference: reference.id))
def test_what_is_written_reads_back(
    tmp_path_factory: pytest.TempPathFactory, references: list[Reference]
) -> None:
    file = tmp_path_factory.getbasetemp() / "written.yaml"
    file.write_bytes(dump(references).encode())
    assert [reference.model_copy(update={"line": None}) for reference in load(file)] == references


def test_strings_are_quoted_only_if_needed() -> None:
    lines = dump(
        [Reference(id="a", title="Mexico, China & the US", container_title="No", citation="a: b")]
    ).splitlines()
    assert lines[-4:] == [
        "  - id: a",
        "    title: Mexico, China & the US",
        "    container-title: 'No'",
        "    citation: 'a: b'",
    ]


def test_keys_of_ours_and_of_csl_do_not_clash() -> None:
    assert {"id", "title", "notes", "source", "citation", "note", "DOI"} <= KEYS


def bare(yaml: str) -> list[str]:
    return [
        line for line in yaml.splitlines() if not line.startswith("#") and not line.strip().startswith("URL:")
    ]


def test_the_article_s_references_are_its_draft_and_the_addresses_that_were_confirmed() -> None:
    text = (ROOT / "data/references.yaml").read_text(encoding="utf-8")
    manuscript = parser.parse(ROOT / "data/article.txt")
    assert bare(text) == bare(dump(draft(manuscript)))


def test_the_article_s_references_are_the_gold_works() -> None:
    notes = json.loads((ROOT / "tests/article.gold.json").read_text(encoding="utf-8"))["notes"]
    references = load(ROOT / "data/references.yaml")
    found = [
        {
            "authors": " and ".join(name.printed for name in reference.author).replace(
                " and others", " et al."
            ),
            "title": reference.title,
            "container": "".join(
                [
                    reference.container_title or "",
                    *(
                        f"{lead}{reference.other[key]}"
                        for key, lead in (("volume", " "), ("issue", ", no. "))
                        if key in reference.other
                    ),
                ]
            ),
            "issued": reference.issued,
            "url": reference.url,
        }
        for reference in references
    ]
    gold = [{**work, "authors": " and ".join(work["authors"])} for note in notes for work in note["works"]]
    assert found == gold
    assert len(found) == 19


DRAFTED = [
    ("Jane Doe, “T,” Site, 2020; John Doe, “U,” Site, 2020", ["doe-2020", "doe-2020-2"]),
    ("“1984,” Site, 2020", ["1984-2020"]),
    ("“1984,” Site", ["work-1984"]),
    ("Martha Bárcena Coqui, “T,” Site", ["coqui"]),
    ("王明, “T,” Site, 2020", ["work-2020"]),
    ("“A First and Second Thing,” Site, 2020", ["a-first-and-2020"]),
    ("Jane Doe, “T,” Site, 2020. See also Jane Doe, “T,” Site, 2020, https://x.org/a.", ["doe-2020"]),
    ("Doe, “T.”", []),
    ("World Bank, “T,” Site, 2020", ["world-bank-2020"]),
]


def drafted(words: str) -> tuple[Reference, ...]:
    return draft(parser.parse_text(f"“Quoted words,” she said.[1]\n\nNotes\n\n[1] {words}\n"))


@pytest.mark.parametrize(("words", "ids"), DRAFTED)
def test_drafted_ids(words: str, ids: list[str]) -> None:
    assert [reference.id for reference in drafted(words)] == ids


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Jane Doe, The Long Road (London: Faber, 1999), 3.", "book"),
        ("Jane Doe, “T,” Journal of X 51, no. 1 (April 2022): 3.", "article-journal"),
        ("Jane Doe, “T,” New York Times, 3 May 2020.", "article-newspaper"),
        ("Jane Doe, “T,” New York Times, 2020.", "document"),
        ("Jane Doe, “T,” Focus (blog), 3 May 2020, https://x.org/a.", "post-weblog"),
        ("Jane Doe, “T,” Site, 3 May 2020, https://x.org/a.", "webpage"),
        ("Jane Doe, “T,” Site, 3 May 2020.", "document"),
        ("https://x.org/a", "webpage"),
    ],
)
def test_drafted_types(words: str, kind: str) -> None:
    [reference] = drafted(words)
    assert reference.type == kind


def test_a_work_cited_twice_is_drafted_once_with_all_that_is_known() -> None:
    [reference] = drafted("Jane Doe, “T,” Site, 2020. See also Jane Doe, “T,” https://x.org/a.")
    assert (reference.container_title, reference.issued, reference.url) == ("Site", "2020", "https://x.org/a")


def test_an_address_alone_is_drafted_with_its_printed_form() -> None:
    [reference] = drafted("The data are at https://x.org/a.")
    assert (reference.title, reference.url, reference.citation) == (
        None,
        "https://x.org/a",
        "The data are at https://x.org/a.",
    )


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Diana Roy", Name(family="Roy", given="Diana")),
        ("Ludwig van der Rohe", Name(family="van der Rohe", given="Ludwig")),
        ("Martin Luther King Jr.", Name(family="King Jr.", given="Martin Luther")),
        ("Bashar al-Assad", Name(family="al-Assad", given="Bashar")),
        ("UNESCO", Name(literal="UNESCO")),
        ("US Department of State", Name(literal="US Department of State")),
        ("National Flood Authority", Name(literal="National Flood Authority")),
    ],
)
def test_drafted_names(printed: str, name: Name) -> None:
    [reference] = drafted(f"{printed}, “The Title,” Site, 3 May 2020.")
    assert reference.author == (name,)


def test_et_al_is_others() -> None:
    [reference] = drafted("Jacob J. Lew et al., “The Title,” Site, 3 May 2020.")
    assert reference.author == (Name(family="Lew", given="Jacob J."), Name(literal="others"))
