"""What is rejected at a desk, and of what a coder is unsure."""

from __future__ import annotations

from compliance.coding.queue import Filters
from compliance.library.store import TextLibrary
from support.builders import GAZETTE
from support.desks import CROSSED, INVITE, OPENED, STAYED, Office, key_of, keys, suggested
from support.lake_texts import TEXTS


def test_what_is_rejected_needs_a_reason_and_is_not_asked_again(here: Office) -> None:
    desk = here.desk()
    key = key_of(desk, OPENED.text)
    assert desk.reject(key, " \n").problems == {"reason": ("say why it is no evidence, in a line",)}
    outcome = desk.reject(key, "It is\n background\x00. ")
    assert outcome.decision
    assert outcome.decision.reason == "It is background."
    assert outcome.decision.targets == ("1b", "1a")
    for coder in ("anna", "boris"):
        assert OPENED.text not in keys(here.desk(coder))


def test_a_rejected_pair_is_not_asked_again_in_another_text_but_another_target_is(
    here: Office,
) -> None:
    desk = here.desk()
    desk.reject(key_of(desk, STAYED.text), "no")
    text = f"An added first line.\n{TEXTS[GAZETTE]}"
    library = TextLibrary(here.data)
    sha256 = library.put(text)
    path = here.root / "articles" / f"{GAZETTE}.yaml"
    old = path.read_text()
    held = old[old.index("held:") :]
    start = held.index("text_sha256: ") + len("text_sha256: ")
    path.write_text(old.replace(held[start : start + 64], sha256))
    again = suggested(GAZETTE, STAYED.text, "1a", text=text, score=0.3, engine="llm")
    more = suggested(GAZETTE, STAYED.text, "1a", "2a", text=text, score=0.2)
    here.suggest(GAZETTE, again, more, text=text)
    (one,) = here.desk().queue(Filters(article=GAZETTE))
    assert (one.suggestion, one.targets) == (more, ("2a",))


def test_the_unsure_wait_apart_and_others_are_asked(here: Office) -> None:
    desk = here.desk()
    desk.unsure(key_of(desk, OPENED.text), "who speaks?")
    assert keys(desk) == [CROSSED.text, STAYED.text, INVITE.text]
    assert keys(desk, unsure=True) == [OPENED.text]
    assert keys(here.desk("boris"))[0] == OPENED.text
    key = key_of(desk, OPENED.text, unsure=True)
    assert desk.reject(key, "nobody").done
    assert keys(desk, unsure=True) == []
    assert OPENED.text not in keys(here.desk("boris"))
