// What pages do beyond plain HTML. Every one of them works without this file.
(() => {
  "use strict";
  const MENUS = "details.account[open], details.menu[open]";
  document.documentElement.classList.add("scripted");
  const notice = document.getElementById("notice");

  const say = (text) => {
    notice.textContent = text;
    notice.classList.toggle("shown", text !== "");
  };

  // "/" goes to the search box, unless one is typing already.
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const box = document.getElementById("q");
      if (box) {
        event.preventDefault();
        box.focus();
        box.select();
      }
    }
    if (event.key === "Escape") {
      document.querySelectorAll(MENUS).forEach((menu) => {
        menu.open = false;
        menu.querySelector("summary").focus();
      });
    }
  });

  document.addEventListener("click", (event) => {
    document.querySelectorAll(MENUS).forEach((menu) => {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
    const button = event.target.closest("[data-copy]");
    if (button) {
      const text = button.parentElement.querySelector("code").textContent;
      const label = button.querySelector("span");
      navigator.clipboard.writeText(text).then(
        () => { label.textContent = "Copied"; },
        () => { label.textContent = "Select and copy it by hand"; });
    }
    if (event.target.closest("[data-print]")) {
      window.print();
    }
  });

  // A choice that changes what a page shows is sent at once.
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-at-once]");
    if (form) {
      form.requestSubmit();
    }
  });

  const enhance = (root) => {
    root.querySelectorAll("[data-copy][hidden]").forEach((button) => { button.hidden = false; });
    root.querySelectorAll("[data-without-script]").forEach((part) => { part.hidden = true; });
  };
  enhance(document);
  document.addEventListener("htmx:load", (event) => enhance(event.target));

  // 499: the session is over. Loading the page again leads through the sign-in.
  document.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    if (status === 499) {
      say("Your session is over; the page is loaded again.");
      window.location.reload();
    } else {
      say(status === 503
        ? "A service that this needs cannot be reached just now; try again in a few seconds."
        : "That did not work (status " + status + "); load the page again.");
    }
  });
  document.addEventListener("htmx:sendError", () => say("The server cannot be reached; check the connection and try again."));
  document.addEventListener("htmx:afterOnLoad", (event) => {
    if (event.detail.successful) {
      say("");
    }
  });
})();
