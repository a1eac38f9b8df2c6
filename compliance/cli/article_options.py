"""The options by which a user describes new articles."""

from __future__ import annotations

from typing import Annotated

import typer

Given = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE|URL...",
        help="Pages, texts, PDFs, mails, archives, or folders of them; - is standard input.",
    ),
]
NewId = Annotated[str | None, typer.Option("--id", metavar="ID", help="The id of a new article.")]
First = Annotated[
    str | None, typer.Option("--first", metavar="WORDS", help="Its first words in the file.")
]
Last = Annotated[
    str | None, typer.Option("--last", metavar="WORDS", help="Its last words in the file.")
]
Publisher = Annotated[str | None, typer.Option("--outlet", metavar="ID", help="Who published it.")]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="When, as EDTF.")
]
DateBasis = Annotated[str | None, typer.Option("--basis", help="How the date is known.")]
InLanguage = Annotated[str | None, typer.Option("--language", metavar="TAG", help="As en.")]
Address = Annotated[str | None, typer.Option("--url", help="Its address.")]
Archived = Annotated[
    str | None,
    typer.Option("--archived", metavar="URL", help="Of its copy in an archive."),
]
HowSure = Annotated[
    str | None, typer.Option("--confidence", metavar="A|B|C|M", help="Of the date.")
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="Of a text where it is guessed wrong."),
]
FetchListed = Annotated[
    bool, typer.Option("--fetch", help="Get the pages that a reading list names.")
]
Private = Annotated[
    bool, typer.Option("--allow-private", help="Ask servers of your own network, too.")
]
