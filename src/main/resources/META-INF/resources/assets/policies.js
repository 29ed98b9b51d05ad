// The draft editor: line numbers, colours, and the keys. Without this file it is a plain text field.
(() => {
  "use strict";
  const PIECES = /(\/\/[^\n]*)|("(?:\\.|[^"\\\n])*"?)|(@[A-Za-z_]\w*)|([A-Za-z_]\w*(?=\s{0,9}::))|([A-Za-z_]\w*)|(\d+)/g;
  const KINDS = ["comment", "string", "annotation", "type", "word", "number"];
  const WORDS = new Map([
    ["effect", "permit forbid"],
    ["root", "principal action resource context"],
    ["keyword", "when unless if then else in is has like true false entity enum type namespace appliesTo tags"],
  ].flatMap(([kind, words]) => words.split(" ").map((word) => [word, kind])));

  const box = document.querySelector("[data-editor]");
  if (!box) {
    return;
  }
  const text = box.querySelector("textarea");
  const form = text.form;
  const flaws = document.getElementById("flaws");
  let saved = text.value;

  const layer = document.createElement("pre");
  layer.className = "editor-layer";
  layer.setAttribute("aria-hidden", "true");
  const lines = document.createElement("div");
  lines.className = "editor-lines";
  lines.setAttribute("aria-hidden", "true");
  box.prepend(layer, lines);
  box.classList.add("dressed");
  document.querySelectorAll("[data-with-script]").forEach((part) => { part.hidden = false; });

  const kindOf = (found) => {
    const at = KINDS.findIndex((_, group) => found[group + 1] !== undefined);
    return KINDS[at] === "word" ? WORDS.get(found[0]) : KINDS[at];
  };

  const paint = () => {
    const painted = document.createDocumentFragment();
    let plain = 0;
    for (const found of text.value.matchAll(PIECES)) {
      const kind = kindOf(found);
      if (kind) {
        painted.append(text.value.slice(plain, found.index));
        const piece = document.createElement("span");
        piece.className = "cedar-" + kind;
        piece.textContent = found[0];
        painted.append(piece);
        plain = found.index + found[0].length;
      }
    }
    painted.append(text.value.slice(plain) + "\n");
    layer.replaceChildren(painted);
  };

  const number = () => {
    const flawed = new Set([...flaws.querySelectorAll("[data-line]")].map((link) => Number(link.dataset.line)));
    const count = text.value.split("\n").length;
    const numbered = document.createDocumentFragment();
    for (let line = 1; line <= count; line++) {
      const each = document.createElement("div");
      each.className = flawed.has(line) ? "editor-line flawed" : "editor-line";
      each.textContent = (flawed.has(line) ? "● " : "") + line;
      numbered.append(each);
    }
    lines.replaceChildren(numbered);
  };

  const follow = () => {
    layer.style.transform = "translate(" + -text.scrollLeft + "px, " + -text.scrollTop + "px)";
    lines.style.transform = "translateY(" + -text.scrollTop + "px)";
  };

  const goTo = (line) => {
    const before = text.value.split("\n").slice(0, line - 1).join("\n");
    const at = line > 1 ? before.length + 1 : 0;
    text.focus();
    text.setSelectionRange(at, at);
    const height = parseFloat(getComputedStyle(text).lineHeight);
    text.scrollTop = Math.max(0, (line - 4) * height);
    follow();
  };

  text.addEventListener("input", () => { paint(); number(); follow(); });
  text.addEventListener("scroll", follow);
  flaws.addEventListener("htmx:afterSettle", number);
  document.addEventListener("htmx:afterSwap", number);
  flaws.addEventListener("click", (event) => {
    const link = event.target.closest("[data-line]");
    if (link) {
      event.preventDefault();
      goTo(Number(link.dataset.line));
    }
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      form.requestSubmit();
    }
    if (event.key === "F8") {
      const here = text.value.slice(0, text.selectionStart).split("\n").length;
      const all = [...flaws.querySelectorAll("[data-line]")].map((link) => Number(link.dataset.line)).sort((a, b) => a - b);
      const next = all.find((line) => line > here) ?? all[0];
      if (next) {
        event.preventDefault();
        goTo(next);
      }
    }
  });
  form.addEventListener("submit", () => { saved = text.value; });
  window.addEventListener("beforeunload", (event) => {
    if (text.value !== saved) {
      event.preventDefault();
    }
  });
  paint();
  number();
})();
