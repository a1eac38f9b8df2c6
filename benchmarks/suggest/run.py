"""Measure suggestions against what was coded, beside simple ways to find it; time and memory.

    PYTHONPATH=tests python -m benchmarks.suggest.run

The shipped articles that were coded in full come from COMPLIANCE_CORPUS, default ../shared/corpus,
the others and those of the second workspace from the text library in COMPLIANCE_TEXTS, if they are
there. tests/support/suggested.py says what counts as found and as right. Articles to be
timed come from the generator of the peers (COMPLIANCE_PEERS).
"""

from __future__ import annotations

import importlib
import os
import random
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

from benchmarks.invented import peers_folder
from benchmarks.suggest.baselines import BASELINES, Baseline, Ranked
from compliance.library.store import TextLibrary
from compliance.model.base import ArticleId, EvidenceId
from compliance.model.dates.edtf import parse_edtf
from compliance.model.language import primary_language
from compliance.model.words import Coded
from compliance.passages.locate import Pin, Range, SearchText, locate
from compliance.suggest.given import Given, Known
from compliance.suggest.law import ask
from compliance.suggest.rank.ranker import ranker_of
from compliance.suggest.rank.words import words_of
from compliance.suggest.rules import RulesEngine
from compliance.suggest.unread import unread_sentences
from compliance.workspace.layout import carried_agreements
from compliance.workspace.load import load_workspace
from compliance.workspace.workspace import Workspace
from support.suggested import Figures, Tally, Trial, measured, meet, overlap, trials
from support.texts import texts_at_hand

ROOT = Path(__file__).resolve().parents[2]
NOBODY: Final = frozenset[ArticleId]()
T = TypeVar("T")
STREAMED = 100_000


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def corpus_texts(workspace: Workspace, library: TextLibrary | None = None) -> dict[ArticleId, str]:
    """Return the articles' texts that the files of the corpus or a library hold."""
    folder = ROOT / os.environ.get("COMPLIANCE_CORPUS", "../shared/corpus")
    return texts_at_hand(workspace, folder, library)


def places_of(workspace: Workspace, texts: Mapping[ArticleId, str]) -> dict[EvidenceId, Range]:
    """Return where the passages of records stand."""
    searches = {article: SearchText(text) for article, text in texts.items()}
    found = {}
    for e in workspace.evidence.values():
        pin = e.entry.passage
        if e.article.id in searches:
            place = locate(searches[e.article.id], Pin(pin.start, pin.end, pin.prefix)).range
            if place is not None:
                found[e.id] = place
    return found


def coded(workspace: Workspace, library: TextLibrary | None, how: Coded) -> list[Trial]:
    """Return the articles at hand that were coded in full, or in part."""
    texts = corpus_texts(workspace, library)
    made = zip(texts, trials(workspace, texts, places_of(workspace, texts)), strict=True)
    return [trial for article, trial in made if workspace.articles[article].coded is how]


def show(figures: Figures) -> None:
    """Print what suggestions come to."""
    say(f"  passages found           {figures.found}")
    say(f"  of these, cut closely    {figures.close}")
    say(f"  suggestions right        {figures.precise}")
    say(f"  first target             {figures.first}")
    say(f"  among three              {figures.three}")
    for name, tally in sorted(figures.fields.items()):
        say(f"  {name:<25}{tally}")


def by_language(made: Sequence[Trial]) -> None:
    """Print found, right, first and three for each language of several."""
    groups: defaultdict[str, list[Trial]] = defaultdict(list)
    for trial in made:
        groups[primary_language(trial.given.language or "")].append(trial)
    if len(groups) > 1:
        for language, some in sorted(groups.items()):
            one = measured(RulesEngine(), some)
            say(
                f"  {language}: found {one.found}, right {one.precise}, "
                f"first {one.first}, three {one.three}, act {one.fields['act']}, "
                f"side {one.fields['side']}"
            )


def beside(made: Sequence[Trial]) -> None:
    """Print for each baseline what it finds at most, and what ours are where they find as much."""
    for name, baseline in {"rules": by_rules, **BASELINES}.items():
        most = _at_recall(baseline, made, 1.0)
        wanted = min(most[0], _at_recall(by_rules, made, 1.0)[0])
        theirs, ours = _at_recall(baseline, made, wanted), _at_recall(by_rules, made, wanted)
        say(f"  {name:<24}{_line(theirs)}")
        say(f"  {'':<24}{_line(ours)}  (rules)")


def by_rules(given: Given) -> Sequence[Ranked]:
    """Rank passages by the score of the program's own engine."""
    return [
        Ranked(one.range, one.score, one.targets) for one in ask(RulesEngine(), given).suggestions
    ]


def _line(found: tuple[float, float, Tally, Tally]) -> str:
    recall, precise, first, three = found
    return f"found {recall:.2f}, right {precise:.2f}, first {first}, three {three}"


def _at_recall(
    baseline: Baseline, made: Sequence[Trial], wanted: float
) -> tuple[float, float, Tally, Tally]:
    ranked = [(one, trial) for trial in made for one in baseline(trial.given) if one.score > 0]
    ranked.sort(key=lambda pair: -pair[0].score)
    every = sum(len(trial.passages) for trial in made)
    best: dict[tuple[int, Range], Ranked] = {}
    targets = {(id(t), place): of for t in made for place, of in t.passages.items()}
    right, taken = 0, 0
    for one, trial in ranked:
        if len(best) / every >= wanted:
            break
        taken += 1
        met = [(id(trial), place) for place in trial.passages if meet(one.place, place)]
        right += bool(met)
        for key in met:
            before = best.get(key)
            if before is None or overlap(one.place, key[1]) > overlap(before.place, key[1]):
                best[key] = one
    first, three = Tally(), Tally()
    for key, one in best.items():
        first.add(right=not targets[key].isdisjoint(one.targets[:1]))
        three.add(right=not targets[key].isdisjoint(one.targets))
    return len(best) / every, right / max(taken, 1), first, three


def generated(names: Sequence[str]) -> Iterator[str]:
    """Yield articles of 3,000 code points, with one of the names at the head of each if any."""
    sys.path.insert(0, str(peers_folder()))
    made: Any = importlib.import_module("c_gen")
    rand = random.Random(5)  # noqa: S311 - the same articles in every run
    number = 0
    while True:
        sentences = [sentence for sentence, _ in made.article(rand, number)["sents"]]
        if names:
            name = names[number % len(names)]
            sentences = [
                one if place % 5 else f"{name} said on Monday: {one}"
                for place, one in enumerate(sentences)
            ]
        number += 1
        yield " ".join(sentences)


def speed(known: Known) -> None:
    """Print articles a second of processor time, for everything and for ranking alone."""
    sides = [side.name for side in known.agreement.sides]
    for name, names in (("of an archive", []), ("each naming sides", sides)):
        articles = generated(names)
        given = [_given(next(articles), known) for _ in range(400)]
        say(f"  {name}: everything {_rate(_everything, given):.0f} articles a second")
        words = [
            [words_of(one.text[slice(*each.place)]) for each in unread_sentences(one)]
            for one in given
        ]
        say(f"  {name}: ranking alone {_rate(partial(_weighed, known), words):.0f}")


def _weighed(known: Known, sentences: Sequence[list[str]]) -> object:
    ranker = ranker_of(known, "en")
    return [ranker.weigh(words, NOBODY) for words in sentences]


def _everything(given: Given) -> object:
    return RulesEngine().suggest(given)


def _rate(work: Callable[[T], object], items: Sequence[T]) -> float:
    """Return how many items a second of processor time are worked through."""
    work(items[0])
    begin = time.process_time()
    for one in items:
        work(one)
    return len(items) / (time.process_time() - begin)


def growth(known: Known) -> None:
    """Print time and memory as articles are streamed: ten times as many take ten times as long."""
    engine, articles = RulesEngine(), generated([])
    begin, done = time.process_time(), 0
    for mark in (STREAMED // 100, STREAMED // 10, STREAMED):
        while done < mark:
            engine.suggest(_given(next(articles), known))
            done += 1
        spent = time.process_time() - begin
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        say(f"  {done} articles streamed, made on the way: {spent:.1f} s, {peak:.0f} MiB at most")


def _given(text: str, known: Known) -> Given:
    return Given(text=text, published=parse_edtf("2023-05-04"), known=known, language="en")


def main() -> None:
    """Print the figures of both workspaces, then time and memory."""
    named = os.environ.get("COMPLIANCE_TEXTS")
    library = TextLibrary(Path(named)) if named else None
    shipped = load_workspace(ROOT)
    made = coded(shipped, library, Coded.FULL)
    say(f"nov10_2020: {len(made)} articles coded in full, each with its incident left out")
    show(measured(RulesEngine(), made))
    say("  at equal recall, first the baseline, then ours:")
    beside(made)
    for agreement, root in carried_agreements().items():
        others = coded(load_workspace(root), library, Coded.PART)
        if others:
            say(f"{agreement}: {len(others)} articles coded in part: what is right cannot be told")
            show(measured(RulesEngine(), others))
            by_language(others)
            beside(others)
    say("speed")
    speed(made[0].given.known)
    growth(made[0].given.known)


if __name__ == "__main__":
    main()
