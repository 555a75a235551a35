/* The portal's own script: no inline handler anywhere, so everything is listened to from here. */
(function () {
  "use strict";

  const YEAR_SECONDS = 31536000;
  const root = document.documentElement;
  const texts = () => document.getElementById("texts").dataset;
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));

  /* ---- what the reader prefers ---- */

  function remember(name, value) {
    const secure = location.protocol === "https:" ? ";Secure" : "";
    const age = value ? YEAR_SECONDS : 0;
    const path = (window.PrimeFaces && PrimeFaces.settings.contextPath) || "";
    document.cookie = name + "=" + value + ";Path=" + (path || "/") + ";Max-Age=" + age + ";SameSite=Lax" + secure;
  }

  function rememberZone() {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone && !document.cookie.includes("cf-zone=" + zone)) {
      remember("cf-zone", zone);
      all("time[data-cf-time=dateTime]").forEach(showInZone);
    }
  }

  /* The first page ever is rendered before the server knows the zone. */
  function showInZone(time) {
    const moment = new Date(time.dateTime);
    if (!Number.isNaN(moment.getTime())) {
      time.textContent = moment.toLocaleString(root.lang, { dateStyle: "medium", timeStyle: "short" });
    }
  }

  function chooseTheme(button) {
    const theme = button.dataset.cfTheme;
    root.dataset.theme = theme;
    remember("cf-theme", theme === "system" ? "" : theme);
    all("[data-cf-theme]").forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.cfTheme === theme)));
    document.dispatchEvent(new CustomEvent("cf:theme"));
  }

  function chooseLanguage(button) {
    remember("cf-language", button.dataset.cfLanguage);
    location.assign(location.href.replace(/#.*$/, ""));
  }

  /* ---- saying and copying ---- */

  function say(text) {
    const announcer = document.getElementById("announcer");
    announcer.textContent = "";
    requestAnimationFrame(() => { announcer.textContent = text; });
  }

  async function copy(button) {
    try {
      await navigator.clipboard.writeText(button.dataset.cfCopy);
      button.classList.add("cf-copied");
      setTimeout(() => button.classList.remove("cf-copied"), 1500);
      say(texts().copied);
    } catch (refused) {
      say(texts().copyFailed);
    }
  }

  /* ---- focus ---- */

  function focusAfterLoad() {
    const invalid = document.querySelector("main [aria-invalid=true]:not([disabled])");
    const target = invalid || document.querySelector("[autofocus]") || document.getElementById("page-title");
    if (!location.hash && target) {
      target.focus({ preventScroll: !invalid });
    }
  }

  function focusFirstInvalid() {
    const invalid = document.querySelector("[aria-invalid=true]:not([disabled])");
    if (invalid) {
      invalid.focus();
    }
  }

  /* An update may take away what had the focus; the page must not start over for the keyboard. */
  let lastFocused = null;

  function keepFocus() {
    if (document.activeElement !== document.body || !lastFocused) {
      return;
    }
    const again = lastFocused.isConnected ? lastFocused : document.getElementById(lastFocused.id);
    const target = again && again.offsetParent ? again : document.getElementById("page-title");
    target.focus({ preventScroll: true });
  }

  /* A dialog gives the focus back to what opened it, also when an Ajax answer opened it. */
  let opener = null;

  function rememberFocus(event) {
    const entering = event.target.closest(".ui-dialog") && lastFocused && !lastFocused.closest(".ui-dialog");
    if (entering) {
      opener = lastFocused;
    }
    lastFocused = event.target;
  }

  function leaveDialog(event) {
    if (!event.relatedTarget && event.target.closest(".ui-dialog")) {
      setTimeout(() => {
        if (document.activeElement === document.body && !document.querySelector(".ui-dialog-mask, .ui-dialog[aria-hidden=false]")) {
          lastFocused = opener;
          keepFocus();
        }
      }, 50);
    }
  }

  function isTyping(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  function focusSearch(event) {
    const search = document.getElementById("search");
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (event.key === "/" && plain && search && !isTyping(event.target)) {
      event.preventDefault();
      if (search.offsetParent) {
        search.focus();
      } else {
        location.assign(search.form.action);
      }
    }
  }

  /* J and K go through the rows of a work list, from link to link; Enter opens, as on any link. */
  function goThroughRows(event) {
    const step = { j: 1, k: -1 }[event.key];
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    const links = step && plain && !isTyping(event.target) ? all(".cf-keys tbody tr td:first-of-type a") : [];
    if (links.length === 0) {
      return;
    }
    const at = links.indexOf(document.activeElement);
    const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + step));
    event.preventDefault();
    links[next].focus();
  }

  /* ---- menus of the top bar ---- */

  function placePopover(event) {
    const popover = event.target;
    if (event.newState !== "open" || !popover.classList.contains("cf-popover")) {
      return;
    }
    const opener = document.querySelector("[popovertarget='" + popover.id + "']").getBoundingClientRect();
    const left = Math.max(8, Math.min(opener.left, window.innerWidth - popover.offsetWidth - 8));
    const below = opener.bottom + 4;
    const fits = below + popover.offsetHeight < window.innerHeight;
    popover.style.setProperty("left", left + "px");
    popover.style.setProperty("top", (fits ? below : Math.max(8, opener.top - popover.offsetHeight - 4)) + "px");
  }

  function closeChosen(event) {
    const popover = event.target.closest(".cf-menu-item") && event.target.closest("[popover]");
    if (popover) {
      popover.hidePopover();
    }
  }

  /* What scrolls away under a menu would leave it hanging; a field that scrolls its text does not. */
  function closeOnScroll(event) {
    const popover = document.querySelector(".cf-popover:popover-open");
    const opener = popover && document.querySelector("[popovertarget='" + popover.id + "']");
    if (opener && event.target.contains(opener)) {
      popover.hidePopover();
    }
  }

  /* Focus that leaves an open popover would go to something it covers. */
  function closeLeftPopover(event) {
    const popover = event.target.closest && event.target.closest("[popover]:popover-open");
    if (popover && event.relatedTarget && !popover.contains(event.relatedTarget)) {
      popover.hidePopover();
    }
  }

  /* ---- what PrimeFaces leaves out ---- */

  function describeFields() {
    all("[data-cf-field]").forEach((field) => {
      const message = field.querySelector("[id$='-message']");
      const help = field.querySelector("[id$='-help']");
      const control = field.querySelector(
        "[role=combobox], input:not([type=hidden]):not([tabindex='-1']), textarea, select, [role=checkbox]");
      if (!control || !message) {
        return;
      }
      const wrong = message.textContent.trim() !== "";
      const ids = [wrong && message.id, help && help.id].filter(Boolean).join(" ");
      if (ids) {
        control.setAttribute("aria-describedby", ids);
      } else {
        control.removeAttribute("aria-describedby");
      }
      control.setAttribute("aria-invalid", String(Boolean(message.querySelector(".cf-message-error"))));
    });
  }

  function nameTables() {
    all("[data-cf-table]").forEach((box) => {
      const table = box.querySelector(".ui-datatable-tablewrapper > table");
      if (table && !table.caption) {
        table.createCaption().className = "cf-sr";
        table.caption.textContent = box.dataset.cfTable;
      }
      const wrapper = table && table.parentElement;
      if (wrapper) {
        const scrolls = wrapper.scrollWidth > wrapper.clientWidth || wrapper.scrollHeight > wrapper.clientHeight;
        if (scrolls) {
          wrapper.tabIndex = 0;
          wrapper.setAttribute("role", "region");
          wrapper.setAttribute("aria-label", texts().scroll.replace("{0}", box.dataset.cfTable));
        } else {
          ["tabindex", "role", "aria-label"].forEach((name) => wrapper.removeAttribute(name));
        }
      }
      showBulk(box);
    });
  }

  function showBulk(box) {
    const bulk = box.querySelector("[data-cf-bulk]");
    if (!bulk) {
      return;
    }
    const selected = all("tbody tr[aria-selected=true]", box).length;
    const usable = bulk.children.length > 1;
    bulk.hidden = !usable || selected === 0;
    bulk.querySelector("[data-cf-count]").textContent = texts().selected.replace("{0}", selected);
  }

  function nameTheRest() {
    all(".ui-messages-close").forEach((close) => {
      close.setAttribute("aria-label", texts().close);
      close.setAttribute("role", "button");
    });
    all(".ui-button > .ui-icon").forEach((icon) => icon.setAttribute("aria-hidden", "true"));
    all(".ui-messages li[role]").forEach((item) => item.removeAttribute("role"));
    all(".ui-columntoggler").forEach((chooser) => {
      chooser.setAttribute("aria-label", texts().columns);
      chooser.querySelector("ul").removeAttribute("role");
      const everyColumn = chooser.querySelector(".ui-columntoggler-all");
      if (everyColumn && !everyColumn.querySelector("span:not(.ui-icon)")) {
        everyColumn.append(Object.assign(document.createElement("span"), { textContent: texts().allColumns }));
      }
    });
    all(".ui-fileupload-choose").forEach((choose) => {
      const file = choose.querySelector("input[type=file]");
      const label = choose.getAttribute("aria-labelledby");
      if (file && label) {
        ["tabindex", "aria-labelledby", "role"].forEach((name) => choose.removeAttribute(name));
        ["tabindex", "aria-hidden"].forEach((name) => file.removeAttribute(name));
        file.setAttribute("aria-labelledby", label);
      }
    });
    all(".ui-fileupload-files .ui-progressbar").forEach((bar) => {
      const name = bar.closest(".ui-fileupload-row, li, tr").querySelector(".ui-fileupload-filename");
      bar.setAttribute("aria-label", name ? name.textContent : texts().upload);
    });
  }

  function enhance() {
    describeFields();
    nameTables();
    nameTheRest();
  }

  let typing = 0;

  function searchTable(event) {
    const table = event.target.dataset && event.target.dataset.cfSearch;
    if (table) {
      clearTimeout(typing);
      typing = setTimeout(() => PF(table).filter(), 400);
    }
  }

  /* ---- Ajax ---- */

  let waiting = 0;

  function showProgress() {
    waiting += 1;
    setTimeout(() => { document.getElementById("progress").hidden = waiting === 0; }, 250);
  }

  function hideProgress() {
    waiting = Math.max(0, waiting - 1);
    document.getElementById("progress").hidden = waiting === 0;
  }

  function afterAjax(event, xhr, settings, args) {
    hideProgress();
    enhance();
    if (args && args.validationFailed) {
      focusFirstInvalid();
    }
    keepFocus();
    const message = document.querySelector("#messages li");
    if (message) {
      message.scrollIntoView({ block: "nearest" });
    }
  }

  /* ---- charts take their colours from the theme ---- */

  function token(name) {
    const probe = document.createElement("span");
    probe.style.setProperty("color", "var(" + name + ")");
    document.body.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  }

  function paint(config) {
    if (!config) {
      return;
    }
    const palette = [1, 2, 3, 4, 5, 6].map((n) => token("--cf-chart-" + n));
    const slices = ["pie", "doughnut", "polarArea"].includes(config.type);
    config.data.datasets.forEach((set, i) => {
      const one = palette[i % palette.length];
      const colours = slices ? set.data.map((_, j) => palette[j % palette.length]) : one;
      set.backgroundColor = colours;
      set.borderColor = slices ? token("--cf-surface") : one;
      set.borderWidth = config.type === "line" || slices ? 2 : 0;
      set.pointBackgroundColor = one;
    });
    const options = config.options = config.options || {};
    options.responsive = true;
    options.maintainAspectRatio = false;
    options.color = token("--cf-text-2");
    options.font = { family: getComputedStyle(document.body).fontFamily, size: 12 };
    options.animation = false;
    Object.values(options.scales || {}).flat().forEach((scale) => {
      scale.grid = Object.assign(scale.grid || {}, { color: token("--cf-border") });
      scale.ticks = Object.assign(scale.ticks || {}, { color: token("--cf-text-2") });
      scale.title = Object.assign(scale.title || {}, { color: token("--cf-text-2") });
    });
  }

  /* A part of a bar leads where its figure in the chart's table leads. */
  function linkBars(config, figure) {
    const linkOf = (hits) => {
      const row = hits.length ? figure.querySelectorAll(".cf-chart-data tbody tr")[hits[0].index] : null;
      const figures = row ? row.querySelectorAll("td") : [];
      return hits.length && figures[hits[0].datasetIndex] ? figures[hits[0].datasetIndex].querySelector("a") : null;
    };
    config.options.onHover = (event, hits) => {
      event.native.target.style.setProperty("cursor", linkOf(hits) ? "pointer" : "default");
    };
    config.options.onClick = (event, hits) => {
      const link = linkOf(hits);
      if (link) {
        link.click();
      }
    };
  }

  /* Named as the extender of every p:chart; "this" is the widget. */
  window.codexfieldChart = function () {
    paint(this.cfg.config);
    const canvas = this.jq.find("canvas").addBack("canvas")[0];
    const figure = canvas && canvas.closest("figure");
    if (figure) {
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", figure.querySelector("figcaption").textContent);
      linkBars(this.cfg.config, figure);
    }
    const repaint = () => {
      if (this.chart && this.chart.canvas) {
        paint(this.chart.config);
        this.chart.update(); // in the mode "none" bars keep their colour
      }
    };
    document.addEventListener("cf:theme", repaint);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  };

  /* ---- start ---- */

  document.addEventListener("click", (event) => {
    const button = event.target.closest(
      "[data-cf-theme], [data-cf-language], [data-cf-copy], [data-cf-open], [data-cf-close]");
    if (!button) {
      return;
    }
    if (button.dataset.cfTheme) {
      chooseTheme(button);
    } else if (button.dataset.cfLanguage) {
      chooseLanguage(button);
    } else if (button.dataset.cfOpen) {
      PF(button.dataset.cfOpen).show();
    } else if (button.dataset.cfClose) {
      PF(button.dataset.cfClose).hide();
    } else {
      copy(button);
    }
  });
  document.addEventListener("keydown", focusSearch);
  document.addEventListener("keydown", goThroughRows);
  document.addEventListener("input", searchTable);
  document.addEventListener("toggle", placePopover, true);
  document.addEventListener("focusin", rememberFocus);
  document.addEventListener("focusout", leaveDialog);
  document.addEventListener("change", () => setTimeout(enhance));
  document.addEventListener("focusout", closeLeftPopover);
  document.addEventListener("click", closeChosen);
  document.addEventListener("scroll", closeOnScroll, { capture: true, passive: true });
  window.addEventListener("resize", nameTables);
  new MutationObserver((changes) => {
    changes.map((c) => c.target.closest("[data-cf-table]")).filter(Boolean).forEach(showBulk);
  }).observe(document, { subtree: true, attributeFilter: ["aria-selected"] });
  jQuery(document).on("pfAjaxStart", showProgress).on("pfAjaxComplete", afterAjax);
  rememberZone();
  /* PrimeFaces makes its widgets in ready handlers that were registered before this one. */
  jQuery(() => {
    enhance();
    focusAfterLoad();
  });
})();
