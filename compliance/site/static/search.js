// The page of the search: what is asked, in the form and in the address; what is found, and how
// many of it each filter would leave. Everything is put on the page as text, never as markup.
"use strict";

(() => {
  const { places } = globalThis.complianceWords;
  const FILTERS = ["side", "point", "act", "status", "kind", "voice"];
  const FIELDS = ["q", "from", "to", "order"];
  const AT_ONCE = 30;
  const MOST_PAGES = 8;
  const PAUSE = 150;
  const DAY = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

  const form = document.getElementById("find");
  const results = document.getElementById("results");
  const said = document.getElementById("said");
  const more = document.getElementById("more");
  const say = results.dataset;
  const plural = new Intl.PluralRules(document.documentElement.lang);
  // The language of the statements, where that is not the one of the page.
  const written = document.getElementById("written")?.lang;
  let shown = null;

  function made(tag, words, className) {
    const element = document.createElement(tag);
    if (words) element.textContent = words;
    if (className) element.className = className;
    return element;
  }

  function counted(what, n) {
    const category = plural.select(n);
    const sentence = say[`${what}${category[0].toUpperCase()}${category.slice(1)}`] ?? say[`${what}Other`];
    return sentence.replace("{n}", n.toLocaleString(document.documentElement.lang));
  }

  // A sentence in pieces, what stands in its gaps put there: a text, or a list of texts and elements.
  function filled(sentence, values) {
    return sentence.split(/\{([a-z]+)\}/u).flatMap((piece, at) => (at % 2 ? values[piece] : piece)).filter(Boolean);
  }

  // ----- what is asked

  const boxes = () => [...form.querySelectorAll("input[type=checkbox]")];

  function request() {
    const chosen = {};
    for (const name of FILTERS) {
      chosen[name] = new Set(boxes().filter((box) => box.name === name && box.checked).map((box) => box.value));
    }
    const from = dayOf(form.elements.from, false);
    const to = dayOf(form.elements.to, true);
    return { words: form.elements.q.value, chosen, from, to, order: form.elements.order.value };
  }

  // The first or the last day that a year, month or day means; "" for nothing, or what is none.
  function dayOf(field, last) {
    const written = field.value.trim();
    const [day, year, month, date] = DAY.exec(written) ?? [];
    const wrong = written !== "" && (day === undefined || month === "00" || month > "12" || date === "00" || date > "31");
    field.setCustomValidity(wrong ? say.day : "");
    field.setAttribute("aria-invalid", String(wrong));
    if (wrong || written === "") return "";
    return `${year}-${month ?? (last ? "12" : "01")}-${date ?? (last ? "31" : "01")}`;
  }

  function writeAddress() {
    const parts = new URLSearchParams();
    for (const name of FIELDS) {
      const value = form.elements[name].value.trim();
      if (value) parts.append(name, value);
    }
    for (const box of boxes()) if (box.checked) parts.append(box.name, box.value);
    const address = parts.toString();
    if (address !== location.hash.slice(1)) history.replaceState(null, "", address ? `#${address}` : location.pathname);
  }

  function readAddress() {
    const parts = new URLSearchParams(location.hash.slice(1));
    for (const name of FIELDS) form.elements[name].value = parts.get(name) ?? "";
    if (form.elements.order.selectedIndex < 0) form.elements.order.value = "";
    for (const box of boxes()) box.checked = parts.getAll(box.name).includes(box.value);
    for (const box of boxes()) if (box.checked) box.closest("details").open = true;
  }

  // ----- what is found

  function answer(corpus) {
    const asked = request();
    const hits = corpus.find(asked.words);
    const filtered = FILTERS.some((name) => asked.chosen[name].size) || asked.from !== "" || asked.to !== "";
    const all = hits ?? corpus.statements.map((one) => [one, new Set()]);
    const statements = all.filter(([one]) => one.values);
    // A statement counts for a filter if all others let it through.
    const failing = statements.map(([one]) => failures(one, asked));
    count(statements, failing);
    const left = statements.filter((_, at) => failing[at].length === 0);
    const asking = hits !== null || filtered;
    const pages = hits === null || filtered ? [] : hits.filter(([one]) => !one.values);
    show(asking, order(left, asked.order || (hits === null ? "old" : "")), pages);
  }

  function failures(one, asked) {
    const failed = FILTERS.filter((name) => {
      const chosen = asked.chosen[name];
      return chosen.size && !one.values[name].some((value) => chosen.has(value));
    });
    const late = asked.to !== "" && (one.first === "" || one.first > asked.to);
    const early = asked.from !== "" && (one.last === "" || one.last < asked.from);
    if (late || early) failed.push("time");
    return failed;
  }

  function count(statements, failing) {
    const numbers = new Map();
    statements.forEach(([one], at) => {
      for (const name of FILTERS) {
        if (failing[at].some((failed) => failed !== name)) continue;
        for (const value of one.values[name]) {
          const key = `${name} ${value}`;
          numbers.set(key, (numbers.get(key) ?? 0) + 1);
        }
      }
    });
    for (const box of boxes()) {
      const number = numbers.get(`${box.name} ${box.value}`) ?? 0;
      const label = box.closest("label");
      label.querySelector(".number").textContent = number.toLocaleString(document.documentElement.lang);
      label.hidden = number === 0 && !box.checked;
    }
    for (const filter of form.querySelectorAll(".filters details")) {
      const choices = [...filter.querySelectorAll(".choices label")];
      filter.hidden = choices.length > 0 && choices.every((label) => label.hidden);
    }
  }

  function order(statements, by) {
    if (by === "") return statements;
    const turned = by === "new" ? -1 : 1;
    const compared = ([one], [other]) => (one.first < other.first ? -1 : one.first > other.first ? 1 : 0);
    return [...statements].sort((one, other) => turned * compared(one, other) || one[0].number - other[0].number);
  }

  // ----- how it is shown

  function show(asking, statements, pages) {
    const nothing = statements.length === 0 && pages.length === 0;
    const sentence = !asking ? say.ask : nothing ? say.none : counted("number", statements.length);
    if (said.textContent !== sentence) said.textContent = sentence;
    results.replaceChildren();
    shown = { statements: asking ? statements : [], next: 0, list: made("ol") };
    if (asking && pages.length) results.append(made("h3", say.pages), pageList(pages.slice(0, MOST_PAGES)));
    if (shown.statements.length) results.append(made("h3", say.statements), shown.list);
    showMore();
  }

  function showMore() {
    const from = shown.next;
    shown.next = Math.min(shown.statements.length, from + AT_ONCE);
    shown.list.append(...shown.statements.slice(from, shown.next).map(([one, terms]) => card(one, terms)));
    const left = shown.statements.length - shown.next;
    more.hidden = left === 0;
    more.textContent = left ? counted("more", Math.min(left, AT_ONCE)) : "";
    return shown.list.children[from];
  }

  function pageList(pages) {
    const list = made("ol", "", "pages");
    for (const [page, terms] of pages) {
      const item = made("li");
      const point = page.kind === "points";
      const pieces = point ? filled(say.point, { name: page.name, words: own(page.told, terms) }) : [page.name];
      item.append(linked(page.href, pieces, terms, point ? "" : page.language));
      const told = page.kind === "points" ? "" : [say[page.kind], page.told, page.beside].filter(Boolean).join(" · ");
      item.append(made("p", told, "where"));
      list.append(item);
    }
    return list;
  }

  function card(one, terms) {
    const item = made("li");
    const heading = linked(one.href, [one.lead ? `${one.lead}: ` : "", ...own(one.words, terms)], terms);
    const where = made("p", "", "where");
    where.append(...filled(say.where, {
      voice: link(one.voice.href, one.voice.name),
      side: one.sideName,
      day: one.when,
      points: one.points.flatMap((point, at) => [at ? ", " : "", link(point.href, point.name)]),
      // Titles alone would not tell all articles apart.
      article: link(one.article.href, `${one.article.outlet}: ${one.article.name}`, one.article.language),
    }));
    item.append(heading, quote(one, terms), where);
    const signs = [one.apart, one.marks, one.inferred ? say.inferred : null, ...one.kinds].filter(Boolean);
    if (signs.length) {
      const line = made("p", "", "signs");
      line.append(...signs.map((sign) => made("span", sign)));
      item.append(line);
    }
    return item;
  }

  function quote(one, terms) {
    const quoted = made("p");
    const words = made("q");
    words.lang = one.article.language;
    words.dir = "auto";
    words.append(...marked(one.ends, terms));
    quoted.append(words);
    return quoted;
  }

  function linked(href, pieces, terms, language) {
    const heading = made("h4");
    const anchor = link(href, "", language);
    anchor.append(...pieces.flatMap((piece) => (typeof piece === "string" ? marked(piece, terms) : piece)));
    heading.append(anchor);
    return heading;
  }

  // Words of those who coded, in their language.
  function own(words, terms) {
    if (!written) return [words];
    const element = made("span");
    element.lang = written;
    element.append(...marked(words, terms));
    return [element];
  }

  function link(href, words, language) {
    const anchor = made("a", words);
    anchor.href = href;
    anchor.dir = "auto";
    if (language) anchor.lang = language;
    return anchor;
  }

  // A text in pieces, those by which it was found marked.
  function marked(text, terms) {
    const pieces = [];
    let written = 0;
    for (const [start, end, forms] of places(text)) {
      if (!forms.some((form) => terms.has(form))) continue;
      pieces.push(text.slice(written, start), made("mark", text.slice(start, end)));
      written = end;
    }
    return [...pieces, text.slice(written)].filter((piece) => piece !== "");
  }

  // ----- the page

  async function start() {
    const corpus = new globalThis.complianceIndex.Corpus(globalThis.complianceSearch);
    document.getElementById("otherwise").hidden = true;
    form.hidden = false;
    form.classList.add("ready");
    document.getElementById("filters").open = matchMedia("(min-width: 60rem)").matches;
    readAddress();
    await corpus.read();
    let waiting = 0;
    const ask = () => { clearTimeout(waiting); writeAddress(); answer(corpus); };
    form.addEventListener("input", (event) => {
      clearTimeout(waiting);
      if (event.target.matches("input[type=search], input[type=text]")) waiting = setTimeout(ask, PAUSE);
      else ask();
    });
    form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
    document.getElementById("clear").addEventListener("click", () => { form.reset(); ask(); form.elements.q.focus(); });
    more.addEventListener("click", () => showMore().querySelector("a").focus());
    addEventListener("hashchange", () => { readAddress(); answer(corpus); });
    answer(corpus);
  }

  start();
})();
