/* The licence editor: line numbers beside the text, and a list of findings that leads to each place. */
(function () {
  "use strict";

  /* Looked up each time: an answer renders the editor and the list anew. */
  const box = () => document.querySelector("[data-cf-editor]");
  const area = () => box().querySelector("textarea");
  const findings = () => Array.from(document.querySelectorAll("#" + box().dataset.cfEditor + " > li"));

  function gutter() {
    let found = box().querySelector(".cf-gutter");
    if (!found) {
      found = document.createElement("div");
      found.className = "cf-gutter";
      found.setAttribute("aria-hidden", "true");
      found.append(Object.assign(document.createElement("div"), { className: "cf-gutter-lines" }));
      box().prepend(found);
    }
    return found.firstChild;
  }

  function scroll() {
    gutter().style.setProperty("transform", "translateY(" + -area().scrollTop + "px)");
  }

  function number() {
    const lines = gutter();
    const count = area().value.split("\n").length;
    while (lines.childElementCount > count) {
      lines.lastChild.remove();
    }
    while (lines.childElementCount < count) {
      lines.append(Object.assign(document.createElement("span"), { textContent: lines.childElementCount + 1 }));
    }
    scroll();
  }

  function mark() {
    const worst = new Map();
    findings().forEach((item) => {
      const line = Number(item.dataset.line);
      if (worst.get(line) !== "error") {
        worst.set(line, item.dataset.cfFinding);
      }
    });
    Array.from(gutter().children).forEach((span, i) => {
      const kind = worst.get(i + 1);
      span.className = kind ? "cf-gutter-" + kind : "";
    });
  }

  function show() {
    if (box()) {
      number();
      mark();
    }
  }

  /* Columns count characters, and a character may be two units of the text. */
  function place(item) {
    const lines = area().value.split("\n");
    const line = Math.min(Number(item.dataset.line), lines.length) - 1;
    const before = lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0);
    return before + Array.from(lines[line]).slice(0, Number(item.dataset.column) - 1).join("").length;
  }

  function jump(item) {
    const start = place(item);
    const word = area().value.slice(start).match(/^(?:"[^"\n]*"?|[^\s,"]+)/);
    area().focus();
    area().setSelectionRange(start, start + (word ? word[0].length : 0));
    const line = Number(item.dataset.line);
    area().scrollTop = Math.max(0, (line - 4) * 20);
  }

  function take(button, item) {
    const start = place(item);
    const found = button.dataset.cfFound;
    jump(item);
    if (area().value.startsWith(found, start)) {
      area().setSelectionRange(start, start + found.length);
      /* The one way to write that the browser can take back. */
      document.execCommand("insertText", false, button.dataset.cfSuggestion);
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-cf-jump], [data-cf-suggestion]");
    const item = button && button.closest("[data-cf-finding]");
    if (item && button.dataset.cfSuggestion) {
      take(button, item);
    } else if (item) {
      jump(item);
    }
  });
  document.addEventListener("input", (event) => {
    if (box() && event.target === area()) {
      number();
    }
  });
  document.addEventListener("scroll", (event) => {
    if (box() && event.target === area()) {
      scroll();
    }
  }, { capture: true, passive: true });
  jQuery(document).on("pfAjaxComplete", () => setTimeout(show));
  show();
})();
