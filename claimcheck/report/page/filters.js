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
