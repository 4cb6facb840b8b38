"""The two articles as plain text go in, the same in other formats come out beside this file.

Needs pandoc and LibreOffice; the tests need neither, for what comes out is kept. Run it again when an
article changes: `python tests/parser/files/make.py`.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
ARTICLES = {
    "article": ROOT / "data" / "article.txt",
    "sample": ROOT / "claimcheck" / "sample" / "article.txt",
}
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^$@])")
MARK = re.compile(r"\\\[(\d+)\\\]")
PANDOC = {
    "docx": ["--to", "docx"],
    "odt": ["--to", "odt"],
    "html": ["--to", "html", "--standalone", "--metadata", "title=Article"],
    "tex": ["--to", "latex", "--standalone"],
    "epub": ["--to", "epub3", "--metadata", "title=Article"],
}
LIBREOFFICE = (("docx", "odt"), ("odt", "docx"), ("odt", "html"))


def markdown(text: str) -> str:
    """Write a plain-text article as pandoc's Markdown, its notes as footnotes."""
    blocks = []
    for block in re.split(r"\n\s*\n", text.strip()):
        words = " ".join(block.split())
        note = re.match(r"\[(\d+)\] ", words)
        if note:
            blocks.append(f"[^{note[1]}]: {SPECIAL.sub(_escaped, words[note.end() :])}")
        elif words != "Notes":
            lead = "## " if len(words) < 60 and words[-1] not in ".,”;" and "•" not in words else ""
            blocks.append(lead + MARK.sub(r"[^\1]", SPECIAL.sub(_escaped, words)))
    return "\n\n".join(blocks) + "\n"


def _escaped(found: re.Match[str]) -> str:
    return "\\" + found[1]


def libreoffice(file: Path, kind: str, folder: Path) -> None:
    """Let LibreOffice save `file` as another kind of file in `folder`, with settings of its own."""
    home = f"-env:UserInstallation=file://{folder}/home"
    subprocess.run(  # noqa: S603 - our own words
        ["soffice", home, "--headless", "--convert-to", kind, "--outdir", str(folder), str(file)],  # noqa: S607 - found by PATH
        check=True,
        capture_output=True,
        timeout=180,
    )


def main(pandoc: str = "pandoc") -> None:
    """Write all files anew."""
    for name, article in ARTICLES.items():
        source = HERE / f"{name}.md"
        source.write_text(markdown(article.read_text("utf-8")), "utf-8")
        for kind, options in PANDOC.items():
            target = HERE / f"{name}.{kind}"
            call = [pandoc, "--from", "markdown-smart", *options, "--output", str(target), str(source)]
            subprocess.run(call, check=True, timeout=60)  # noqa: S603 - our own words
        for given, wanted in LIBREOFFICE:
            with TemporaryDirectory() as folder:
                libreoffice(HERE / f"{name}.{given}", wanted, Path(folder))
                made = Path(folder) / f"{name}.{wanted}"
                made.replace(HERE / f"{name}-libreoffice.{wanted}")


if __name__ == "__main__":
    main(*sys.argv[1:])
