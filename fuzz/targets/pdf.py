"""A PDF, read as in earnest: in a worker process, which may die of it; the next document is read all the same."""

from __future__ import annotations

from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import Workers
from claimcheck.resolver.media import PDF
from fuzz.properties import mapped
from fuzz.target import Target

_WORKERS = Workers(seconds=4.0, most=1)


def _check(data: bytes) -> None:
    try:
        mapped(_WORKERS.extract(data, PDF))
    except LackError:
        assert "wheel turned" in _WORKERS.extract(TARGET.seeds[0], PDF).text, (
            "a good PDF was not read after it"
        )


def _pdf(*pages: str) -> bytes:
    """Spell out a PDF with uncompressed streams, page labels and a table of where its objects stand."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R/PageLabels<</Nums[0<</S/r>>1<</S/D/St 5>>]>>>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents {5 + 2 * number} 0 R/Resources<</Font<</F 3 0 R>>>>>>"
        )
        rows = " ".join(f"({row})Tj T*" for row in page.split("\n"))
        drawn = f"BT /F 12 Tf 14 TL 40 560 Td {rows} ET"
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
    spelt, places = "%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(spelt))
        spelt += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(spelt)}\n%%EOF\n"
    return (spelt + end).encode("latin-1")


TARGET = Target(
    seeds=(
        _pdf(
            "The wheel turned all day, and nobody had seen any-\nthing like it before.",
            "Page 2\nThe flour went over.",
        ),
        _pdf("One page of words that are more than twenty letters."),
    ),
    check=_check,
    tokens=(
        *(
            b"<<",
            b">>",
            b"[",
            b"]",
            b"(",
            b")",
            b" 0 R",
            b"obj",
            b"endobj",
            b"stream",
            b"endstream",
            b"/Length ",
            b"/Filter/FlateDecode",
        ),
        *(
            b"/Kids[2 0 R]",
            b"/Count 99999999",
            b"/Parent 4 0 R",
            b"/Encrypt",
            b"/ObjStm",
            b"/XRef",
            b"/Prev 0",
            b"xref",
            b"trailer",
            b"%%EOF",
        ),
        *(
            b"/S/A",
            b"/St -1",
            b"Tj",
            b"TJ",
            b"Tf",
            b"Tr",
            b"Do",
            b"BI",
            b"EI",
            b"/ToUnicode 5 0 R",
            b"<FEFF0041>",
            b"/W[1 2 1]",
            b"-1",
            b"1e99",
        ),
    ),
)
