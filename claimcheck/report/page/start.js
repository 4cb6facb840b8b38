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
