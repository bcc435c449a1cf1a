// Small help beside htmx; every page works without it.
(() => {
  "use strict";
  if (window.htmx) {
    // The content security policy allows neither eval nor inline styles.
    Object.assign(window.htmx.config, { allowEval: false, includeIndicatorStyles: false, includeAspectRatio: false, historyCacheSize: 0, selfRequestsOnly: true });
    window.htmx.config.responseHandling = [
      { code: "204", swap: false }, { code: "[23]..", swap: true }, { code: "422", swap: true }, { code: "[45]..", swap: true, error: true },
    ];
  }
  const tidy = (root) => {
    const refused = root.querySelector(".refusals");
    if (refused) refused.focus();
    // A table that is wider than its page can be scrolled with the keyboard.
    for (const box of root.querySelectorAll(".scroll, main > table, .panel > table")) {
      if (box.scrollWidth > box.clientWidth + 1) {
        box.tabIndex = 0;
      }
    }
  };
  document.addEventListener("DOMContentLoaded", () => tidy(document));
  document.addEventListener("htmx:afterSettle", (event) => {
    tidy(event.target);
    const said = event.target.querySelector("[data-say]");
    const live = document.getElementById("live");
    if (said && live) live.textContent = said.dataset.say || said.textContent;
  });
  document.addEventListener("keydown", (event) => {
    const field = document.querySelector("[data-search]");
    if ((event.ctrlKey || event.metaKey) && event.key === "k" && document.body.classList.contains("desk") && field) {
      event.preventDefault();
      field.focus();
    }
    if (event.key === "Escape") for (const menu of document.querySelectorAll(".menu[open], .bar details[open]")) menu.open = false;
  });
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll(".menu[open], .bar details[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  // A form is sent once; a second tap waits (the server would answer the same anyway).
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
    setTimeout(() => delete form.dataset.sent, 4000);
  });
})();
