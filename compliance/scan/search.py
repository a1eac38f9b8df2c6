"""Search one record: pass over what cannot matter, read the rest, ask the engine about its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final, cast

from compliance.library.containers import title_of
from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.extraction import Basis, Extraction, FactKey, FoundFact, Part
from compliance.library.intake.judging import facts_of, judged
from compliance.library.intake.language import language_of
from compliance.library.intake.reading import LostReaderError
from compliance.library.intake.taking import Refused, Taken, Taker
from compliance.library.store import text_sha256
from compliance.model.base import AgreementId, SourceId
from compliance.model.dates.edtf import EdtfDate, parse_edtf
from compliance.scan.hit import Hit
from compliance.scan.records import Record
from compliance.scan.sieve import Sieve
from compliance.scan.tally import Fault, Passed, Tally
from compliance.scan.task import Task
from compliance.suggest.engine import Engine
from compliance.suggest.given import Given
from compliance.suggest.law import ask
from compliance.suggest.suggestion import Suggestion
from compliance.views.suggest import Wanted

LONGEST: Final = 1_000_000
"""Code points of a text; longer ones are books, or made to keep a program busy."""

_NO_ARTICLE: Final = "is a list of articles, or has none in it"


class Searcher:
    """Finds the candidates of one task in records, one after another."""

    def __init__(self, task: Task, engine: Engine) -> None:
        self._task, self._engine = task, engine
        self._sieve = Sieve(task)
        self._taker = Taker()
        self._wanted = Wanted(targets=task.targets, least=task.least)

    def search(self, record: Record, tally: Tally) -> Sequence[Hit]:
        """Return the articles of a record with candidates, and count it; never raise.

        An error of ours in one record stops no other: it is counted by its name.
        """
        try:
            return self._search(record, tally)
        except Exception as error:  # noqa: BLE001 - whatever a stranger's bytes bring about
            tally.refuse(f"broke the program ({type(error).__name__})")
            return ()

    def _search(self, record: Record, tally: Tally) -> Sequence[Hit]:
        why = self._sieve.before_reading(record.capture)
        if why is not None:
            tally.miss(why)
            return ()
        try:
            found = list(self._read(record, patient=True))
        except LostReaderError:
            # Whatever ended the process, the page may be sound: once more, in another one.
            found = list(self._read(record, patient=False))
        hits = [one for one in found if isinstance(one, Hit)]
        if hits:
            tally.found([len(one.candidates) for one in hits])
            return hits
        # Of a page with several articles, what became of the first one.
        miss = next((one for one in found if not isinstance(one, Hit)), _NO_ARTICLE)
        if isinstance(miss, StrEnum):
            tally.miss(miss)
        else:
            tally.refuse(miss)
        return ()

    def _read(self, record: Record, *, patient: bool) -> Iterator[Hit | StrEnum | str]:
        """Yield the articles of a record with candidates, and of the others why they have none.

        Raises:
            LostReaderError: something ended the process that read it; only if `patient`.
        """
        for outcome in self._taker.take(record.capture):
            match outcome:
                case Taken(capture, extraction):
                    for number, part in enumerate(extraction.parts, 1):
                        yield self._in_part(record, capture, extraction, (number, part))
                case Refused(LostReaderError() as error) if patient:
                    raise error
                case Refused(UnfitCaptureError() as error):
                    yield error.wrong
                case Refused(error):
                    yield str(error)
                case _:
                    pass

    def _in_part(
        self, record: Record, capture: Capture, extraction: Extraction, part: tuple[int, Part]
    ) -> Hit | StrEnum:
        number, one = part
        text = extraction.text[slice(*one.range)]
        if len(text) > LONGEST:
            return Fault.LARGE
        facts = _with_language(facts_of(capture, extraction, one), text)
        codes = [remark.code for remark in extraction.remarks]
        values = judged(facts, self._task.around, codes).values
        language = cast("str | None", values.get("language"))
        if not self._sieve.speaks(language):
            return Passed.LANGUAGE
        published = _day(values, capture.retrieved or self._task.around.today)
        if (why := self._sieve.outside(published)) is not None:
            return why
        outlet = cast("SourceId | None", values.get("outlet"))
        candidates: list[tuple[AgreementId, Suggestion]] = []
        given: Given | None = None
        for known in self._task.known:
            given = Given(
                text=text, published=published, known=known, language=language, outlet=outlet
            )
            wanted = self._wanted.chosen(ask(self._engine, given).suggestions)
            candidates += [(known.agreement.id, one) for one in wanted]
        if given is None or not candidates:
            return Passed.NOTHING
        return Hit(
            place=record.place,
            part=number,
            capture=capture,
            given=given,
            text_sha256=text_sha256(text),
            title=title_of(text),
            candidates=tuple(candidates),
        )


def _with_language(facts: list[FoundFact], text: str) -> list[FoundFact]:
    """Return facts with the language that the words are of, unless it is among them."""
    if any(one.key is FactKey.LANGUAGE and one.basis is Basis.TEXT for one in facts):
        return facts
    language = language_of(text)
    return facts if language is None else [*facts, language]


def _day(values: Mapping[str, object], latest: str) -> EdtfDate:
    """Return the day of publication; where it is not known, all days up to the latest it can be."""
    return parse_edtf(str(values.get("published", f"../{latest}")))
