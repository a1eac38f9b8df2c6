"""What a denial denies, or what a caveat adds to, in words: whose account, of which day, how much.

A reader cannot know what "[2] e04" stands for. Officials speak for their side and stand under its
name; every other voice under its own, since an outlet is not a government and a side of many voices
has no account.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compliance.model.dates.edtf import EdtfDate
from compliance.model.dates.words import display_date
from compliance.model.words import Act, Group
from compliance.views.when import in_time
from compliance.views.words import ACT_WORDS, counted, joined
from compliance.wording.speaking import tr, trn, trp
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import ALWAYS

MOST_NAMED = 2
"""So many voices, or days, are named; of more, how many there are and the first and last day."""


def verb_words(act: Act, answered: Sequence[Evidence], names: Mapping[str, str]) -> str:
    """Return the verb of an act with the account that it answers; the verb alone if none is.

    `names` has the printed name of each side: "denies Russia’s account of 26 Mar 2022". Only those
    who speak in what is answered are named.
    """
    if not answered:
        return ACT_WORDS[act]
    account = account_words(answered, names)
    if act is Act.CAVEATS:
        return tr("adds to {account}", account=account)
    return tr("denies {account}", account=account)


def lead_words(verb: str, number: int) -> str:
    """Return a verb with how many statements are answered; of none, the verb alone.

    As "denies Russia’s account of 26 Mar 2022 (8 statements)".
    """
    return f"{verb} ({counted(number, 'statement')})" if number else verb


def clause_words(lead: str, number: int, words: str) -> str:
    """Return what a record does and its words as one clause; `number` is how many it answers."""
    if number:
        return f"{lead}: {words}"
    return trp("a statement", "{verb} {claim}", verb=lead, claim=words)


def account_words(answered: Sequence[Evidence], names: Mapping[str, str]) -> str:
    """Return whose account some records are, and of which day: "Russia’s account of 26 Mar 2022".

    The day is the one on which it was given. Voices and days stand in the order of the records.
    """
    voices = list(dict.fromkeys(_voice(e, names) for e in answered))
    days = list(dict.fromkeys(e.asserted for e in answered))
    open_ended = any(None in (day.lower, day.upper) for day in days)
    given = open_ended and len(days) <= MOST_NAMED
    said = [display_date(day) for day in days]
    when = joined(said) if len(days) <= MOST_NAMED else _days(days)
    if len(voices) == 1:
        ((name, is_side),) = voices
        if is_side:
            return _account_of_side(name, when, given=given)
        return _account_of_voice(name, when, given=given)
    whose = joined([name for name, _ in voices])
    if len(voices) > MOST_NAMED:
        whose = counted(len(voices), "voice")
    return _accounts(whose, when, given=given)


def _account_of_side(side: str, when: str, *, given: bool) -> str:
    if given:
        return tr("{side}’s account given {when}", side=side, when=when)
    return tr("{side}’s account of {when}", side=side, when=when)


def _account_of_voice(voice: str, when: str, *, given: bool) -> str:
    if given:
        return tr("the account of {voice}, given {when}", voice=voice, when=when)
    return tr("the account of {voice}, of {when}", voice=voice, when=when)


def _accounts(voices: str, when: str, *, given: bool) -> str:
    if given:
        return tr("the accounts of {voices}, given {when}", voices=voices, when=when)
    return tr("the accounts of {voices}, of {when}", voices=voices, when=when)


def _voice(e: Evidence, names: Mapping[str, str]) -> tuple[str, bool]:
    """Return the name under which a record's speaker stands, and whether it is that of a side."""
    official = e.speaker.group is Group.OFFICIAL and e.side not in ALWAYS
    return (names[e.side], True) if official else (e.speaker_short, False)


def _days(days: Sequence[EdtfDate]) -> str:
    """Return how many days there are, with the first and the last of them."""
    ordered = sorted(days, key=in_time)
    first, last = display_date(ordered[0]), display_date(ordered[-1])
    return trn(
        "{number} day, {first} to {last}",
        "{number} days, {first} to {last}",
        len(days),
        first=first,
        last=last,
    )


def shortened(references: Sequence[str]) -> str:
    """Return references with each article once: "[2] e04, e05, [1] e07"."""
    written: list[str] = []
    last = ""
    for reference in references:
        number, _, entry = reference.partition(" ")
        written.append(entry if entry and number == last else reference)
        last = number
    return ", ".join(written)
