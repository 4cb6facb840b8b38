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
