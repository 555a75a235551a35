/* Sends files as parts of a draft, one after the other, straight from the disk: a file is never held
   in memory. What broke off is sent again as a whole; what was stored stays when the page is left. */
(function () {
  "use strict";

  const box = document.querySelector("[data-cf-upload]");
  const text = box.dataset;
  const list = document.getElementById("uploads");
  const picker = document.getElementById("upload-files");
  const folder = document.getElementById("upload-folder");
  const waiting = [];
  let running = null;

  const looks = { ok: "pi-check-circle", bad: "pi-times-circle", info: "pi-spinner", wait: "pi-clock" };

  function show(job, kind, words) {
    const icon = document.createElement("i");
    const label = document.createElement("span");
    icon.className = "pi " + looks[kind];
    icon.setAttribute("aria-hidden", "true");
    label.textContent = words;
    job.status.className = "cf-status cf-status-" + kind;
    job.status.replaceChildren(icon, label);
  }

  function say(words) {
    document.getElementById("announcer").textContent = words;
  }

  function button(job, words, action) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "cf-button cf-button-quiet";
    made.textContent = words;
    made.setAttribute("aria-label", words + " " + job.path.value);
    made.addEventListener("click", action);
    job.tools.replaceChildren(made);
  }

  /* One line of the list; its path can be changed until it is stored. */
  function add(file) {
    const job = { file: file, item: document.createElement("li"), path: document.createElement("input"),
      bar: document.createElement("progress"), status: document.createElement("span"),
      tools: document.createElement("span"), reason: document.createElement("p") };
    const prefix = folder.value.trim() ? folder.value.trim().replace(/\/+$/, "") + "/" : "";
    job.path.value = prefix + (file.webkitRelativePath || file.name);
    job.path.className = "cf-input";
    job.path.setAttribute("aria-label", text.path.replace("{0}", file.name));
    job.path.setAttribute("spellcheck", "false");
    job.bar.max = 1;
    job.bar.value = 0;
    job.bar.setAttribute("aria-label", text.progress.replace("{0}", file.name));
    job.reason.className = "cf-upload-reason";
    job.item.className = "cf-upload";
    job.item.append(job.path, job.bar, job.status, job.tools, job.reason);
    list.append(job.item);
    queue(job);
  }

  function queue(job) {
    job.reason.textContent = "";
    show(job, "wait", text.waiting);
    button(job, text.cancel, () => cancel(job));
    waiting.push(job);
    next();
  }

  function cancel(job) {
    const at = waiting.indexOf(job);
    if (at >= 0) {
      waiting.splice(at, 1);
      job.item.remove();
    } else if (job.request) {
      job.request.abort();
    }
  }

  function next() {
    if (!running && waiting.length > 0) {
      send(waiting.shift());
    }
  }

  function send(job) {
    const request = new XMLHttpRequest();
    running = job;
    job.request = request;
    job.path.readOnly = true;
    show(job, "info", text.sending);
    request.open("PUT", text.address + "&path=" + encodeURIComponent(job.path.value)
      + "&type=" + encodeURIComponent(job.file.type));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => {
      job.bar.value = event.total ? event.loaded / event.total : 1;
    });
    request.addEventListener("load", () => finish(job, request));
    request.addEventListener("error", () => refuse(job, text.broken));
    request.addEventListener("abort", () => refuse(job, text.cancelled));
    request.send(job.file);
  }

  function finish(job, request) {
    if (request.status === 200) {
      job.bar.value = 1;
      job.tools.replaceChildren();
      show(job, "ok", text.stored);
      say(text.storedOf.replace("{0}", job.path.value));
      PF("parts").filter();
      done(job);
    } else {
      refuse(job, reason(request));
    }
  }

  function reason(request) {
    try {
      return JSON.parse(request.responseText).detail || text.broken;
    } catch (noProblem) {
      return text.broken;
    }
  }

  function refuse(job, why) {
    job.bar.value = 0;
    job.path.readOnly = false;
    job.reason.textContent = why;
    show(job, "bad", text.refused);
    button(job, text.again, () => queue(job));
    say(job.path.value + ": " + why);
    done(job);
  }

  function done(job) {
    job.request = null;
    running = null;
    next();
  }

  picker.addEventListener("change", () => {
    Array.from(picker.files).forEach(add);
    picker.value = "";
  });
  box.addEventListener("dragover", (event) => event.preventDefault());
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    Array.from(event.dataTransfer.files).forEach(add);
  });
  window.addEventListener("beforeunload", (event) => {
    if (running) {
      event.preventDefault();
    }
  });
})();
