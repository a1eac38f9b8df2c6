"""compliance suggest: passages that may be evidence, with reasons; nobody has accepted them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from compliance.assessments.points import check_points, targets_asked
from compliance.cli.context import Context
from compliance.cli.decisions import decisions_of
from compliance.cli.language_model import LLM, check_model, language_model
from compliance.cli.options import (
    Output,
    Plain,
    PlainFormat,
    Points,
    Public,
    command_app,
)
from compliance.coding.decided import Decided, decided_of
from compliance.library.intake.one_text import text_in
from compliance.library.store import TextNotHeldError
from compliance.model.base import ArticleId, SourceId
from compliance.model.dates.edtf import EdtfDate, InvalidDateError, parse_edtf
from compliance.suggest.draft import draft_of
from compliance.suggest.engine import Engine
from compliance.suggest.engines import DEFAULT, engine_named
from compliance.suggest.gather import awaiting, gather_known, given_of, text_of
from compliance.suggest.given import Given, Known
from compliance.suggest.law import ask
from compliance.suggest.rules import reads
from compliance.suggest.store import SuggestionStore
from compliance.views.parties import party_names
from compliance.views.suggest import SuggestedArticleView, SuggestView, SuggestWriter, Wanted
from compliance.workspace.drafts import with_drafts
from compliance.workspace.workspace import UnknownIdError
from compliance.workspace.write.evidence_draft import write_evidence_draft

app = command_app()

Articles = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ARTICLE...]", help="Drafts too; else articles not coded in full."),
]
TextFile = Annotated[
    Path | None,
    typer.Option("--text", metavar="FILE", help="A text in UTF-8 instead.", readable=False),
]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DAY", help="When FILE was published.")
]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="ID", help="Who published FILE.")]
Language = Annotated[
    str | None, typer.Option("--language", metavar="TAG", help="Of FILE; else en.")
]
EngineName = Annotated[str, typer.Option("--engine", metavar="NAME", help="Which engine suggests.")]
ModelAddress = Annotated[
    str | None, typer.Option("--model-address", metavar="URL", help="Where llm asks its model.")
]
ModelName = Annotated[str | None, typer.Option("--model", metavar="NAME", help="Which model.")]
Explain = Annotated[bool, typer.Option("--explain", help="Print the reasons too.")]
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="The best N of each text.")
]
Least = Annotated[
    float, typer.Option("--least", metavar="SCORE", min=0, max=1, help="None below it.")
]
Drafts = Annotated[
    bool, typer.Option("--draft", help="Write a draft of the evidence file of each article.")
]


_NEEDS = ("published", "language", "held")
"""What has to be known of a draft to read it."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text to be read: its hash where it is that of an article, and what it is called."""

    given: Given
    name: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class _File:
    """A file that is no article of the workspace, and what the user says of it."""

    path: Path
    published: str | None
    outlet: str | None
    language: str | None


@app.command()
def suggest(  # noqa: PLR0913, PLR0917 - the options are the command's interface
    ctx: typer.Context,
    articles: Articles = None,
    text: TextFile = None,
    published: Published = None,
    outlet: Outlet = None,
    language: Language = None,
    engine: EngineName = DEFAULT,
    model_address: ModelAddress = None,
    model: ModelName = None,
    explain: Explain = False,
    point: Points = None,
    limit: Limit = None,
    least: Least = 0.0,
    draft: Drafts = False,
    public: Public = False,
    format: Plain = PlainFormat.TEXT,
    output: Output = None,
) -> None:
    """Suggest what in articles may be evidence; with --draft, write it down for a person."""
    context = ctx.ensure_object(Context)
    check_model(engine, model_address, model)
    asks = engine_named(engine, {LLM: lambda: language_model(model_address or "", model or "")})
    known = gather_known(context.workspace, context.agreement, context.prover)
    file = None if text is None else _File(text, published, outlet, language)
    _check(file, articles, published or outlet or language, draft=draft)
    check_points(point or (), context.agreement)
    targets = frozenset(targets_asked(context.agreement, point)) if point else None
    writer = SuggestWriter(
        names=party_names(context.workspace, context.agreement),
        wanted=Wanted(targets=targets, least=least, most=limit),
        public=public,
    )
    texts = _texts(context, known, articles or []) if file is None else [_of_file(file, known)]
    views = [_suggested(context, asks, one, writer, draft=draft) for one in texts]
    view = SuggestView(
        engine=asks.name,
        version=asks.version,
        explain=explain,
        public=public,
        articles=tuple(views),
    )
    context.write("suggest", view, format, output)


def _check(
    file: _File | None, articles: list[str] | None, said: str | None, *, draft: bool
) -> None:
    """Refuse options that do not belong together."""
    if file is None:
        if said:
            message = "it describes the file of --text; name one, or leave it out"
            raise typer.BadParameter(message, param_hint="--published")
        return
    if articles:
        message = "name articles, or one file"
        raise typer.BadParameter(message, param_hint="--text")
    if draft:
        message = "only an article of the workspace has an evidence file; see: compliance articles"
        raise typer.BadParameter(message, param_hint="--draft")
    if file.published is None:
        message = "say when it was published"
        raise typer.BadParameter(message, param_hint="--published")


def _texts(context: Context, known: Known, asked: list[str]) -> Iterator[_Text]:
    """Yield the texts of the articles asked for; without any, of those that wait to be coded."""
    workspace, prover = context.workspace, context.prover
    named = with_drafts(context.root, workspace.articles, asked, _NEEDS)
    for article in named or awaiting(workspace, prover):
        held = text_of(article, prover)
        if held is None:
            raise TextNotHeldError(article.id)
        yield _Text(given_of(article, held[1], known), article.id, held[0])


def _of_file(file: _File, known: Known) -> _Text:
    if file.outlet is not None and file.outlet not in known.sources:
        raise UnknownIdError("source", file.outlet, known.sources)
    given = Given(
        text=text_in(file.path),
        published=_day(file.published or ""),
        known=known,
        language=file.language or "en",
        outlet=None if file.outlet is None else SourceId(file.outlet),
    )
    return _Text(given, file.path.name)


def _day(written: str) -> EdtfDate:
    try:
        return parse_edtf(written)
    except InvalidDateError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from None


def _suggested(
    context: Context, engine: Engine, text: _Text, writer: SuggestWriter, *, draft: bool
) -> SuggestedArticleView:
    """Ask for the suggestions for a text; those for an article are kept, and drafted if asked."""
    given = text.given
    outcome = ask(engine, given)
    decided = 0
    if given.article is not None and text.sha256 is not None:
        store = SuggestionStore(context.library.root, context.key)
        imported = store.imported(given.article, text.sha256)
        store.put(given.article, text.sha256, (*imported, *outcome.suggestions))
        decided = _decided(context, given.article, text.sha256).count(outcome.suggestions)
    view = writer.write(given, outcome, text.name, reads=reads(given.language), decided=decided)
    if draft and given.article is not None:
        chosen = tuple(one.suggestion for one in view.suggestions)
        file = draft_of(given.article, given.agreement.id, chosen)
        written = write_evidence_draft(context.root, file, context.say)
        context.say(f"{written}: {len(chosen)} records drafted; write each claim, then rename it")
    return view


def _decided(context: Context, article: ArticleId, text_sha256: str) -> Decided:
    """Return what is decided of the suggestions for a text of an article."""
    records = [e for e in context.workspace.evidence.values() if e.article.id == article]
    on_it = decisions_of(context).get(article, ())
    return decided_of(records, context.prover.prove, text_sha256, on_it)
