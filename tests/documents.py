"""Documents for tests, with nothing more in them than is needed."""

import io
import zipfile
from collections.abc import Mapping, Sequence

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "style")
)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive; a part named mimetype is not compressed, as its format asks for."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return data.getvalue()


def docx(body: str, *, main: str = "word/document.xml", more: dict[str, str] | None = None) -> bytes:
    """A Word document with the elements in its body."""
    target = f'<Relationship Id="r1" Type="http://x/officeDocument" Target="{main}"/>'
    styles = (
        f'<w:styles {W}><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Eigen"><w:name w:val="House"/><w:basedOn w:val="berschrift1"/></w:style>'
        '<w:style w:styleId="L1"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'
        "</w:style>"
        '<w:style w:styleId="V1"><w:name w:val="toc 1"/></w:style></w:styles>'
    )
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f"<Relationships>{target}</Relationships>",
            "word/styles.xml": styles,
            main: f'<?xml version="1.0"?><w:document {W} {MC}><w:body>{body}</w:body></w:document>',
            **(more or {}),
        }
    )


def p(text: str, properties: str = "") -> str:
    """A paragraph of Word."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(body: str, *, more: dict[str, str] | None = None) -> bytes:
    """An OpenDocument text with the elements in its body."""
    content = (
        f'<office:document-content {ODF}><office:automatic-styles><style:style style:name="P1"'
        f' style:parent-style-name="Title"/></office:automatic-styles><office:body><office:text>{body}</office:text>'
        "</office:body></office:document-content>"
    )
    return packed(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "META-INF/manifest.xml": "<m/>"}
        | (more or {})
    )


def epub(pieces: Sequence[str], *, title: str = "The Elder Courier", date: str = "2024-02-09") -> bytes:
    """An EPUB with the pieces, each the body of one document."""
    items = "".join(f'<item id="i{n}" href="text/{n}.xhtml"/>' for n in range(len(pieces)))
    order = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pieces)))
    package = (
        f'<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>{title}</dc:title><dc:date>{date}'
        f"</dc:date></metadata><manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OPS/a.opf"/></rootfiles></container>',
            "OPS/a.opf": package,
        }
        | {
            f"OPS/text/{n}.xhtml": f"<!DOCTYPE html><html><head><title>x</title></head><body>{piece}</body></html>"
            for n, piece in enumerate(pieces)
        }
    )


def pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]], *, encrypt: str = "") -> bytes:
    """A PDF whose pages hold lines: each with its place from the left and from below, its size and its text.

    encrypt: an entry that says that it is encrypted, and how.
    """
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    kids = []
    for lines in pages:
        drawn = b"".join(
            b"BT /F1 %g Tf %g %g Td (%s) Tj ET\n"
            % (size, x, y, text.replace("(", "\\(").replace(")", "\\)").encode("cp1252"))
            for x, y, size, text in lines
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 %s >> >> >>" % (len(objects), font)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        encrypt.encode(),
        start,
    )
    return bytes(out)
