"""A small writer of Word documents: the XML of a body, and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES: Final = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)

_FORMAT: Final = "application/vnd.openxmlformats-package"
_TYPES: Final = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Default Extension="rels" ContentType="{_FORMAT}.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/docProps/core.xml" ContentType="{_FORMAT}.core-properties+xml"/>'
    "</Types>"
)


def paragraph(text: str, style: str = "", item: str = "") -> str:
    """Return the XML of a paragraph, of a style or in a list with a number."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:numId w:val="{item}"/></w:numPr>' if item else ""
    return f"<w:p><w:pPr>{styled}{listed}</w:pPr>{run(text)}</w:p>"


def run(text: str) -> str:
    """Return the XML of words."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file."""
    stream = BytesIO()
    with ZipFile(stream, "w") as opened:
        for name, data in members.items():
            # Without a time, so that the same members give the same bytes.
            opened.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return stream.getvalue()


def document(
    body: str,
    *,
    core: str | None = None,
    parts: Mapping[str, str] | None = None,
    head: str = "",
    beside: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Return a Word document.

    Args:
        body: The XML of its body.
        core: That of its properties.
        parts: That of parts beside it, as "footnotes".
        head: What stands before the XML of the document.
        beside: Other files in the zip file.
    """
    given = parts or {}
    links = "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in given
    )
    told = (
        f'<Relationship Id="core" Type="{_PACKAGE}/relationships/metadata/core-properties"'
        ' Target="docProps/core.xml"/>'
    )
    main = f'<Relationship Id="d" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _links(main + (told if core is not None else "")),
        "word/document.xml": f"{head}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _links(links),
        **{
            f"word/{kind}.xml": f"<w:{kind} {NAMESPACES}>{xml}</w:{kind}>"
            for kind, xml in given.items()
        },
        **(beside or {}),
    }
    if core is not None:
        members["docProps/core.xml"] = (
            f'<c:coreProperties xmlns:c="{_PACKAGE}/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
            f"{core}</c:coreProperties>"
        )
    return zipped(members)


def _links(links: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
