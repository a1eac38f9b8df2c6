"""Read a text: what each sentence says, who says it, and by which words that is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from compliance.model.words import Act
from compliance.passages.quotations import quotations
from compliance.suggest.given import Given
from compliance.suggest.read.acts import judges, may_tell
from compliance.suggest.read.clauses import Part, parts_of
from compliance.suggest.read.layout import Layout, lay_out
from compliance.suggest.read.lines import Span, lines_of
from compliance.suggest.read.names import names_of
from compliance.suggest.read.pieces import Pieces
from compliance.suggest.read.speakers import Speakers
from compliance.suggest.read.speech import Speech, speech_of
from compliance.suggest.read.statement import Piece, Statements
from compliance.suggest.said import Said, Sentence

_LEAST = 2  # words of a statement


def read_text(given: Given) -> Iterator[Sentence]:
    """Yield the sentences of a text, each with what it says when it is asked for that.

    There are none in a language without words of its own (suggest/languages/).
    """
    speech = speech_of(given.language)
    if speech is None:
        return
    names = names_of(given.known, speech)
    layout = lay_out(given.text, names.lexicon, speech.abbreviations)
    spans = list(quotations(given.text))
    lines = lines_of(layout, spans, names, speech, given.published)
    speakers = Speakers(given, names, layout, speech)
    reader = _Reader(layout, speech, Statements(layout, lines, speech, speakers))
    read = Pieces(layout, lines, spans, speech, speakers).read()
    for pieces, line in zip(read, lines, strict=True):
        sentence, heading = line.sentence, line.sentence.heading
        yield Sentence(
            place=(sentence.begin, sentence.end),
            heading=(heading.begin, heading.end) if heading else None,
            tells=may_tell(sentence.names),
            sure="point" in sentence.names
            or judges(sentence.names)
            or (heading is not None and "point" in heading.names),
            says=partial(reader.says, pieces),
        )


@dataclass(slots=True)
class _Reader:
    """Makes the statements of one article; `last` is the one before, which a caveat may limit."""

    layout: Layout
    speech: Speech
    statements: Statements
    last: Said | None = None

    def says(self, pieces: Sequence[Piece]) -> Sequence[Said]:
        """Return what the pieces of a sentence say."""
        found = [
            said
            for piece in pieces
            for said in _claims(
                piece,
                list(parts_of(piece.line, piece.span, self.layout, self.speech)),
                self.statements,
            )
        ]
        found = list({(said.range, said.speaker, said.act): said for said in found}.values())
        found.sort(key=lambda said: said.range)
        made = list(_limiting(found, self.last))
        self.last = made[-1] if made else self.last
        return made


def _claims(piece: Piece, parts: Sequence[Part], statements: Statements) -> Iterator[Said]:
    """Yield what words say, a claim each: parts that say the same are one."""
    whole: Span | None = None
    said: Said | None = None
    for part in parts:
        if part.last - part.first < _LEAST:
            continue
        apart = any(part.without)
        one = statements.of(
            replace(piece, without=part.without) if apart else piece, (part.first, part.last)
        )
        if whole and said and not apart and _alike(said, one):
            whole = (whole[0], part.last)
            said = statements.of(piece, whole)
            continue
        if said:
            yield said
        whole, said = (part.first, part.last), one
    if said:
        yield said


def _alike(left: Said, right: Said) -> bool:
    """Return whether the second of two parts of a sentence makes no claim of its own."""
    if right.act is Act.STATES and not right.respondents:
        return True
    same = (left.act, left.status) == (right.act, right.status)
    return same and (left.respondents == right.respondents or not right.respondents)


def _limiting(found: Sequence[Said], before: Said | None) -> Iterator[Said]:
    """Yield statements; a caveat with what it limits: its sentence's claim, or the one before."""
    for said in found:
        if said.act is Act.CAVEATS:
            beside = next((one for one in found if one.act is not Act.CAVEATS), before)
            yield replace(said, qualifies=beside.range if beside else None)
        else:
            yield said
