// Keys, selections and results. Everything here can be done without it, by the forms of the page.
"use strict";

(() => {
  const root = document.documentElement;
  const live = document.getElementById("live");
  const lost = document.getElementById("lost");
  const switched = document.getElementById("keys-on");
  const STORED = "compliance-review-keys";

  root.classList.add("script");

  // ----- keys

  function stored() {
    try { return localStorage.getItem(STORED) !== "off"; } catch { return true; }
  }

  function act(on) {
    root.classList.toggle("act", on);
    switched.checked = on;
    try { localStorage.setItem(STORED, on ? "on" : "off"); } catch { /* not kept, then */ }
  }

  switched.addEventListener("change", () => act(switched.checked));
  act(stored());

  const TYPED_IN = "input, select, textarea, [contenteditable]";

  // The sign on the key by its place, where the layout has no Latin letters.
  function sign(event) {
    if (/^[\x21-\x7e]$/.test(event.key)) return event.key.toLowerCase();
    const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(event.code);
    return event.key.length <= 2 && place ? place[1].toLowerCase() : "";
  }

  function shown(element) {
    return element.closest("[hidden]") === null;
  }

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
    const typing = event.target.closest?.(TYPED_IN);
    if (event.key === "Escape" && typing) { typing.blur(); return; }
    if (typing && typing.type !== "checkbox") return;
    if (!root.classList.contains("act")) return;
    const wanted = sign(event);
    if (wanted === "" || event.shiftKey) return;
    const found = [...document.querySelectorAll("[data-key]")]
      .find(element => element.dataset.key === wanted && shown(element));
    if (!found) return;
    event.preventDefault();
    if (!found.matches(TYPED_IN)) { found.click(); return; }
    for (let around = found.closest("details"); around; around = around.parentElement.closest("details")) {
      around.open = true;
    }
    found.focus();
  });

  // ----- what is selected in the text; offsets are code points, as the program counts them

  const codePoints = words => Array.from(words).length;

  function offset(node, at) {
    const within = document.createRange();
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    if (piece) {
      within.setStart(piece, 0);
      within.setEnd(node, at);
      return Number(piece.dataset.start) + codePoints(within.toString());
    }
    // Between two pieces: where the one behind begins, or else where the last one ends.
    const text = document.getElementById("text");
    if (!text || !text.contains(node)) return null;
    const next = [...node.childNodes].slice(at).find(one => one.dataset?.start);
    if (next) return Number(next.dataset.start);
    const last = [...text.querySelectorAll("[data-start]")].at(-1);
    return last ? Number(last.dataset.start) + codePoints(last.textContent) : null;
  }

  function selected() {
    const selection = getSelection();
    const text = document.getElementById("text");
    if (!text || selection.rangeCount === 0 || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    const from = offset(range.startContainer, range.startOffset);
    const to = offset(range.endContainer, range.endOffset);
    return from === null || to === null || from >= to ? null : [from, to];
  }

  document.addEventListener("selectionchange", () => {
    const bar = document.getElementById("selection");
    if (!bar) return;
    const place = selected();
    // What is selected stays in use while the buttons for it are pressed.
    if (!place) { if (!bar.contains(document.activeElement)) bar.hidden = true; return; }
    const [from, to] = place;
    const own = new URL(document.getElementById("code-selection").href);
    own.search = new URLSearchParams([
      ...[...document.querySelector("form.own").elements]
        .filter(one => one.type === "hidden").map(one => [one.name, one.value]),
      ["from", from], ["to", to],
    ]);
    document.getElementById("code-selection").href = own.pathname + own.search;
    document.getElementById("use-selection").value = `selected ${from} ${to}`;
    bar.hidden = false;
  });

  // ----- results

  function settle() {
    const text = document.getElementById("text");
    const passage = document.getElementById("passage");
    if (text && passage) text.scrollTop = passage.offsetTop - text.clientHeight / 3;
  }

  function tell(words) {
    live.textContent = words;
  }

  function failed(words) {
    lost.textContent = words;
    lost.hidden = false;
  }

  const DOWN = "The server did not answer. Nothing of what you typed is lost on this page; see "
    + "whether compliance review still runs, then do it again.";

  document.addEventListener("htmx:before:request", () => { lost.hidden = true; });
  document.addEventListener("htmx:error", () => failed(DOWN));
  document.addEventListener("htmx:response:error", event => {
    const { status, raw } = event.detail.ctx.response;
    if ([409, 422].includes(status)) return;
    const told = (raw.headers.get("content-type") || "").startsWith("text/plain");
    failed(told ? event.detail.ctx.text.trim() : `The server refused this (${status}).`);
  });
  document.addEventListener("htmx:after:swap", () => {
    const said = document.querySelector("#content [role=alert], #said");
    tell(said ? said.textContent.trim() : "");
    settle();
  });

  settle();
})();
