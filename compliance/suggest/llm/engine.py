"""The engine "llm": asks a language model at an address that the user names, and checks it all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Final

from compliance.errors import ComplianceError
from compliance.network.address import Address, read_address
from compliance.network.ask import Asker, Question
from compliance.network.error import UnfetchedError
from compliance.network.limits import MIB, Clock, Limits
from compliance.network.status import refuse_status
from compliance.passages.locate import SearchText
from compliance.suggest.given import Given
from compliance.suggest.llm.answer import Checker, read_reply
from compliance.suggest.llm.question import Prompt, questions
from compliance.suggest.suggestion import Dropped, Suggestion

NAME: Final = "llm"
VERSION: Final = "1"
LIMITS: Final = Limits(silence=120.0, whole=300.0, body=4 * MIB)
_PATH: Final = "/chat/completions"
_OR_RULES: Final = 'or use the engine "rules"'


class ModelFailedError(ComplianceError):
    """A language model that does not answer, or not as it was asked to."""

    def __init__(self, address: str, wrong: str, cure: str) -> None:
        super().__init__(f'the language model at "{address}" {wrong}; {cure}')


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a language model is asked, in the form that most servers of them have.

    Args:
        address: Of the interface, as "https://host/v1".
        model: Which model of those that are there.
        key: What the server knows the user by. It is sent, and stands nowhere else.
    """

    address: Address
    model: str
    key: str | None = field(default=None, repr=False)

    @classmethod
    def read(cls, address: str, model: str, key: str | None = None) -> Endpoint:
        """Return the endpoint that a user names.

        Raises:
            UnfetchedError: It is no address.
            ModelFailedError: It has a query; the key is none, or anyone on the way could read it.
        """
        found = read_address(address)
        path, mark, _ = found.target.partition("?")
        place = Address(found.scheme, found.host, found.port, path.rstrip("/"))
        if mark:
            wrong = "has something behind a question mark, which would be recorded"
            raise ModelFailedError(str(place), wrong, "give it without")
        if key is not None and not (key.isascii() and key.isprintable() and " " not in key):
            wrong = "cannot be given a key with such characters"
            raise ModelFailedError(str(place), wrong, "see what stands in the variable")
        if key is not None and place.scheme == "http" and not _is_here(place.host):
            wrong = "would be sent the key so that anyone on the way can read it"
            raise ModelFailedError(str(place), wrong, "give an address of https, or no key")
        return cls(place, model, key)


def _is_here(host: str) -> bool:
    """Tell whether a host is this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class LlmEngine:
    """Asks a language model. What it answers is labels of passages, each checked or dropped.

    It may answer otherwise tomorrow, or if two sides exchange their names: nothing can hold it to
    that, so no other engine rests on it.
    """

    def __init__(self, endpoint: Endpoint, asker: Asker) -> None:
        self._endpoint, self._asker, self._prompt = endpoint, asker, Prompt()

    @property
    def name(self) -> str:
        """The name by which it is chosen."""
        return NAME

    @property
    def version(self) -> str:
        """Its version, with the model, its address, and the hash of the rules it was given."""
        where = f"{self._endpoint.model} at {self._endpoint.address}"
        return f"{VERSION}: {where}, prompt {self._prompt.sha256}"

    def suggest(self, given: Given) -> Sequence[Suggestion | Dropped]:
        """Return what the model takes for evidence and what holds, in the order of the text.

        What was dropped stands behind it.

        Raises:
            ModelFailedError: It does not answer, or not as it was asked to.
        """
        checker = Checker(given, SearchText(given.text), self)
        found: dict[tuple[object, ...], Suggestion] = {}
        dropped: list[Dropped] = []
        for question in questions(given, self._endpoint.model, self._prompt):
            proposals = read_reply(self._ask(question))
            if proposals is None:
                wrong = "does not answer in the form that was asked for"
                raise self._failed(wrong, f"choose another model, {_OR_RULES}")
            for one in checker.checked(proposals):
                if isinstance(one, Dropped):
                    dropped.append(one)
                else:
                    key = (one.range, one.speaker, one.act, one.status, one.respondents)
                    found.setdefault(key, one)
        return [*sorted(found.values(), key=lambda one: one.range), *dropped]

    def _ask(self, body: bytes) -> bytes:
        at = self._endpoint.address
        place = Address(at.scheme, at.host, at.port, f"{at.target}{_PATH}")
        headers = {"Content-Type": "application/json"}
        if self._endpoint.key is not None:
            headers["Authorization"] = f"Bearer {self._endpoint.key}"
        try:
            with self._asker.ask(Question(place, headers, body), LIMITS) as answer:
                refuse_status(str(place), answer.status)
                return answer.read(LIMITS.body)
        except UnfetchedError as error:
            raise self._failed(error.wrong, f"see that it runs, {_OR_RULES}") from error

    def _failed(self, wrong: str, cure: str) -> ModelFailedError:
        return ModelFailedError(str(self._endpoint.address), wrong, cure)


def engine_at(address: str, model: str, key: str | None, clock: Clock) -> LlmEngine:
    """Return the engine that asks a language model at an address.

    Its server may be of this machine or of the user's network: nobody but the user names it.

    Raises:
        UnfetchedError: It is no address.
        ModelFailedError: The key is none, or anyone on the way could read it.
    """
    return LlmEngine(Endpoint.read(address, model, key), Asker(clock, allow_private=True))
