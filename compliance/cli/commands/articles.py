"""compliance articles: keep the texts of articles in the text library, and draft new ones."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.article_facts import refuse
from compliance.cli.article_filter import (
    Language,
    Outlet,
    OutletSide,
    Since,
    States,
    Until,
    article_filter,
)
from compliance.cli.context import Context
from compliance.cli.exit_code import ExitCode
from compliance.cli.options import On, Output, Plain, PlainFormat, Points, command_app, day_on
from compliance.cli.output import write_output
from compliance.library.containers import (
    Container,
    Recognised,
    open_container,
    propose_article,
    recognise,
    slice_text,
)
from compliance.library.store import TextNotHeldError
from compliance.model.article import Progress
from compliance.model.characters import IN_A_LINE
from compliance.model.words import ArticleState
from compliance.passages.locate import Pin, SearchText, locate
from compliance.passages.search import number_of
from compliance.suggest.store import SuggestionStore
from compliance.views.inbox import InboxWriter, inbox_view
from compliance.workspace.drafts import read_drafts
from compliance.workspace.workspace import UnknownIdError
from compliance.workspace.write.draft_check import find_wrong_facts
from compliance.workspace.write.draft_file import (
    ArticleFacts,
    Draft,
    write_article_draft,
)
from compliance.workspace.write.mark import mark

app = command_app(
    help="Keep the texts of articles in the text library; draft files for new ones.",
    no_args_is_help=True,
)


@app.command()
def add(  # noqa: PLR0913, PLR0917 - the facts of an article
    ctx: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Text files in UTF-8.", readable=False)
    ],
    article_id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="The id of a new article.")
    ] = None,
    first: Annotated[
        str | None, typer.Option("--first", metavar="WORDS", help="Its first words in the file.")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--last", metavar="WORDS", help="Its last words in the file.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="ID", help="Who published it.")
    ] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="When, as EDTF.")
    ] = None,
    basis: Annotated[str | None, typer.Option("--basis", help="How the date is known.")] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="TAG", help="As en.")
    ] = None,
    url: Annotated[str | None, typer.Option("--url", help="Its address.")] = None,
    confidence: Annotated[
        str | None, typer.Option("--confidence", metavar="A|B|C|M", help="Of the date.")
    ] = None,
) -> None:
    """Recognise known articles in files and keep their texts; draft a file for an unknown one."""
    context = ctx.ensure_object(Context)
    facts = ArticleFacts(
        outlet=outlet,
        published=published,
        published_basis=basis,
        language=language,
        url=url,
        confidence=confidence,
    )
    new = _New(article_id, first, last, facts)
    containers = [open_container(path) for path in files]
    new.check(containers)
    plans = [_plan(context, container, new) for container in containers]
    drafts = [plan.draft for plan in plans if plan.draft is not None]
    refuse(find_wrong_facts(context.root, context.records_for_articles, drafts))
    unlike = [plan for plan in plans if not _carry_out(context, plan)]
    if unlike:
        raise typer.Exit(ExitCode.FINDINGS)


class _New:
    """How a new article is to be called, and where its text begins and ends."""

    def __init__(
        self, article_id: str | None, first: str | None, last: str | None, facts: ArticleFacts
    ) -> None:
        self.article_id, self.first, self.last, self.facts = article_id, first, last, facts

    @property
    def asked(self) -> bool:
        """Whether a new article is asked for even where a known one stands in the file."""
        return self.article_id is not None or self.first is not None

    def check(self, containers: list[Container]) -> None:
        """Refuse options that cannot be meant."""
        if (self.first is None) != (self.last is None):
            message = "give both ends of the text, --first and --last"
            raise typer.BadParameter(message, param_hint="--first")
        if self.asked and len(containers) > 1:
            message = "describe one new article at a time: one file"
            raise typer.BadParameter(message, param_hint="FILE")


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done about one file: known articles in it, and a new one to be drafted."""

    container: Container
    found: tuple[Recognised, ...]
    draft: Draft | None


def _plan(context: Context, container: Container, new: _New) -> _Plan:
    """Look into a file; nothing is stored or written yet."""
    known = sorted(context.records_for_articles.articles.values(), key=lambda one: one.id)
    found = tuple(recognise(container, known, context.library))
    if found and not new.asked:
        return _Plan(container, found, None)
    text = propose_article(container, _place(container, new))
    if new.article_id is not None:
        text = replace(text, article=new.article_id)
    return _Plan(container, found, Draft(text, new.facts))


def _carry_out(context: Context, plan: _Plan) -> bool:
    """Keep the texts of one file, and draft a new one; tell whether all is as it should be."""
    container, fine = plan.container, True
    for one in plan.found:
        if one.fits:
            context.library.put(slice_text(container, one.range))
            start, end = one.range
            context.say(f"{container.name}: {one.article}: recognised at {start}-{end}, text kept")
        else:
            fine = False
            context.say(f"{container.name}: {one.article}: other words stand at {list(one.range)}")
    if plan.draft is not None:
        _write(context, container, plan.draft)
    return fine


def _write(context: Context, container: Container, draft: Draft) -> None:
    # The text first: one without a draft harms nobody, and a second run drafts it.
    context.library.put(slice_text(container, draft.text.held.range))
    if not write_article_draft(context.root, draft, context.say):
        context.say(f"{container.name}: text kept, drafted before: {draft.file} left as it is")
        return
    context.say(f"{container.name}: new: text kept, {draft.file} written")
    if draft.facts.missing:
        todo = ", ".join(draft.facts.missing)
        context.say(f"  fill in {todo}; then rename it to {draft.name}")


def _place(container: Container, new: _New) -> tuple[int, int] | None:
    """Find where a new article stands in its file, if its ends were given."""
    if new.first is None:
        return None
    place = locate(SearchText(container.text), Pin(new.first, new.last))
    if place.range is None or place.near is not None:
        times = number_of(len(place.candidates))
        message = f"the words stand there {times} times; give words that stand once"
        raise typer.BadParameter(message, param_hint="--first")
    return place.range


@app.command("list")
def list_articles(  # noqa: PLR0913, PLR0917 - the ways to ask for articles
    ctx: typer.Context,
    outlet: Outlet = None,
    side: OutletSide = None,
    since: Since = None,
    until: Until = None,
    state: States = None,
    point: Points = None,
    language: Language = None,
    format: Plain = PlainFormat.TEXT,
    output: Output = None,
) -> None:
    """List articles and drafts: how far each has come, by whom, and what waits in it."""
    context = ctx.ensure_object(Context)
    wanted = article_filter(
        context,
        outlet=outlet,
        side=side,
        since=since,
        until=until,
        states=state,
        points=point,
        language=language,
    )
    store = SuggestionStore(context.library.root, context.key)
    writer = InboxWriter(context.workspace, context.prover, store)
    view = inbox_view(context.workspace, read_drafts(context.root), writer, wanted)
    context.write("articles", view, format, output)


@app.command("mark")
def mark_articles(
    ctx: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Articles, drafts too.")],
    state: Annotated[
        ArticleState, typer.Option("--state", help="How far they have come.", show_choices=True)
    ],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who read or coded them.")],
    on: On = None,
) -> None:
    """Write into the files of articles how far they have come, by whom and when."""
    context = ctx.ensure_object(Context)
    step = Progress(state=state, by=_name(by), day=day_on(on))
    known = {str(one.id): file for file, one in context.records_for_articles.articles.items()}
    known |= {draft.id: draft.file for draft in read_drafts(context.root)}
    for wanted in ids:
        if wanted not in known:
            raise UnknownIdError("article", wanted, known)
    files = [known[wanted] for wanted in dict.fromkeys(ids)]
    for marked in mark(context.root, files, step, context.say):
        said = f"{state} by {by} on {step.day.text}"
        context.say(f"{marked.file}: {said}" if marked.written else f"{marked.file}: {said} before")


def _name(by: str) -> str:
    """Return a name that a file can hold."""
    if not by.strip() or not re.fullmatch(IN_A_LINE, by):
        message = "write a name, in one line"
        raise typer.BadParameter(message, param_hint="--by")
    return by


@app.command()
def text(
    ctx: typer.Context,
    article_id: Annotated[str, typer.Argument(metavar="ID")],
    output: Output = None,
) -> None:
    """Print the text of an article, if it is on this machine."""
    context = ctx.ensure_object(Context)
    articles = context.workspace.articles
    article = {str(key): value for key, value in articles.items()}.get(article_id)
    if article is None:
        raise UnknownIdError("article", article_id, articles)
    for held in article.held:
        stored = context.prover.text(held.text_sha256)
        if stored is not None:
            write_output(stored.text, output)
            return
    raise TextNotHeldError(article_id)
