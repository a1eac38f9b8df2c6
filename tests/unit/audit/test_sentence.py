"""What of a sentence stands on both sides of a passage, and whether it is quoted."""
# ruff: noqa: RUF001 - letters of all scripts are what this module is about

from __future__ import annotations

import pytest

from compliance.audit.sentence import Around, around, quoted

ABBREVIATIONS = frozenset({"gen", "e.g", "ул", "#"})


def outside(marked: str) -> tuple[str, Around]:
    """Return a text without its brackets, and what stands around what was between them."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    return text, around(text, (start, end), ABBREVIATIONS)


@pytest.mark.parametrize(
    ("marked", "before", "after"),
    [
        ("One. Two [three] four. Five.", " Two ", " four."),
        ("[One.] Two.", "", ""),
        ("[One]. Two.", "", "."),
        ("[“One.”] Two.", "", ""),
        ("“[One.”) ]Two.", "“", "Two."),
        ("[”] Two.", "", " Two."),
        ("“One.” [Two] three!” Four.", " ", " three!”"),
        ("A heading\n[One] two three\n\nFour", "", " two three\n"),
        ("A heading\n\n[One] two\n \nThree", "", " two\n"),
        (
            "The wire told that no\nNorthbank boats [left].",
            "The wire told that no\nNorthbank boats ",
            ".",
        ),
        (f"{'word ' * 30}no\nNorth [boats] left.", "North ", " left."),
        ("The long list of them:\n- One [boat]\n- Two boats", "- One ", "\n"),
        ("所有的人都说没有一个\n代表在边境[签署]。", "所有的人都说没有一个\n代表在边境", "。"),
        ("One line\nthat goes [on\nhere] and\non.", "One line\nthat goes ", " and\non."),
        (
            "He met Gen. Lake, e.g. on [the lake] of J. Waters. Then",
            "He met Gen. Lake, e.g. on ",
            " of J. Waters.",
        ),
        ("At 3 p.m. they [left] at 4.5 knots? Yes.", "At 3 p.m. they ", " at 4.5 knots?"),
        ("[One. Two] three. Four.", "", " three."),
        ("One [two]", "One ", ""),
        ("Gen. [Lake] left.", "Gen. ", " left."),
        ("A. [Lake] left.", "A. ", " left."),
        ("He went to the UN. [Then] he left.", " ", " he left."),
        ("Am 3. Mai [kam] er. Ja", "Am 3. Mai ", " er."),
        ("Im Jahr 2020. Mai [kam] er", " Mai ", " er"),
        ("It ended. 1a was [met] then.", " 1a was ", " then."),
        ("It ended at 5 p.m. and [then] began.", "It ended at 5 p.m. and ", " began."),
        ("A heading\n2a was [met] then.", "2a was ", " then."),
        ("A line that goes\non [here] too.", "A line that goes\non ", " too."),
        ("\n[Here] it begins.", "", " it begins."),
        ("[Here] it begins.", "", " it begins."),
        ("It was [met.] Then", "It was ", ""),
        ("It was [met].” Then", "It was ", ".”"),
        ("It was [A.] Then", "It was ", " Then"),
        ("It was. [T]hen. It", " ", "hen."),
        ("Nobody at the U.S. Embassy [saw] it. Yes", "Nobody at the U.S. Embassy ", " it."),
        ("Nobody left at 5 p.m. Monday [from] it.", "Nobody left at 5 p.m. Monday ", " it."),
        ("Не был на ул. Ленина, т.е. Город [стоял]. Да", "Не был на ул. Ленина, т.е. Город ", "."),
        ("Es war z.B. Herr [Moll] da. Ja", "Es war z.B. Herr ", " da."),
        ("He saw … and [left]... so it is. Yes", "He saw … and ", "... so it is."),
        ("He saw … They [left]", " They ", ""),
        ("„Ja.“ Er [kam]", " Er ", ""),
        ("« Oui.\u00a0» Il [vint]", " Il ", ""),
        ("“Who?” she [asked]. One", "“Who?” she ", "."),
        ("«Мы ушли!» — сказал [мэр]. Да", "«Мы ушли!» — сказал ", "."),
        ("Նա եկավ։ Նա [գնաց]։ Նա", " Նա ", "։"),
        ("Նա եկավ: Նա [գնաց]: Նա", " Նա ", ":"),
        ("Նա ասաց. չէ՞ր [եկել]։", "Նա ասաց. չէ՞ր ", "։"),
        ("ሰላም ነው። ጦርነት [የለም]።", " ጦርነት ", "።"),
        ("वह आया। वह [गया]। वह", " वह ", "।"),
        ("他来了。他[走]了！他", "他", "了！"),
        ("他来了!他[走]了", "他", "了"),
        ("هل جاء؟ لم [يأت]۔ نعم", " لم ", "۔"),
        ("Ήρθε; Δεν [ήρθε]", " Δεν ", ""),
        ("See x.org/?a=b and [left]", "See x.org/?a=b and ", ""),
    ],
)
def test_a_sentence_goes_from_one_full_stop_to_the_next(
    marked: str, before: str, after: str
) -> None:
    text, found = outside(marked)
    assert (text[slice(*found.before)], text[slice(*found.after)]) == (before, after)


def test_a_sentence_without_an_end_is_cut() -> None:
    found = around("so " * 1_000, (1_500, 1_502), ABBREVIATIONS)
    assert found.before == (500, 1_500)
    assert found.after == (1_502, 2_502)


@pytest.mark.parametrize(
    ("marked", "before", "after"),
    [
        ("Not this, but [that] too, or so.", [" but ", "Not this,"], [" too", ", or so."]),
        ("Of 3,000 [boats] 1,000 left.", ["Of 3,000 "], [" 1,000 left."]),
        ("One - two [three] four – five", ["two ", "One - "], [" four ", "– five"]),
        ("Ըստ նրա՝ [երեք] չորս, հինգ", [" ", "Ըստ նրա՝"], [" չորս", ", հինգ"]),
        ("[One], two", [""], ["", ", two"]),
        ("One [two] three", ["One "], [" three"]),
    ],
)
def test_clauses_end_at_commas_that_are_not_part_of_a_number(
    marked: str, before: list[str], after: list[str]
) -> None:
    text, found = outside(marked)
    assert [text[slice(*place)] for place in found.clauses_before(text)] == before
    assert [text[slice(*place)] for place in found.clauses_after(text)] == after


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("“We saw. ", True),
        ("“We saw.” ", False),
        ('He said: "We ', True),
        ('"One" and "two" ', False),
        ("“We saw.\n\n", False),
        ("“We saw the boats.\nAll went. And ", True),
        ("The mayor said:\n“We saw.\nShe ", False),
        ("Судно „Надежда“ стояло. ", False),
        ("Er sagte „Ja. ", True),
        ("Er sagte »Ja. ", True),
        ("Er sagte »Ja« und ", False),
        ("Elle dit «\u00a0Oui\u00a0» et ", False),
        ("Elle dit «\u00a0Oui, ", True),
        ("Er sagte ‚Ja‘ und ", False),
        ("Er sagte ‚Ja und ", True),
        ("他说「停火」", False),
        ("他说「停火，", True),
        ("他说“停火，", True),
        ("Hon sa ”ja” och ", False),
        ("Hon sa ”ja och ", True),
        ("قال ”نعم“ ثم ", False),
        ('דובר צה"ל אמר ', False),
        ("The ‘90s and ", False),
        ("«Он сказал „да“ и ", True),
        ("«Он сказал „да» и ", False),
        ('A 5" gun and ', False),
        ("“" * 9 + "”" * 8, False),
        ("«Мы ", True),
        ("", False),
        ("“One” “two” “three ", True),
        ("word” and ", False),
        ("“One ‘two’ and", True),
    ],
)
def test_a_quotation_is_open_in_its_paragraph_until_its_mark_closes_it(
    before: str, *, expected: bool
) -> None:
    assert quoted(f"{before}it.", len(before)) is expected
    assert quoted(f"{before}it.\n\n“More", len(before)) is expected


def test_a_single_mark_opens_if_it_closes_later() -> None:
    text = "He said ‘we don’t know’ then."
    assert quoted(text, text.index("know"))
    assert not quoted("The ‘90s didn’t end.", len("The ‘90s "))


def test_a_quotation_without_an_end_counts_in_its_paragraph_only() -> None:
    text = "“" + "so " * 2_000
    assert quoted(text, 3_000)
    assert not quoted(text, 5_000)
