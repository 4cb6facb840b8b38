// The page is whole without this script; it makes one card open at a time, filters, searches and reads keys.
// It writes words by textContent alone: nothing of the report is ever read as markup.
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
