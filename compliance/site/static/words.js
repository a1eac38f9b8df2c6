// Words as the search compares them: without case, accents and marks, in whatever script; and the
// spellings of names, which stand for each other.
"use strict";

globalThis.complianceWords = (() => {
  const LETTERS = { "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe" };
  const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");
  // Armenian signs of question, stress and exclamation stand within a word; so do apostrophes.
  const WITHIN = "\u055B\u055C\u055E'\u2019\u02BC\u00AD\u200B-\u200D\u2060";
  const DROPPED = new RegExp(`[${WITHIN}\\p{M}]`, "gu");
  const WORD = new RegExp(`[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}${WITHIN}]*[\\p{L}\\p{N}\\p{M}])?`, "gu");
  const OF_SOMEBODY = /['\u2019]s$/u;

  function folded(word) {
    // Signs for letters have capitals only once they are letters: a bold A of mathematics.
    const plain = word.normalize("NFKD").toLowerCase().replace(OF_SOMEBODY, "").replace(DROPPED, "");
    return plain.replace(LETTER, (letter) => LETTERS[letter]);
  }

  // The letter is written "a" by most who have none on their keys, and "e" by many.
  function formsOf(word) {
    const plain = folded(word);
    return plain.includes("ə") ? [plain.replaceAll("ə", "a"), plain.replaceAll("ə", "e"), plain] : [plain];
  }

  // The same words come again and again.
  const known = new Map();

  function forms(word) {
    if (!known.has(word)) known.set(word, formsOf(word));
    return known.get(word);
  }

  // [start, end, forms] of each word of a text.
  function places(text) {
    return Array.from(text.matchAll(WORD), (found) => [found.index, found.index + found[0].length, forms(found[0])]);
  }

  function wordsOf(text) {
    return places(text).flatMap((place) => place[2]);
  }

  // The words of a query, each with its forms.
  function asked(text) {
    return places(text).map((place) => place[2]);
  }

  // Names by the first word of each of their spellings.
  class Spellings {
    constructor(names) {
      this.byFirst = new Map();
      for (const name of names) {
        const spellings = name.map((spelling) => asked(spelling).map((word) => word[0]));
        for (const words of spellings) {
          if (words.length === 0) continue;
          if (!this.byFirst.has(words[0])) this.byFirst.set(words[0], []);
          this.byFirst.get(words[0]).push({ words, spellings });
        }
      }
    }

    // The longest spelling that stands at a place of a query: how many words it has, and all
    // spellings of whatever is called so; null if none does.
    at(words, place) {
      const known = words[place].flatMap((form) => this.byFirst.get(form) ?? []);
      const standing = known.filter(({ words: name }) =>
        name.every((word, on) => words[place + on]?.includes(word)));
      const longest = Math.max(0, ...standing.map(({ words: name }) => name.length));
      if (longest === 0) return null;
      const spellings = standing.filter(({ words: name }) => name.length === longest)
        .flatMap((one) => one.spellings);
      return { length: longest, spellings };
    }
  }

  // What is asked of the index: all words, in whatever form; of a name, any of its spellings.
  function queryOf(text, names, stems) {
    const words = asked(text);
    const queries = [];
    for (let place = 0; place < words.length;) {
      const name = names.at(words, place);
      const length = name ? name.length : 1;
      const here = words.slice(place, place + length).map((forms) => ofWord(forms, stems));
      const spelled = name ? name.spellings.map((spelling) => ofSpelling(spelling)) : [];
      queries.push(anyOf([allOf(here), ...spelled]));
      place += length;
    }
    return queries.length ? allOf(queries) : null;
  }

  const allOf = (queries) => ({ combineWith: "AND", queries });
  const anyOf = (queries) => ({ combineWith: "OR", queries });
  const ofSpelling = (words) => ({ combineWith: "AND", prefix: false, fuzzy: false, queries: words });

  // A word also stands for the known beginnings of words that it begins with: a name in any case.
  function ofWord(forms, stems) {
    const known = stems.filter((stem) => forms.some((form) => form.startsWith(stem)));
    return anyOf([...new Set([...forms, ...known])]);
  }

  return { places, queryOf, wordsOf, folded, Spellings };
})();
