/* Sends files, one after the other, straight from the disk: a file is never held in memory. What
   broke off is sent again as a whole; what was stored stays when the page is left. A box names where
   its files go, and what shows them once they are stored; it may be drawn again at any time. */
(function () {
  "use strict";

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

  /* One line of the box's list; its path can be changed until it is stored. */
  function add(box, file) {
    const text = box.dataset;
    const folder = box.querySelector("[data-cf-folder]");
    const job = { box: box, text: text, file: file, item: document.createElement("li"), path: document.createElement("input"),
      bar: document.createElement("progress"), status: document.createElement("span"),
      tools: document.createElement("span"), reason: document.createElement("p") };
    const prefix = folder && folder.value.trim() ? folder.value.trim().replace(/\/+$/, "") + "/" : "";
    job.path.value = prefix + (folder && file.webkitRelativePath || file.name);
    job.path.className = "cf-input";
    job.path.setAttribute("aria-label", text.path.replace("{0}", file.name));
    job.path.setAttribute("spellcheck", "false");
    job.bar.max = 1;
    job.bar.value = 0;
    job.bar.setAttribute("aria-label", text.progress.replace("{0}", file.name));
    job.reason.className = "cf-upload-reason";
    job.item.className = "cf-upload";
    job.item.append(job.path, job.bar, job.status, job.tools, job.reason);
    box.querySelector(".cf-uploads").append(job.item);
    queue(job);
  }

  function queue(job) {
    job.reason.textContent = "";
    show(job, "wait", job.text.waiting);
    button(job, job.text.cancel, () => cancel(job));
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
    show(job, "info", job.text.sending);
    request.open("PUT", job.text.address + "&path=" + encodeURIComponent(job.path.value)
      + "&type=" + encodeURIComponent(job.file.type));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => {
      job.bar.value = event.total ? event.loaded / event.total : 1;
    });
    request.addEventListener("load", () => finish(job, request));
    request.addEventListener("error", () => refuse(job, job.text.broken));
    request.addEventListener("abort", () => refuse(job, job.text.cancelled));
    request.send(job.file);
  }

  function finish(job, request) {
    if (request.status === 200) {
      job.bar.value = 1;
      const focused = job.item.contains(document.activeElement);
      job.tools.replaceChildren();
      show(job, "ok", job.text.stored);
      say(job.text.storedOf.replace("{0}", job.path.value));
      if (job.text.refresh) {
        /* the list beside it tells the rest */
        job.item.remove();
        if (focused) {
          job.box.querySelector("input[type=file]").focus();
        }
        window[job.text.refresh]();
      } else {
        PF("parts").filter();
      }
      done(job);
    } else {
      refuse(job, reason(job, request));
    }
  }

  function reason(job, request) {
    try {
      return JSON.parse(request.responseText).detail || job.text.broken;
    } catch (noProblem) {
      return job.text.broken;
    }
  }

  function refuse(job, why) {
    job.bar.value = 0;
    job.path.readOnly = false;
    job.reason.textContent = why;
    show(job, "bad", job.text.refused);
    button(job, job.text.again, () => queue(job));
    say(job.path.value + ": " + why);
    done(job);
  }

  function done(job) {
    job.request = null;
    running = null;
    next();
  }

  function boxOf(event) {
    return event.target.closest && event.target.closest("[data-cf-upload]");
  }

  document.addEventListener("change", (event) => {
    const box = boxOf(event);
    if (box && event.target.type === "file") {
      Array.from(event.target.files).forEach((file) => add(box, file));
      event.target.value = "";
    }
  });
  document.addEventListener("dragover", (event) => {
    if (boxOf(event)) {
      event.preventDefault();
    }
  });
  document.addEventListener("drop", (event) => {
    const box = boxOf(event);
    const picker = box && box.querySelector("input[type=file]");
    if (picker) {
      event.preventDefault();
      const files = Array.from(event.dataTransfer.files);
      (picker.multiple ? files : files.slice(0, 1)).forEach((file) => add(box, file));
    }
  });
  /* a name is no reason to send the form around it */
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && boxOf(event) && event.target.closest(".cf-upload input")) {
      event.preventDefault();
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (running) {
      event.preventDefault();
    }
  });
})();
