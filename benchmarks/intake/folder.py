"""Make a folder of files as a monitor's day brings them, and as somebody who means harm sends them.

python -m benchmarks.intake.folder DIRECTORY
"""

from __future__ import annotations

import gzip
import json
import os
import random
import sys
import zlib
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from pathlib import Path
from typing import Final

# The small writers of the tests make PDFs, Word documents and archives.
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

from benchmarks.intake.pages import pages, paragraphs
from support.archives import answer, chunked, packed, record, wacz
from support.documents import document, paragraph, run, zipped
from support.pdfs import Line, Page, column, pdf

MB: Final = 1_000_000
RUSSIAN: Final = (
    "Управление порта сообщило в понедельник, что ворота были закрыты три часа.",
    "Смотритель северного шлюза насчитал сорок лодок ниже старого моста.",
    "Совет Заречья ждёт, что соседи откроют причал до пятницы.",
    "Никто из соседей этого не знал, сказал капитан утреннего парома.",
)
FRENCH: Final = "Le bureau du port a déclaré lundi que l'écluse était restée fermée, dit le maître."


def _lines(number: int, start: int) -> list[str]:
    """Return lines as a printed page has them."""
    words = " ".join(paragraphs(number, start)).split()
    rows = [words[at : at + 11] for at in range(0, len(words), 11)]
    return [" ".join(row) for row in rows]


def _html(text: tuple[str, ...], head: str = "", lang: str = "en") -> str:
    body = "".join(f"<p>{one}</p>" for one in text)
    return (
        f"<!DOCTYPE html><html lang={lang}><head><title>The gate - River Times</title>{head}</head>"
        f"<body><nav><a href=/>Front</a></nav><article><h1>The gate</h1>{body}</article></body>"
        "</html>"
    )


def _russian(encoding: str, declared: str) -> bytes:
    return _html(RUSSIAN * 2, f'<meta charset="{declared}">', "ru").encode(encoding)


def _pages() -> Mapping[str, bytes]:
    made = {page.name: page.html for page in pages()}
    broken = made["semantic"].replace("</p>", "").replace("</article>", "<b><i></div></b>")
    two = "".join(
        f"<article><h2>News {at}</h2>{''.join(f'<p>{one}</p>' for one in paragraphs(3, 400 + at))}"
        "</article>"
        for at in (0, 20)
    )
    wall = "<div class=consent><h1>Before you continue</h1><p>We use cookies.</p><button>Accept all"
    deep = "<div>" * 200_000
    told = "<meta property='article:published_time' content='2022-03-27T09:00:00+04:00'>"
    return {
        "page.html": _html(paragraphs(5, 300), told).encode(),
        "page-br.html": made["br and table layout"].encode(),
        "page-json-ld.html": made["JSON-LD only"].encode(),
        "page-live.html": made["live blog"].encode(),
        "page-long.html": made["long"].encode(),
        "page-paywall.html": made["paywall"].encode(),
        "page-cookies.html": made["cookie wall"].encode(),
        "page-two-articles.html": f"<html><body><main>{two}</main></body></html>".encode(),
        "page-broken.html": broken.encode(),
        "page-cp1251.html": _russian("cp1251", "windows-1251"),
        "page-koi8-r.html": _russian("koi8-r", "koi8-r"),
        "page-utf-16.html": _russian("utf-16", "utf-16"),
        "page-lies.html": _russian("cp1251", "utf-8"),
        "page-as.txt": _html(paragraphs(4, 320)).encode(),
        "page-as.pdf": _html(paragraphs(4, 340)).encode(),
        "page-wall-only.html": f"<html><body>{wall}".encode(),
        "page-empty.html": b"<!DOCTYPE html><html><head><title>x</title><body></body></html>",
        "page-nested.html": f"<html><body>{deep}<p>x".encode(),
        "page-100-mb.html": b"<html><body>" + b"<p>word word word\n" * (100 * MB // 18),
        "page-60-mb.html": b"<html><body>" + b"<p>word word word\n" * (60 * MB // 18),
    }


def _texts() -> Mapping[str, bytes]:
    russian = "\n\n".join(RUSSIAN)
    return {
        "text.txt": "\n\n".join(paragraphs(4, 360)).encode(),
        "text-cp1251.txt": russian.encode("cp1251"),
        "text-koi8-r.txt": russian.encode("koi8-r"),
        "text-utf-16.txt": russian.encode("utf-16"),
        "text-utf-16-no-mark.txt": russian.encode("utf-16-be"),
        "text-cp1252.txt": f"{FRENCH}\n".encode("cp1252") * 3,
        "text-as.html": "\n\n".join(paragraphs(4, 380)).encode(),
        "text-empty.txt": b"",
        "text-blank.txt": b" \n\n\t\n",
        "text-noise.txt": random.Random(1).randbytes(50_000),  # noqa: S311 - noise, no secret
        "text-100-mb.txt": b"word word word word\n" * (100 * MB // 20),
        "text-60-mb.txt": b"word word word word\n" * (60 * MB // 20),
        "text-60-mb-cp1251.txt": RUSSIAN[0].encode("cp1251") * (60 * MB // 75),
    }


def _papers() -> Mapping[str, bytes]:
    printed: list[Page] = [column(_lines(8, 420 + at)) for at in range(3)]
    left, right = column(_short_lines(500)), column(_short_lines(540), x=320)
    mixed = [line for pair in zip(left, right, strict=True) for line in pair]
    long = [
        [Line(72, 770, "The River Review", 8), *column(_lines(14, 10 * at)), Line(300, 30, str(at))]
        for at in range(1, 301)
    ]
    info = {"Title": "The gate", "Author": "A. Clerk", "CreationDate": "D:20220327120000"}
    one = pdf(printed, info)
    return {
        "paper.pdf": one,
        "paper-russian.pdf": pdf([column(RUSSIAN)]),
        "paper-columns.pdf": pdf([mixed]),
        "paper-300-pages.pdf": pdf(long, info),
        "paper-password.pdf": pdf(printed, password="gate"),  # noqa: S106 - what has to be refused
        "paper-scanned.pdf": pdf([[]] * 4, picture=True),
        "paper-scanned-in-part.pdf": pdf([*printed, [], []], picture=True),
        "paper-cut-short.pdf": one[: len(one) // 2],
        "paper-as.html": one,
        "paper-bomb.pdf": _pdf_bomb(),
        "paper-100-mb.pdf": one + b"\n% " + b"x" * (100 * MB),
        "paper-60-mb.pdf": one + b"\n% " + b"x" * (60 * MB),
    }


def _short_lines(start: int) -> list[str]:
    words = " ".join(paragraphs(8, start)).split()
    return [" ".join(words[at : at + 6]) for at in range(0, 180, 6)]


def _pdf_bomb() -> bytes:
    """Return a PDF whose page is a gigabyte when it is unpacked."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b" " * MB) for _ in range(1_000)) + packer.flush()
    small = pdf([column(["x"])])
    content = small[small.rindex(b"<<  /Length") : small.rindex(b"endstream")]
    packed_content = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(data)
    return small.replace(content, packed_content + data + b"\n")


def _documents() -> Mapping[str, bytes]:
    body = "".join(paragraph(one) for one in paragraphs(4, 600))
    changed = (
        f"<w:p>{run('The gate ')}<w:ins>{run('may ')}</w:ins>"
        f"<w:del><w:r><w:delText>must </w:delText></w:r></w:del>{run('stay shut.')}</w:p>"
    )
    laughs = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10 if at else "ha"}">' for at in range(10))
    plain = document(paragraph("The gate", "Heading1") + body)
    return {
        "letter.docx": plain,
        "letter-changes.docx": document(changed + body),
        "letter-as.zip": plain,
        "letter-cut-short.docx": plain[: len(plain) // 2],
        "letter-bomb.docx": document(body, beside={"word/media/x.xml": b"\0" * (300 * MB)}),
        "letter-laughs.docx": document(paragraph("&a9;"), head=f"<!DOCTYPE d [{laughs}]>"),
        "letter-old.doc": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4_000),
        "letter.rtf": rb"{\rtf1\ansi The gate.}",
    }


def _mail(subject: str, text: str, kind: str = "plain", charset: str = "utf-8") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Clerk of the Harbour <clerk@harbour.example>"
    mail["Subject"] = subject
    mail["Date"] = "Sun, 27 Mar 2022 10:00:00 +0400"
    mail.set_content(text, subtype=kind, charset=charset)
    return mail


def _mails() -> Mapping[str, bytes]:
    attached = _mail("The gate, with a paper", "\n\n".join(paragraphs(3, 620)))
    paper = pdf([column(_lines(6, 640))])
    attached.add_attachment(paper, maintype="application", subtype="pdf", filename="../paper.pdf")
    nested = _mail("Innermost", "The gate stays shut, said the clerk of the harbour on Monday.")
    for at in range(8):
        outer = _mail(f"Forwarded {at}", f"See below, number {at}, what the clerk wrote to us.")
        outer.add_attachment(nested)
        nested = outer
    deep = "".join(
        f"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n" for at in range(99)
    )
    saved = EmailMessage()
    saved["From"] = "<Saved by Blink>"
    saved["Snapshot-Content-Location"] = "https://river.example/gate"
    saved["Subject"] = "The gate"
    saved["Date"] = "Mon, 28 Mar 2022 08:00:00 -0000"
    saved.set_content(_html(paragraphs(5, 660)), subtype="html")
    saved.add_related(b"\x89PNG", maintype="image", subtype="png")
    return {
        "mail-koi8.eml": _mail("Ворота", "\n\n".join(RUSSIAN), charset="koi8-r").as_bytes(),
        "mail-page.eml": _mail("The gate", _html(paragraphs(4, 680)), "html").as_bytes(),
        "mail-attached.eml": attached.as_bytes(),
        "mail-in-mail.eml": nested.as_bytes(),
        "mail-deep.eml": f"MIME-Version: 1.0\nSubject: x\n{deep}\nx".encode(),
        "mail-cut-short.eml": attached.as_bytes()[:3_000],
        "saved.mhtml": saved.as_bytes(),
    }


def _archives() -> Mapping[str, bytes]:
    page = _html(paragraphs(5, 700)).encode()
    sent = answer(
        chunked(gzip.compress(page, mtime=0)),
        Content_Encoding="gzip",
        Transfer_Encoding="chunked",
    )
    bomb = gzip.compress(b" " * (1_000 * MB), 9, mtime=0)
    records = [
        record("https://river.example/", answer(b"", status="301 Moved", Location="/gate")),
        record("https://river.example/gate", sent),
        record("https://river.example/a.png", answer(b"\x89PNG", kind="image/png")),
        record("https://river.example/b", answer(_html(paragraphs(5, 720)).encode())),
    ]
    damaged = bytearray(packed(records))
    damaged[-400] ^= 255
    lines = ['{"format": "json-pages-1.0"}', '{"url": "https://river.example/gate"}']
    blown = record("https://river.example/bomb", answer(bomb, Content_Encoding="gzip"))
    return {
        "archive.warc": b"".join(records),
        "archive.warc.gz": packed(records),
        "archive.wacz": wacz({"data.warc.gz": packed(records)}, lines),
        "archive-cut-short.warc.gz": packed(records)[:-200],
        "archive-damaged.warc.gz": bytes(damaged),
        "archive-bomb.warc.gz": packed([blown]),
        "archive-bomb.wacz": zipped({"archive/a.warc": b"\0" * (300 * MB)}),
        "archive-100-mb.warc": b"".join(
            record(f"https://river.example/{at}.png", answer(bytes(5 * MB), kind="image/png"))
            for at in range(20)
        )
        + records[1],
        "plain.zip": zipped({"a/page.html": page}),
        "plain-as.warc.gz": gzip.compress(page, mtime=0),
    }


def _lists() -> Mapping[str, bytes]:
    entries = [
        {
            "title": f"The gate, part {at}",
            "URL": f"https://river.example/part/{at}",
            "issued": {"date-parts": [[2022, 3, at]]},
            "container-title": "River Times",
            "language": "en",
        }
        for at in (1, 2)
    ]
    rows = "\n".join(f"https://river.example/row/{at};Row {at};2022-04-0{at}" for at in (1, 2))
    return {
        "list.csv": f"url;title;date\n{rows}\n".encode(),
        "list-cp1251.csv": f"title,outlet\n{RUSSIAN[0].replace(',', '')},Речной вестник\n".encode(
            "cp1251"
        ),
        "list-bad.csv": b"url,title,date\nwww.x,A,2022\nhttps://river.example/,B,03/04/2022\n,,\n",
        "list.jsonl": b"\n".join(
            json.dumps({"url": f"https://river.example/line/{at}", "title": f"Line {at}"}).encode()
            for at in (1, 2)
        ),
        "list-csl.json": json.dumps(entries).encode(),
        "list.bib": b"@online{gate, title = {The {Gate} in BibTeX}, url = {https://river.example/bib},"
        b" year = 2022, month = mar, day = 27}\n",
        "list.ris": b"TY  - NEWS\nTI  - The gate in RIS\nUR  - https://river.example/ris\n"
        b"DA  - 2022/03/27/\nER  - \n",
        "list-deep.json": b'[{"title": "x", "n": ' + b"[" * 100_000,
    }


def _others() -> Mapping[str, bytes]:
    return {"photo.png": b"\x89PNG\r\n\x1a\n" + bytes(500), "photo-as.html": b"\xff\xd8\xff" + b"x"}


FAMILIES: Final[tuple[Callable[[], Mapping[str, bytes]], ...]] = (
    _pages,
    _texts,
    _papers,
    _documents,
    _mails,
    _archives,
    _lists,
    _others,
)


def make(folder: Path) -> list[Path]:
    """Write all files, and what is no file, into a folder, and return the paths in their order."""
    folder.mkdir(parents=True, exist_ok=True)
    for family in FAMILIES:
        for name, data in family().items():
            (folder / name).write_bytes(data)
    os.mkfifo(folder / "pipe.txt")
    (folder / "link.txt").symlink_to(folder / "text.txt")
    return sorted(folder.iterdir())


def make_archive(path: Path, size: int) -> Path:
    """Write a web archive of about so many bytes: pictures, and a page after every hundred."""
    noise = random.Random(2)  # noqa: S311 - noise, no secret
    with path.open("wb") as file:
        number = 0
        while file.tell() < size:
            number += 1
            address = f"https://river.example/{number}"
            if number % 100:
                sent = answer(noise.randbytes(500_000), kind="image/png")
            else:
                sent = answer(_html(paragraphs(5, number)).encode())
            file.write(packed([record(address, sent)]))
    return path


if __name__ == "__main__":
    sys.stdout.write(f"{len(make(Path(sys.argv[1])))} files\n")
