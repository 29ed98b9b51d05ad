// The search page: suggestions, keys, the brush over the years. All of it also works without.
(() => {
  "use strict";
  const form = document.getElementById("search");
  const box = document.getElementById("q");
  const list = document.getElementById("suggestions");
  const findings = document.getElementById("findings");

  // --- Suggestions: an ARIA combobox with a listbox.
  const options = () => [...list.querySelectorAll("[role=option]")];
  const active = () => list.querySelector("[aria-selected=true]");
  let typed = box.value;

  const close = () => {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
    options().forEach((option) => option.setAttribute("aria-selected", "false"));
  };
  const open = () => {
    if (options().length > 0 && document.activeElement === box) {
      list.hidden = false;
      box.setAttribute("aria-expanded", "true");
    }
  };
  const choose = (option) => {
    options().forEach((each) => each.setAttribute("aria-selected", String(each === option)));
    if (option) {
      box.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      box.removeAttribute("aria-activedescendant");
    }
  };
  const take = (option) => {
    box.value = option.dataset.text;
    typed = box.value;
    list.replaceChildren();
    close();
    form.requestSubmit();
  };
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");

  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) {
      take(option);
    }
  });
  box.addEventListener("blur", close);
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target === list) {
      // An answer to what was typed, not to what was taken or sent since.
      if (box.value === typed) {
        list.replaceChildren();
      }
      close();
      open();
    }
  });

  // --- Results: arrows walk along the titles.
  const titles = () => [...findings.querySelectorAll(".hit-title a")];
  const walk = (from, step) => {
    const all = titles();
    const at = all.indexOf(from) + step;
    if (from && at < 0) {
      box.focus();
    } else if (all[at]) {
      all[at].focus();
      all[at].closest(".hit").scrollIntoView({ block: "nearest" });
    }
    return all.length > 0;
  };

  box.addEventListener("keydown", (event) => {
    const all = options();
    const shown = !list.hidden;
    const at = all.indexOf(active());
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (shown) {
        const next = event.key === "ArrowDown" ? at + 1 : at < 0 ? all.length - 1 : at - 1;
        choose(all[next]);
        event.preventDefault();
      } else if (event.key === "ArrowDown" && event.altKey) {
        open();
        event.preventDefault();
      } else if (event.key === "ArrowDown" && walk(null, 1)) {
        event.preventDefault();
      }
    } else if (event.key === "Escape" && shown) {
      close();
      event.preventDefault();
    } else if (event.key === "Enter") {
      if (shown && active()) {
        take(active());
        event.preventDefault();
      } else {
        typed = box.value;
        close();
      }
    } else if (event.key === "Tab") {
      close();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
      return;
    }
    const hit = event.target.closest(".hit");
    const nowhere = event.target === document.body || event.target.id === "main";
    const down = event.key === "ArrowDown" || (hit && event.key === "j");
    const up = event.key === "ArrowUp" || (hit && event.key === "k");
    if (hit && (down || up)) {
      walk(hit.querySelector(".hit-title a"), down ? 1 : -1);
      event.preventDefault();
    } else if (nowhere && down && walk(null, 1)) {
      event.preventDefault();
    } else if (hit && event.key === "x") {
      hit.querySelector(".pick input").click();
    }
  });

  // --- While one types, the address changes in place; whatever ends the typing makes it a step to go back to.
  let typing = false;
  box.addEventListener("blur", () => { typing = false; });
  document.body.addEventListener("htmx:configRequest", (event) => {
    const cause = event.detail.triggeringEvent;
    if (event.detail.path !== "/") {
      return;
    }
    if (cause && cause.type === "input") {
      if (typing) {
        event.detail.headers["Entente-Typing"] = "true";
      }
      typing = true;
    } else {
      typing = false;
    }
  });

  // --- What was open stays open; what had the focus keeps it, or what took its place gets it.
  let unfolded = [];
  let fallback = null;
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target === findings) {
      unfolded = [...findings.querySelectorAll("details[open][id]")].map((each) => each.id);
      fallback = findings.contains(document.activeElement) ? document.activeElement.closest("[id]:not(#findings)") : null;
      fallback = fallback ? fallback.id : null;
    }
  });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target === findings) {
      unfolded.forEach((id) => {
        const part = document.getElementById(id);
        if (part && !part.classList.contains("menu")) {
          part.open = true;
        }
      });
      if (fallback && (document.activeElement === document.body || !document.activeElement)) {
        const place = document.getElementById(fallback);
        const target = place && (place.matches("a, input, select, [tabindex]") ? place : place.querySelector("a, input, select"));
        (target || box).focus({ preventScroll: true });
      }
    }
  });

  // --- The brush: drag over the bars or a handle, or move a handle by keys.
  const brushOf = (element) => element.closest("[data-brush]");
  const scale = (brush) => {
    const bars = [...brush.querySelectorAll(".brush-bar")];
    return { bars, last: bars.length - 1 };
  };
  const barAt = (brush, clientX) => {
    const { bars } = scale(brush);
    const svg = brush.querySelector("svg").getBoundingClientRect();
    const x = ((clientX - svg.left) / svg.width) * 240;
    const slot = (240 - 48) / bars.length;
    return Math.max(0, Math.min(bars.length - 1, Math.floor((x - 24) / slot)));
  };
  const barOf = (brush, end) => {
    const { bars } = scale(brush);
    const year = Number(brush.querySelector(`[data-end=${end}]`).getAttribute("aria-valuenow"));
    return bars.findIndex((bar) => Number(bar.dataset.from) <= year && year <= Number(bar.dataset.to));
  };
  const draw = (brush, from, to) => {
    const { bars } = scale(brush);
    const slot = (240 - 48) / bars.length;
    bars.forEach((bar, i) => bar.classList.toggle("chosen", from <= i && i <= to));
    const left = 24 + from * slot;
    const right = 24 + (to + 1) * slot;
    const range = brush.querySelector(".brush-range");
    range.setAttribute("x", left);
    range.setAttribute("width", right - left);
    const place = (end, x, year) => {
      const handle = brush.querySelector(`[data-end=${end}]`);
      handle.setAttribute("transform", `translate(${x} 0)`);
      handle.setAttribute("aria-valuenow", year);
    };
    place("from", left, bars[from].dataset.from);
    place("to", right, bars[to].dataset.to);
  };
  const say = (select, year, whole) => {
    const value = whole ? "" : String(year);
    if (value && ![...select.options].some((option) => option.value === value)) {
      select.add(new Option(value, value));
    }
    select.value = value;
  };
  // The first and the last bar leave their end open, so that the whole range is no filter.
  const send = (brush) => {
    const { bars } = scale(brush);
    const from = barOf(brush, "from");
    const to = barOf(brush, "to");
    say(brush.querySelector("#from"), bars[from].dataset.from, from === 0 && to === bars.length - 1);
    say(brush.querySelector("#to"), bars[to].dataset.to, from === 0 && to === bars.length - 1);
    brush.querySelector("#to").dispatchEvent(new Event("change", { bubbles: true }));
  };

  let drag = null;
  document.addEventListener("pointerdown", (event) => {
    const svg = event.target.closest(".brush");
    if (!svg || event.button !== 0) {
      return;
    }
    const brush = brushOf(svg);
    const handle = event.target.closest("[data-end]");
    const at = barAt(brush, event.clientX);
    const other = handle ? barOf(brush, handle.dataset.end === "from" ? "to" : "from") : at;
    drag = { brush, anchor: other, moved: !handle };
    if (handle) {
      handle.focus();
    } else {
      draw(brush, at, at);
    }
    svg.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  document.addEventListener("pointermove", (event) => {
    if (drag) {
      const at = barAt(drag.brush, event.clientX);
      drag.moved = true;
      draw(drag.brush, Math.min(at, drag.anchor), Math.max(at, drag.anchor));
    }
  });
  document.addEventListener("pointerup", () => {
    if (drag) {
      const { brush, moved } = drag;
      drag = null;
      if (moved) {
        send(brush);
      }
    }
  });
  document.addEventListener("pointercancel", () => { drag = null; });

  let settling = 0;
  document.addEventListener("keydown", (event) => {
    const handle = event.target.closest("[data-end]");
    if (!handle) {
      return;
    }
    const brush = brushOf(handle);
    const { last } = scale(brush);
    let from = barOf(brush, "from");
    let to = barOf(brush, "to");
    const isFrom = handle.dataset.end === "from";
    const at = isFrom ? from : to;
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5, Home: -last, End: last };
    if (!(event.key in steps)) {
      return;
    }
    event.preventDefault();
    const moved = at + steps[event.key];
    if (isFrom) {
      from = Math.max(0, Math.min(to, moved));
    } else {
      to = Math.min(last, Math.max(from, moved));
    }
    draw(brush, from, to);
    window.clearTimeout(settling);
    settling = window.setTimeout(() => {
      if (brush.isConnected) {
        send(brush);
      }
    }, 400);
  });
})();
