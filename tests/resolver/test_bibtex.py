"""BibTeX and BibLaTeX files: what is read of an entry, and what is said of one that cannot be read."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from claimcheck.errors import ReferencesError
from claimcheck.model import Name, Place, Reference
from claimcheck.resolver.bibliography import dump, load
from claimcheck.resolver.bibtex_names import names
from claimcheck.resolver.bibtex_words import words

if TYPE_CHECKING:
    from pathlib import Path


def read(folder: Path, text: str) -> tuple[Reference, ...]:
    file = folder / "refs.bib"
    file.write_text(text, encoding="utf-8")
    return load(file)


def entry(folder: Path, fields: str, kind: str = "misc") -> Reference:
    [reference] = read(folder, f"@{kind}{{a,\n  {fields}\n}}")
    return reference


ARTICLE = r"""
This line stands between entries, and is passed over.
@string{cw = "Coast " # {Weekly}}
@comment{not an entry: @book{no, title={No}}}
@preamble{"\newcommand{\x}{y}"}

@Article{lee2021,
  Author    = {Lee, Ann and {Tide Board} and others},
  title     = {The {Mill} at the Ford: {\'E}tude},
  journal   = cw,
  year      = 2021,
  month     = may # "~3",
  volume    = {12}, number = "3",
  pages     = {4--9},
  doi       = {https://doi.org/10.1000/182{\_}x},
  url       = {https://coast.example/mill_a%20b},
  urldate   = {2022-06-04},
  file      = {Full Text:/home/lee/mill.pdf:application/pdf},
  source    = {Scopus},
}
"""


def test_an_article(tmp_path: Path) -> None:
    assert read(tmp_path, ARTICLE) == (
        Reference(
            id="lee2021",
            type="article-journal",
            title="The Mill at the Ford: Étude",
            author=(Name(family="Lee", given="Ann"), Name(literal="Tide Board"), Name(literal="others")),
            container_title="Coast Weekly",
            issued="2021-05-03",
            accessed="2022-06-04",
            url="https://coast.example/mill_a%20b",
            doi="10.1000/182_x",
            other={"volume": "12", "issue": "3", "page": "4–9"},
            line=7,
        ),
    )


def test_what_is_read_can_be_written(tmp_path: Path) -> None:
    [reference] = read(tmp_path, ARTICLE)
    yaml = tmp_path / "references.yaml"
    yaml.write_text(dump([reference]), encoding="utf-8")
    assert [r.model_copy(update={"line": 7}) for r in load(yaml)] == [reference]


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ("date = {2023-06-15}", "2023-06-15"),
        ("date = {2023-06/2023-09}", "2023-06"),
        ("date = {2023-21}", "2023"),
        ("date = {2023-02-31}", "2023-02"),
        ("year = {2023}", "2023"),
        ("year = {2023a}", "2023"),
        ("year = 2023, month = jun", "2023-06"),
        ("year = 2023, month = {June}", "2023-06"),
        ("year = 2023, month = 6, day = 15", "2023-06-15"),
        ('year = 2023, month = "15~" # jun', "2023-06-15"),
        ("year = 2023, month = {spring}", "2023"),
        ("year = {[1998] 2004}", "1998"),
        ("year = {in press}", None),
        ("date = {n.d.}", None),
    ],
)
def test_dates(tmp_path: Path, fields: str, issued: str | None) -> None:
    assert entry(tmp_path, fields).issued == issued


def test_a_year_s_letter_is_kept(tmp_path: Path) -> None:
    assert entry(tmp_path, "year = {2023b}").other == {"year-suffix": "b"}


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        (r"howpublished = {\url{https://x.example/a_b}}", "https://x.example/a_b"),
        (r"note = {Available at https://x.example/a.}", "https://x.example/a"),
        ("eprint = {2101.00001}, eprinttype = {arxiv}", "https://arxiv.org/abs/2101.00001"),
        ("eprint = {2101.00001}, archivePrefix = {arXiv}", "https://arxiv.org/abs/2101.00001"),
        ("url = {see the library}", None),
    ],
)
def test_addresses(tmp_path: Path, fields: str, url: str | None) -> None:
    assert entry(tmp_path, fields).url == url


@pytest.mark.parametrize(
    ("value", "source"),
    [
        ("pages/mill.html", (Place(file="pages/mill.html"),)),
        ("mill.pdf", (Place(file="mill.pdf"),)),
        ("https://x.example/a", (Place(url="https://x.example/a"),)),
        ("Scopus", ()),
        ("DOI.org (Crossref)", ()),
        ("www.nature.com", ()),
    ],
)
def test_source_is_a_place_or_a_catalogue_s_name(
    tmp_path: Path, value: str, source: tuple[Place, ...]
) -> None:
    assert entry(tmp_path, f"source = {{{value}}}").source == source


def test_source_is_a_place_where_such_a_file_lies_beside(tmp_path: Path) -> None:
    (tmp_path / "ledger").write_text("Wheat.", encoding="utf-8")
    assert entry(tmp_path, "source = {ledger}").source == (Place(file="ledger"),)


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("book", "book"),
        ("InProceedings", "paper-conference"),
        ("incollection", "chapter"),
        ("phdthesis", "thesis"),
        ("techreport", "report"),
        ("online", "webpage"),
        ("misc", "document"),
        ("whatever", "document"),
    ],
)
def test_types(tmp_path: Path, kind: str, type_: str) -> None:
    assert entry(tmp_path, "title = {A}", kind).type == type_


def test_a_part_takes_from_the_whole_what_is_not_the_whole_s_own(tmp_path: Path) -> None:
    part, whole = read(
        tmp_path,
        """
        @incollection{marsh, crossref = {Vol}, author = {Jon Marsh}, title = {Old Water}, pages = {3}}
        @book{vol, editor = {Berg, Ida}, title = {Waters}, subtitle = {A Reader}, publisher = {Tide Press},
          date = {2019}, doi = {10.1000/vol}, url = {https://x.example/vol}}
        """,
    )
    assert (part.title, part.container_title, part.issued) == ("Old Water", "Waters: A Reader", "2019")
    assert (part.author, part.doi, part.url) == ((Name(family="Marsh", given="Jon"),), None, None)
    assert part.other == {
        "publisher": "Tide Press",
        "page": "3",
        "editor": [{"family": "Berg", "given": "Ida"}],
    }
    assert (whole.title, whole.doi) == ("Waters: A Reader", "10.1000/vol")


def test_a_key_that_is_a_number_pins_no_note(tmp_path: Path) -> None:
    [reference] = read(tmp_path, "@book{3, title = {A}}")
    assert (reference.id, reference.pins, reference.other) == ("item-3", (), {"citation-key": "3"})


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (r"{\'E}tude sur l'\oe uvre", "Étude sur l'œuvre"),
        (r"G{\"o}del {\&} \textit{Cie}", "Gödel & Cie"),
        (r"Stra\ss e, \o{}, {\L}{\'o}d{\'z}", "Straße, ø, Łódź"),
        (r"\v{C}apek, \c{c}, \H{o}, \k e, \'{\i}", "Čapek, ç, ő, ę, í"),
        (r"CO$_2$ and $\alpha$, 50\% of \$5", "CO2 and α, 50% of $5"),
        (r"1999--2004 --- ``yes'', a~b", "1999–2004 — “yes”, a b"),
        (r"\enquote{Old} \href{https://x.example}{water}", "“Old” water"),
        (r"{The} {NATO} {W}ay", "The NATO Way"),
        (r"100% {sure", "100% sure"),
        ("two\n  lines", "two lines"),
        ("Ann L.\\", "Ann L."),
    ],
)
def test_latex_is_read_as_it_prints(printed: str, shown: str) -> None:
    assert words(printed) == shown


@pytest.mark.parametrize(
    ("printed", "read_"),
    [
        ("Roy, Diana and Ann Lee", [("Roy", "Diana"), ("Lee", "Ann")]),
        ("Ludwig van Beethoven", [("van Beethoven", "Ludwig")]),
        ("van der Berg, Jr., Ida", [("van der Berg Jr.", "Ida")]),
        (r"Mart{\'\i}nez Garc{\'\i}a, Jos\'e", [("Martínez García", "José")]),
        ("family=Berg, given=Ida, prefix=van der", [("van der Berg", "Ida")]),
        ("{Simon and Schuster} and others", ["Simon and Schuster", "others"]),
        ("Plato", ["Plato"]),
        ("", []),
    ],
)
def test_names(printed: str, read_: list[object]) -> None:
    assert [name.literal or (name.family, name.given) for name in names(printed)] == read_


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("@book{a, title = {x}}\n\n@book{b, title = {y}", 3, "@book{b, title = {y"),
        ("@book{a, title = {x\n\n@book{b, title = {y}}", 1, "another entry begins"),
        (
            "@book{a, title = {x}}\n@book{b,\n  title = {y}\n  year = 2020}",
            3,
            "a comma is missing after `title`",
        ),
        ("@book{a, title = {x}}\n@book{a, title = {y}}", 2, "line 1 begins an entry with it"),
        ("@book{, title = {x}}", 1, "lacks its key"),
        ("Lee, Ann. The Mill.", None, "holds no entry"),
        ("", None, "holds no entry"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, text: str, line: int | None, said: str) -> None:
    with pytest.raises(ReferencesError, match=r"refs\.bib") as raised:
        read(tmp_path, text)
    assert raised.value.line == line
    assert said in raised.value.what


def test_all_broken_entries_are_told_of_at_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ReferencesError, match="lines 3"):
        read(tmp_path, "@book{a, title {x}}\n@book{b, title = {y}}\n@book{c, title}\n")
    assert capfd.readouterr().err == ""


def test_an_entry_behind_a_percent_sign_is_a_comment(tmp_path: Path) -> None:
    assert [r.title for r in read(tmp_path, "% @book{a, title = {x}}\n@book{a, title = {y}}")] == ["y"]


def test_a_file_of_macros_alone_holds_no_work(tmp_path: Path) -> None:
    assert read(tmp_path, '@string{cw = "Coast Weekly"}') == ()


@pytest.mark.parametrize(
    "part", ["{", "}", "@a{b,", '"', "\\'", "# ", "@string{a=", "a and ", "\\x{", "$", "@{"]
)
def test_hostile_text_comes_to_an_end(tmp_path: Path, part: str) -> None:
    for text in (part * 4_000, f"@book{{a, author = {{{part * 4_000}}}, title = {{{part * 4_000}}}}}"):
        with suppress(ReferencesError):
            read(tmp_path, text)
