"""Take files in one by one: each text is recognised, or drafted, or refused in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from compliance.cli.adding.around import surroundings
from compliance.cli.adding.likenesses import proposals
from compliance.cli.adding.options import New, refuse_several
from compliance.cli.adding.plan import (
    Plan,
    addresses_of,
    drafts_of,
    from_outside,
    listed_draft,
    named_files,
    range_of,
)
from compliance.cli.adding.remade import remade_lines
from compliance.cli.article_facts import refuse
from compliance.cli.context import Context
from compliance.cli.exit_code import ExitCode
from compliance.cli.fetching import Fetch
from compliance.cli.output import write_message
from compliance.errors import ComplianceError
from compliance.library.captures import CaptureStore
from compliance.library.containers import Container, Recognised, recognise, slice_text
from compliance.library.intake.capture import Capture
from compliance.library.intake.gather import Gathered
from compliance.library.intake.taking import Entry, Outcome, Refused, Taken, Taker, Told
from compliance.library.likeness import KnownTexts
from compliance.model.article import Article
from compliance.workspace.drafts import read_drafts
from compliance.workspace.write.draft_check import drafted_article, find_wrong_facts
from compliance.workspace.write.draft_file import (
    Draft,
    DraftedText,
    write_article_draft,
)
from compliance.workspace.write.next_number import NextNumber

_STAND_IN = "new"


class Adder:
    """Adds articles to a workspace, and their texts and captures to the library."""

    def __init__(self, context: Context, new: New, fetch: Fetch | None = None) -> None:
        """Begin with what is known; `fetch` gets the pages that reading lists name."""
        self._context, self._new, self._fetch = context, new, fetch
        self._records = context.records_for_articles
        self._around = surroundings(self._records)
        self._library = context.library
        self._captures = CaptureStore(context.library.root)
        self._number = NextNumber(context.root)
        self._taker = Taker()
        self._unlike = self._refused = False
        drafts = [draft.article for draft in read_drafts(context.root)]
        self._known = KnownTexts([*self._articles(), *drafts], context.library)

    @property
    def status(self) -> ExitCode:
        """What became of all: refused if anything was, else whether other words stand anywhere."""
        if self._refused:
            return ExitCode.UNUSABLE_INPUT
        return ExitCode.FINDINGS if self._unlike else ExitCode.OK

    def check(self) -> None:
        """Refuse facts that no article of this workspace can have, before the first is written.

        Raises:
            typer.BadParameter: some would be wrong in any workspace.
            WrongFactsError: some do not fit this one.
        """
        text = DraftedText(article=_STAND_IN, title="x", held=None, date_hint=None)
        wrong = find_wrong_facts(self._context.root, self._records, Draft(text, self._new.facts))
        refuse(one for one in wrong if one.key in self._new.facts.given)

    def add(self, capture: Gathered, beside: Path | None) -> None:
        """Take in what is in a capture; what cannot be is told.

        Args:
            capture: What was given, or why it was not.
            beside: The folder of its file, where a reading list may name others.

        Raises:
            typer.BadParameter: the user says of it what cannot be meant.
        """
        if isinstance(capture, ComplianceError):
            self._refuse(capture)
            return
        outcomes = from_outside(capture, self._taker.take(capture))
        if self._new.asked:
            one = list(outcomes)
            if sum(isinstance(outcome, Taken | Entry) for outcome in one) > 1:
                refuse_several()
            outcomes = iter(one)
        for outcome in outcomes:
            try:
                self._take(outcome, beside)
            except ComplianceError as error:
                self._refuse(error)

    def _take(self, outcome: Outcome, beside: Path | None) -> None:
        match outcome:
            case Refused(error):
                self._refuse(error)
            case Told(name, remark):
                self._context.say(f"{name}: {remark.sentence}")
            case Entry():
                self._take_entry(outcome, beside)
            case taken:
                self._carry_out(self._plan(taken))

    def _take_entry(self, entry: Entry, beside: Path | None) -> None:
        """Take in the files that a reading list names as an article's, or draft it without any."""
        self._captures.put(entry.capture)
        where = f"{entry.capture.name}: {entry.listed.place}"
        found = [] if beside is None else [*named_files(entry, beside)]
        if not any(isinstance(one, Capture) for one in found):
            found += self._listed_page(entry)
        for one in found:
            if isinstance(one, ComplianceError):
                self._context.say(f"{where}: {one}")
                continue
            for outcome in from_outside(one, self._taker.take(one)):
                self._take(outcome, None)
        if not any(isinstance(one, Capture) for one in found):
            draft = self._checked(listed_draft(entry, self._around, self._new))
            self._write(entry.capture.name, [draft])

    def _listed_page(self, entry: Entry) -> Iterator[Capture]:
        """Yield the page at the first address of a listed article that is got, if that is asked."""
        fetch = self._fetch
        if fetch is None:
            return
        for address in addresses_of(entry):
            capture = fetch(address)
            if isinstance(capture, Capture):
                yield replace(capture, facts=entry.listed.facts)
                return
            self._refuse(capture)

    def _plan(self, taken: Taken) -> Plan:
        """Look into a text; nothing is stored or written yet."""
        container = container_of(taken)
        found = tuple(recognise(container, self._articles(), self._library))
        if found and not self._new.asked:
            return Plan(taken, container, found, ())
        place = self._new.place(container)
        drafts = drafts_of(taken, container, place, self._around, self._new)
        return Plan(taken, container, found, tuple(self._compared(container, drafts)))

    def _compared(self, container: Container, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """Yield drafts with what they are like, each found right for the workspace."""
        for draft in drafts:
            checked = self._checked(draft)
            text = slice_text(container, range_of(checked))
            notes = (*checked.found.notes, *proposals(checked, text, self._known))
            yield replace(checked, found=replace(checked.found, notes=notes))

    def _checked(self, draft: Draft) -> Draft:
        """Return a draft without what was found and does not fit the workspace.

        Raises:
            typer.BadParameter: the user says what would be wrong in any workspace.
            WrongFactsError: the user says what does not fit this one.
        """
        wrong = list(find_wrong_facts(self._context.root, self._records, draft))
        found = draft.found.values.keys() - draft.facts.given.keys()
        if unfit := {one.key: one.message for one in wrong if one.key in found}:
            draft = replace(draft, found=draft.found.without(unfit))
            wrong = list(find_wrong_facts(self._context.root, self._records, draft))
        refuse(wrong)
        return draft

    def _carry_out(self, plan: Plan) -> None:
        """Keep a capture and its texts, and draft what is new in it."""
        if plan.drafts or any(one.fits or one.remade is not None for one in plan.found):
            self._keep(plan.taken)
        for one in plan.found:
            self._tell_found(plan.container, one)
        for draft in plan.drafts:
            # The text first: one without a draft harms nobody, and a second run drafts it.
            self._library.put(slice_text(plan.container, range_of(draft)))
        self._write(plan.container.name, plan.drafts)
        if plan.drafts and plan.encoding is not None:
            self._context.say(f"  {plan.encoding}")

    def _keep(self, taken: Taken) -> None:
        if taken.outer is not None:
            self._captures.put(taken.outer)
        self._captures.put(taken.capture, None if taken.outer is None else taken.outer.sha256)

    def _tell_found(self, container: Container, one: Recognised) -> None:
        start, end = one.range
        if one.remade is not None:
            self._unlike = self._unlike or not one.fits
            for line in remade_lines(one, container, self._records):
                self._context.say(f"{container.name}: {line}" if line[0] != " " else line)
        elif one.fits:
            self._library.put(slice_text(container, one.range))
            told = f"recognised at {start}-{end}, text kept"
            self._context.say(f"{container.name}: {one.article}: {told}")
        else:
            self._unlike = True
            told = f"other words stand at {list(one.range)}"
            self._context.say(f"{container.name}: {one.article}: {told}")

    def _write(self, name: str, drafts: Sequence[Draft]) -> None:
        root = self._context.root
        for draft in drafts:
            kept = "" if draft.text.held is None else "text kept, "
            if not write_article_draft(root, draft, self._context.say, self._number):
                told = f"{kept}drafted before: {draft.file} left as it is"
                self._context.say(f"{name}: {told}")
                continue
            self._context.say(f"{name}: new: {kept}{draft.file} written")
            self._tell_what_is_left(draft)
            self._remember(draft)

    def _remember(self, draft: Draft) -> None:
        """Let what comes later in this run be compared with an article that is new in it."""
        article = drafted_article(draft)
        self._known.add(article)
        if not draft.facts.missing:
            articles = {**self._records.articles, draft.name: article}
            self._records = replace(self._records, articles=articles)

    def _tell_what_is_left(self, draft: Draft) -> None:
        for note in draft.found.notes:
            self._context.say(f"  {note}")
        if draft.open:
            self._context.say(f"  fill in {', '.join(draft.open)}; then rename it to {draft.name}")
        elif draft.facts.missing:
            self._context.say(f"  look over what was found; then rename it to {draft.name}")

    def _articles(self) -> Sequence[Article]:
        return sorted(self._records.articles.values(), key=lambda one: one.id)

    def _refuse(self, error: ComplianceError) -> None:
        self._refused = True
        write_message(*error.lines)


def container_of(taken: Taken) -> Container:
    """Return the text that was read out of a capture, with the hash of its bytes."""
    made = taken.extraction
    return Container(taken.capture.name, taken.capture.sha256, made.text, made.extractor)
