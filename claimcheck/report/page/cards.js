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
