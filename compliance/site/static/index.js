// What is searched: the rows of data/search.js as statements and pages, and the index over them.
"use strict";

globalThis.complianceIndex = (() => {
  const { Spellings, folded, queryOf, wordsOf } = globalThis.complianceWords;
  const KINDS = ["points", "voices", "articles", "incidents"];
  const STEM = /-$/u;
  const CHUNK = 400;

  class Corpus {
    constructor(data) {
      this.data = data;
      this.statements = data.statements.map((row, number) => statementOf(data, row, number));
      this.pages = KINDS.flatMap((kind) => data[kind].map((row) => pageOf(data, kind, row)));
      this.documents = [...this.statements, ...this.pages];
      this.documents.forEach((document, id) => { document.id = id; });
      this.names = new Spellings(data.spellings);
      const also = data.voices.flatMap((row) => row[5]);
      this.stems = also.filter((one) => STEM.test(one) && !one.includes(" ")).map((one) => folded(one.slice(0, -1)));
    }

    // The index, made in parts so that the page answers meanwhile.
    async read() {
      this.index = new globalThis.MiniSearch({
        fields: ["words", "names", "about", "ends"],
        extractField: (document, field) => (field === "id" ? document.id : document.text(field)),
        tokenize: wordsOf,
        processTerm: (word) => word,
        searchOptions: {
          boost: { words: 3, names: 2, ends: 1.5 },
          // By a number nothing is found that only begins with it, or is like it.
          prefix: (word) => word.length > 1 && !/^\p{N}+$/u.test(word),
          fuzzy: (word) => (word.length > 5 && !/\p{N}/u.test(word) ? 0.17 : false),
          weights: { prefix: 0.5, fuzzy: 0.15 },
          tokenize: (word) => [word],
        },
      });
      await this.index.addAllAsync(this.documents, { chunkSize: CHUNK });
    }

    // [document, words by which it was found], the best first; null if there are no words.
    find(text) {
      const query = queryOf(text, this.names, this.stems);
      if (query === null) return null;
      return this.index.search(query).map((hit) => [this.documents[hit.id], new Set(hit.terms)]);
    }
  }

  const voiceOf = (data, id) => data.voices.find((voice) => voice[0] === id);
  const named = (row) => ({ id: row[0], href: row[1], name: row[2], told: row[3], within: row[4], also: row[5], language: row[6] });

  function statementOf(data, row, number) {
    const one = {};
    data.columns.forEach((column, at) => { one[column] = row[at] ?? null; });
    const article = named(data.articles[one.article]);
    article.outlet = voiceOf(data, article.within)[2];
    const voice = named(data.voices[one.voice]);
    const [when, first, last] = data.whens[one.when];
    const points = one.targets.map((target) => named(data.points[target]));
    const incident = one.incident === null ? null : named(data.incidents[one.incident]);
    const [side, sideName] = data.sides[one.side];
    const status = one.status === null ? null : data.statuses[one.status];
    const lead = one.lead === null ? null : data.leads[one.lead];
    const statement = {
      number, article, voice, when, first, last, points, incident, status, lead,
      href: `${article.href}#${one.entry}`,
      words: one.words, ends: one.ends, sideName,
      act: data.acts[one.act],
      kinds: (one.kinds ?? []).map((kind) => data.kinds[kind][1]),
      marks: one.marks === null ? "" : data.marks[one.marks],
      apart: one.apart === null ? null : data.aparts[one.apart],
      inferred: one.inferred === 1,
    };
    statement.values = {
      side: [side],
      point: [...new Set(points.map((point) => point.within))],
      act: [statement.act],
      status: status === null ? [] : [status],
      kind: (one.kinds ?? []).map((kind) => data.kinds[kind][0]),
      voice: [voice.id],
    };
    statement.text = (field) => ({
      words: () => [lead, statement.words].filter(Boolean).join(" "),
      names: () => [voice.name, ...voice.also, sideName, incident?.name].filter(Boolean).join(" "),
      about: () => [article.name, article.outlet, when, ...points.map((point) => point.name)].join(" "),
      ends: () => statement.ends,
    })[field]();
    return statement;
  }

  function pageOf(data, kind, row) {
    const page = { kind, ...named(row) };
    const outlet = kind === "articles" ? voiceOf(data, page.within) : null;
    page.beside = kind === "voices" ? data.sides.find((side) => side[0] === page.within)?.[1] : outlet?.[2];
    page.text = (field) => ({
      words: () => [page.name, kind === "points" ? page.told : ""].join(" "),
      names: () => page.also.join(" "),
      about: () => [page.told, page.beside ?? ""].join(" "),
      ends: () => "",
    })[field]();
    return page;
  }

  return { Corpus };
})();
