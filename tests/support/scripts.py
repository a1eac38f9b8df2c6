"""Letters, marks and signs of many scripts, for laws that must hold in each of them."""
# ruff: noqa: RUF001 - letters of all scripts are what this module is about

from __future__ import annotations

from typing import Final

SCRIPTS: Final = {
    "Latin": "aebcXYZéñ\u0301'’.,:-_ \u00ad01²½\n",
    "Cyrillic": "абвЯЮёй\u0306’ʼ.,:«»„“- 01\n",
    "Greek": "αβγΔΣάί\u0301᾽’.;·- ",
    "Armenian": "աբգԴև՚՛՜՞.։՝֊- \n",
    "Georgian": "აბგდႠ.-„“- \n",
    "Hebrew": "אבגדץ\"'׳״”־\u05b0\u05bc.,- 1\n",
    "Arabic": "ابتمـ\u064b\u200c،.؟ ٣\u066b١ﻗﺎﻝﻻ",
    "Persian": "میکگ\u200c\u200d؛«». ۱",
    "Devanagari": "कखगष\u094d\u093e\u0940\u0902\u200d\u200c। १\n",
    "Bengali": "কখগ\u09cd\u09be\u09bc। ",
    "Tamil": "கஙச\u0bcd\u0bbe\u0bc6 .",
    "Thai": "กขคเแ\u0e33\u0e4d\u0e32\u0e34\u0e48 ๑1a\n",
    "Lao": "ກຂຄເ\u0eb3\u0ecd\u0eb2\u0ec8\u0eb4 \n",
    "Khmer": "កខគ\u17d2\u17b6\u200b។ ",
    "Burmese": "ကခဂ\u1039\u103a\u102d။ \n",
    "Tibetan": "ཀཁག\u0fb2\u0f72་། ",
    "Ethiopic": "ሀለሐ፡። ",
    "Han": "双方代表停火，。「」“”1a \u3000Ａ\n",
    "Kana": "カタガｶﾞひらー、。「」漢a \n",
    "Hangul": "가각힣\u1112\u1161\u11ab. \n",
    "Mongolian": "ᠠᠡᠮ\u180b\u202f᠂ ",
    "Pictographs": "\U0001f44d\U0001f3fd\u200d\U0001f469\ufe0f\U0001f1e6\U0001f1fa\U0001f1e8x ",
}
"""The signs of a script are drawn together, since that is how they stand in a text."""
