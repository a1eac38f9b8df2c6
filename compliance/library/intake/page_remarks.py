"""What keeps the text of a page from being the whole article, told from its words and marks."""
# ruff: noqa: RUF001 - words of all languages are what this module looks for

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.extraction import Remark

_SHORT: Final = 1_500
"""Characters: an article that mentions a captcha, or cookies, is longer."""
_FEW: Final = 3
_END: Final = 400

_ERROR: Final = re.compile(
    r"\b(?:error\s*)?(?:404|403|410|500|502|503)\b(?!\s*[-\u2013,.]?\s*\w*(?:th|people|km))"
    r"|page (?:not found|can(?:no|')t be found|does not exist|unavailable)|access denied|forbidden"
    r"|just a moment|attention required|verify (?:that )?you are (?:a )?human|captcha"
    r"|checking (?:if the site|your browser)|enable javascript and cookies"
    r"|страница не найдена|доступ (?:запрещ[её]н|ограничен)|ошибка 404|проверка браузера"
    r"|подтвердите, что вы (?:не робот|человек)|səhifə tapılmadı|էջը չի գտնվել"
    r"|seite (?:wurde )?nicht gefunden|page introuvable|página no encontrada",
    re.IGNORECASE,
)
_CONSENT: Final = re.compile(
    r"cookies?\b|файлы cookie|\bconsent|\bпринять\b|accept all|reject all|privacy policy"
    r"|privacy choices"
    r"|we value your privacy|manage (?:options|preferences)|политик\w+ конфиденциальности"
    r"|einwilligung|datenschutz|alle akzeptieren|tout accepter|confidentialité",
    re.IGNORECASE,
)
_PAYWALL: Final = re.compile(
    r"subscribe (?:now )?to (?:continue|read|keep reading)|already a subscriber|subscribers only"
    r"|(?:log|sign) in to (?:continue|read)|to continue reading|become a (?:member|subscriber) to"
    r"|only (?:for|available to) subscribers|оформите подписку|только для подписчиков"
    r"|доступн\w+ (?:только )?по подписке|подпишитесь,? чтобы|abonnez-vous pour|nur für abonnenten",
    re.IGNORECASE,
)
_NOT_FREE: Final = re.compile(r"\"isAccessibleForFree\"\s*:\s*\"?false", re.IGNORECASE)
_PAYWALL_MARKUP: Final = re.compile(r"class\s*=\s*[\"'][^\"'>]*\bpaywall\b", re.IGNORECASE)
_MORE: Final = re.compile(
    r"(?:read (?:more|the full (?:story|article))|continue reading|full story|see more"
    r"|читать (?:далее|дальше|полностью)|подробнее|далее|davamı|ətraflı|weiterlesen|lire la suite"
    r"|\.\.\.|\u2026|\[\u2026\])[\s.:\u2026>\u00bb\u2192]*$",
    re.IGNORECASE,
)
_ENDED: Final = re.compile(r"[.!?\u2026:;\u0589\u3002][\s\"'\u201c\u201d\u2019\u00bb)\]]*$")
_ROUND: Final = range(1_900, 2_101)
"""Lengths at which some feeds and archives cut a text off."""


def refuse_no_article(capture: Capture, text: str, titles: Sequence[str]) -> None:
    """Refuse a page that has no article on it.

    Raises:
        UnfitCaptureError: it is empty, an error page, or only asks for consent.
    """
    if len(text) < _SHORT:
        told = next((found for title in titles if (found := _ERROR.search(title))), None)
        told = told or (_ERROR.search(text) if len(text) < _SHORT // _FEW else None)
        if told is not None:
            wrong = f'is a page that says "{told[0].strip()}", not an article'
            raise UnfitCaptureError(capture.name, wrong, "open the article, and save its page")
        consent = {found.lower() for found in _CONSENT.findall(text)}
        if len(consent) >= _FEW and _is_mostly(text):
            wrong = "only asks for consent to cookies, without the article"
            cure = "answer there, wait for the article, and save its page"
            raise UnfitCaptureError(capture.name, wrong, cure)
    if not any(sign.isalnum() for sign in text):
        wrong = "has no text of an article, perhaps since its page is made by a script"
        cure = "save it from a browser once the article is shown, or as plain text"
        raise UnfitCaptureError(capture.name, wrong, cure)


def _is_mostly(text: str) -> bool:
    """Return whether most lines with words speak of consent."""
    lines = [line for line in text.splitlines() if line.strip()]
    return sum(bool(_CONSENT.search(line)) for line in lines) * 2 >= len(lines)


def page_remarks(capture: Capture, markup: str, text: str, shown: str) -> Iterator[Remark]:
    """Yield why a text may not be the whole article; `shown` is all that the page shows."""
    came = len(capture.data)
    announced = capture.header("content-length") or ""
    packed = capture.header("content-encoding")
    if packed is None and announced.isdecimal() and int(announced) > came:
        told = f"the server announced {int(announced):,} bytes, and {came:,} came"
        yield Remark("truncated", told)
    # Whole articles, too, may have hidden what the beginning of others ends with.
    short = len(text) < _SHORT and (_PAYWALL_MARKUP.search(markup) or _PAYWALL.search(shown))
    if short or _NOT_FREE.search(markup) or _PAYWALL.search(text[-_END:]):
        yield Remark("paywalled", "the page says that its text is for subscribers")
    end = text.rstrip()
    if _MORE.search(end[-100:]):
        yield Remark("truncated", "the text ends where the page leads on to more")
    elif len(end) in _ROUND and not _ENDED.search(end[-20:]):
        told = f"the text breaks off within a sentence after {len(end):,} characters"
        yield Remark("truncated", told)
