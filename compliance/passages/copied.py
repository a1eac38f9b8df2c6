"""Find words that a text of ours has in a row with somebody else's."""

from __future__ import annotations

from compliance.model.spaceless import count_words, word_places
from compliance.passages.edges import is_word_sign


def copied_words(ours: str, theirs: str, most: int) -> str | None:
    """Return more than `most` words in a row that both texts have, as ours has them; else None.

    Case and the signs between words make no difference.
    """
    words, others = _words(ours), _words(theirs)
    joined = _joined([word for word, _, _ in others])
    for first, (_, begin, _) in enumerate(words):
        run: list[str] = []
        for word, _, end in words[first:]:
            run.append(word)
            if count_words(" ".join(run)) > most:
                if _joined(run) in joined:
                    return ours[begin:end]
                break
    return None


def _words(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text as they are compared, with where each stands."""
    found = []
    for start, end in word_places(text, 0, len(text)):
        bare = "".join(filter(is_word_sign, text[start:end])).casefold()
        if bare:
            found.append((bare, start, end))
    return found


def _joined(words: list[str]) -> str:
    return "\0" + "\0".join(words) + "\0"
