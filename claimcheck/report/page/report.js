"use strict";
// The page is whole without this script; it makes one card open at a time, filters, searches and reads keys.
// It writes words by textContent alone: nothing of the report is ever read as markup.
(() => {
  const MOST = 400; // places that are marked at a time
  const root = document.documentElement;
  const find = (id) => document.getElementById(id);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const cards = all(".card");
  const bar = find("bar");
  const search = find("search");
  const shown = find("shown");
  const ticks = all('[data-filter="verdict"]');
  const choices = all('select[data-filter]');
  const quoted = new Map();
  for (const piece of all("[data-quotation]")) {
    const id = piece.getAttribute("href").slice(1);
    if (!quoted.has(id)) quoted.set(id, []);
    quoted.get(id).push(piece);
  }
  const drawn = new Map(all("[data-card]").map((part) => [part.dataset.card, part]));
  const wide = matchMedia("(min-width: 60.01rem)");
  let selected = null;
  let texts = null;
  let hits = cards.length;

  // Filters.

  const state = () => {
    const told = new URLSearchParams();
    const verdicts = ticks.filter((tick) => tick.checked).map((tick) => tick.value);
    if (verdicts.length) told.set("verdict", verdicts.join(","));
    for (const choice of choices) if (choice.value) told.set(choice.dataset.filter, choice.value);
    if (search.value.trim()) told.set("search", search.value.trim());
    return told;
  };

  const filter = () => {
    const now = state();
    const verdicts = now.get("verdict")?.split(",");
    const rule = now.get("rule");
    const source = now.get("source");
    const words = (now.get("search") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length && !texts) texts = cards.map((card) => card.textContent.replace(/\s+/g, " ").toLowerCase());
    hits = 0;
    cards.forEach((card, at) => {
      const data = card.dataset;
      const kept =
        (!verdicts || verdicts.includes(data.verdict)) &&
        (!rule || data.rules.split(" ").includes(rule)) &&
        (!source || data.sources.split(" ").includes(source)) &&
        words.every((word) => texts[at].includes(word));
      hits += kept;
      if (card.hidden === kept) {
        card.hidden = !kept;
        for (const piece of quoted.get(card.id) ?? []) piece.classList.toggle("off", !kept);
        drawn.get(card.id)?.classList.toggle("off", !kept);
      }
    });
    tell();
    find("clear").hidden = !now.size;
    mark(words);
  };

  const tell = () => {
    const lost = cards.length - hits;
    const beside = selected?.hidden ? " The open card is one of those." : "";
    shown.textContent = lost ? `${hits} of ${cards.length} shown, ${lost} hidden by the filter.${beside}` : `${hits} shown`;
  };

  // What was searched for is marked by the browser itself; nothing in the page changes.
  const mark = (words) => {
    if (!CSS.highlights) return;
    CSS.highlights.delete("found");
    const ranges = [];
    for (const card of words.length ? cards : []) {
      if (card.hidden) continue;
      for (const part of [card, ...(quoted.get(card.id) ?? [])]) marked(part, words, ranges);
      if (ranges.length > MOST) break;
    }
    if (ranges.length) CSS.highlights.set("found", new Highlight(...ranges));
  };

  const marked = (part, words, ranges) => {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.data.toLowerCase();
      if (text.length !== walker.currentNode.length) continue;
      for (const word of words) {
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
          const range = new Range();
          range.setStart(walker.currentNode, at);
          range.setEnd(walker.currentNode, at + word.length);
          ranges.push(range);
        }
      }
    }
  };

  const keep = () => {
    const told = state();
    if (selected) told.set("card", selected.id);
    history.replaceState(null, "", `${location.href.split("#")[0]}${told.size ? `#${told}` : ""}`);
  };

  const changed = () => {
    filter();
    keep();
  };

  const clear = () => {
    for (const tick of ticks) tick.checked = false;
    for (const choice of choices) choice.value = "";
    search.value = "";
    changed();
  };

  // Cards.

  const within = (box, part) => {
    const outer = box.getBoundingClientRect();
    const inner = part.getBoundingClientRect();
    box.scrollTop += inner.top - outer.top - 8;
  };

  const reveal = (part) => {
    for (let up = part; up; up = up.parentElement) if (up.localName === "details") up.open = true;
  };

  const close = () => {
    if (!selected) return;
    const left = selected;
    selected.classList.remove("selected");
    for (const piece of quoted.get(selected.id) ?? []) piece.removeAttribute("aria-current");
    root.classList.remove("sheet-open");
    selected = null;
    const had = left.contains(document.activeElement);
    closer.remove();
    drawn.get(left.id)?.classList.remove("current");
    const back = quoted.get(left.id)?.[0] ?? left.querySelector(".open");
    if (had) back.focus({ preventScroll: true });
    if (left.hidden) tell();
    keep();
  };

  const closer = document.createElement("button");
  closer.type = "button";
  closer.className = "close";
  closer.textContent = "✕";
  closer.setAttribute("aria-label", "Close the card");
  closer.addEventListener("click", (event) => {
    event.stopPropagation();
    close();
  });

  const select = (card, { focus = true, scroll = true } = {}) => {
    if (selected !== card) {
      selected?.classList.remove("selected");
      drawn.get(selected?.id)?.classList.remove("current");
      drawn.get(card.id)?.classList.add("current");
      for (const piece of quoted.get(selected?.id) ?? []) piece.removeAttribute("aria-current");
      card.classList.add("selected");
      for (const piece of quoted.get(card.id) ?? []) piece.setAttribute("aria-current", "true");
      card.querySelector("header").append(closer);
      selected = card;
    }
    root.classList.add("sheet-open");
    if (wide.matches) within(card.parentElement, card);
    else card.scrollTop = 0;
    const place = card.querySelector(".show")?.getAttribute("href").slice(1);
    const piece = place && find(place);
    if (scroll && piece) into(piece);
    if (focus) card.focus({ preventScroll: true });
    if (card.hidden) tell();
    keep();
  };

  // A place in the manuscript comes to where the eye is, if it is not there yet.
  const into = (piece) => {
    const { top, bottom } = piece.getBoundingClientRect();
    const low = wide.matches ? innerHeight * 0.85 : innerHeight * 0.36;
    if (top > bar.offsetHeight + 8 && bottom < low) return;
    const room = wide.matches ? innerHeight * 0.3 : bar.offsetHeight + 24;
    scrollTo({ top: scrollY + top - room, behavior: "instant" });
  };

  const problems = () => cards.filter((card) => card.hasAttribute("data-problem") && !card.hidden);

  const step = (by) => {
    const listed = problems();
    if (!listed.length) {
      shown.textContent = hits < cards.length ? "No problem among what the filter shows." : "No problem.";
      return;
    }
    let at = listed.indexOf(selected);
    if (at < 0 && selected) {
      const here = cards.indexOf(selected);
      const after = listed.findIndex((card) => cards.indexOf(card) > here);
      at = by > 0 ? (after < 0 ? -1 : after - 1) : after < 0 ? 0 : after;
    } else if (at < 0) at = by > 0 ? -1 : 0;
    select(listed[(at + by + listed.length) % listed.length]);
  };

  // Links within the page.

  const go = (id) => {
    const part = id && find(id);
    if (!part) return false;
    reveal(part);
    if (part.classList.contains("card")) {
      select(part);
      return true;
    }
    return false;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link) {
      const href = link.getAttribute("href") ?? "";
      if (!href.startsWith("#") || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (link.classList.contains("show")) {
        event.preventDefault();
        const piece = find(href.slice(1));
        if (!piece) return;
        if (!wide.matches) close();
        into(piece);
        piece.focus({ preventScroll: true });
      } else if (go(href.slice(1))) event.preventDefault();
      return;
    }
    const copy = event.target.closest("[data-copy]");
    if (copy) {
      copied(copy);
      return;
    }
    const card = find(event.target.closest("[data-card]")?.dataset.card) ?? event.target.closest(".card");
    if (card && card !== selected && !String(getSelection())) select(card, { focus: true });
  });

  const copied = async (button) => {
    const list = find(button.dataset.copy);
    const said = button.parentElement.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(list.textContent);
      said.textContent = "Copied.";
    } catch {
      list.hidden = false;
      getSelection().selectAllChildren(list);
      said.textContent = "Press Ctrl+C or ⌘C to copy what is marked.";
    }
  };

  // Keys.

  const typing = (target) => target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");

  const escape = () => {
    if (document.activeElement === search && search.value) {
      search.value = "";
      changed();
    } else if (selected) close();
    else clear();
  };

  const pressed = {
    n: () => step(1),
    j: () => step(1),
    p: () => step(-1),
    k: () => step(-1),
    "/": () => search.focus(),
    "?": () => find("keys").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || find("keys").open) return;
    if (event.key === "Escape") {
      escape();
      return;
    }
    const does = pressed[event.key];
    if (!does || typing(event.target) || !find("keys-on").checked) return;
    event.preventDefault();
    does();
  });

  // The page comes to life.

  const themes = ["light", "dark"];
  const dark = () => root.dataset.theme === "dark" || (!root.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
  const theme = (name) => {
    if (themes.includes(name)) root.dataset.theme = name;
    find("theme").textContent = dark() ? "Light" : "Dark";
    find("theme").setAttribute("aria-label", dark() ? "Light colours" : "Dark colours");
  };
  const stored = (name) => {
    try {
      if (name) localStorage.setItem("claimcheck-theme", name);
      return localStorage.getItem("claimcheck-theme");
    } catch {
      return null; // a browser may keep nothing for files
    }
  };

  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // an address may hold anything
    }
  };

  const restore = () => {
    const hash = location.hash.slice(1);
    if (!hash.includes("=")) {
      filter();
      go(decoded(hash));
      return;
    }
    const told = new URLSearchParams(hash);
    const verdicts = (told.get("verdict") ?? "").split(",");
    for (const tick of ticks) tick.checked = verdicts.includes(tick.value);
    for (const choice of choices) {
      choice.value = told.get(choice.dataset.filter) ?? "";
      if (choice.selectedIndex < 0) choice.value = "";
    }
    search.value = told.get("search") ?? "";
    filter();
    if (told.has("card")) go(told.get("card"));
  };

  root.classList.add("js");
  for (const button of all(".copy")) button.hidden = false;
  bar.hidden = false;
  theme(stored());
  const folds = find("folds");
  folds.addEventListener("click", () => {
    const opened = find("filters").classList.toggle("opened");
    folds.setAttribute("aria-expanded", String(opened));
  });
  find("clear").addEventListener("click", clear);
  find("theme").addEventListener("click", () => {
    theme(dark() ? "light" : "dark");
    stored(root.dataset.theme);
  });
  find("help").addEventListener("click", () => find("keys").showModal());
  find("keys-close").addEventListener("click", () => find("keys").close());
  find("next-problem").addEventListener("click", () => step(1));
  find("previous-problem").addEventListener("click", () => step(-1));
  search.addEventListener("input", changed);
  find("filters").addEventListener("change", changed);
  addEventListener("hashchange", restore);
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all(".manuscript details:not([open])");
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
  new ResizeObserver(() => root.style.setProperty("--under", `${bar.offsetHeight}px`)).observe(bar);
  restore();
})();
