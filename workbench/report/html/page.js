"use strict";
// Filter and search in the page. Without this script everything is shown and can be read.
(() => {
  const one = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const bar = one("filter");
  const words = one("words"), state = one("state"), kind = one("kind"), source = one("source");
  const status = one("status"), none = one("none");
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
  // The sentences around a claim speak of other things, so search leaves them out.
  const own = (node) => {
    const copy = node.cloneNode(true);
    for (const around of copy.querySelectorAll(".context")) around.remove();
    return folded(copy.textContent);
  };
  const articles = all("article.question").map((node) => ({ node, text: own(node) }));
  const rows = new Map(all("#matrix tbody tr").map((row) => [row.dataset.question, row]));
  const sections = all("section.questions");

  const fits = ({ node, text }, wanted) =>
    wanted.every((word) => text.includes(word)) &&
    (!state.value || node.dataset.state === state.value) &&
    (!kind.value || node.dataset.kind === kind.value) &&
    (!source.value || node.dataset.sources.split(" ").includes(source.value));

  const filter = () => {
    const wanted = folded(words.value).split(" ").filter(Boolean);
    const active = wanted.length || state.value || kind.value || source.value;
    let shown = 0;
    for (const article of articles) {
      const fit = fits(article, wanted);
      shown += fit;
      article.node.hidden = !fit;
      const row = rows.get(article.node.id);
      if (row) row.hidden = !fit;
    }
    for (const section of sections) {
      const left = section.querySelectorAll("article.question:not([hidden])").length;
      section.hidden = Boolean(active) && !left;
    }
    none.hidden = shown > 0 || !active;
    status.textContent = active ? `${shown} of ${articles.length} questions shown` : `${articles.length} questions`;
  };

  const clear = () => {
    words.value = state.value = kind.value = source.value = "";
    filter();
  };

  bar.hidden = false;
  bar.addEventListener("submit", (event) => event.preventDefault());
  bar.addEventListener("input", filter);
  bar.addEventListener("reset", (event) => { event.preventDefault(); clear(); });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      words.focus();
    } else if (event.key === "Escape" && typing) {
      clear();
    }
  });

  // A link to a question that the filter hides shows it again.
  const follow = () => {
    const target = location.hash.length > 1 && one(location.hash.slice(1));
    if (target && target.closest("[hidden]")) { clear(); target.scrollIntoView(); }
  };
  addEventListener("hashchange", follow);

  // Paper cannot be unfolded; agreements stay short on it.
  let folds = [];
  addEventListener("beforeprint", () => {
    folds = all("details:not([open])").filter((fold) => !fold.closest("[data-state=agreed]"));
    for (const fold of folds) fold.open = true;
  });
  addEventListener("afterprint", () => { for (const fold of folds) fold.open = false; });

  filter();
  follow();
})();
