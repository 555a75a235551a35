/* Calls the gateway from the page, under a grant of the reader's organisation. The credential comes with the answer to the
   button, is sent as bearer to this very origin, and is kept nowhere. */
(function () {
  "use strict";

  const MOST_BYTES = 64 * 1024;
  const panel = document.querySelector("[data-cf-try]");
  const text = panel.dataset;
  const refusals = JSON.parse(text.refusals);
  const field = (name) => document.getElementById("try-" + name);
  const looks = { ok: "pi-check-circle", warn: "pi-exclamation-triangle", bad: "pi-times-circle" };
  let underWay = null;

  /* ---- what is called ---- */

  const encoded = (path) => path.split("/").map(encodeURIComponent).join("/");

  function download() {
    const part = field("part").selectedOptions[0];
    const large = Number(part.dataset.size) > MOST_BYTES;
    return { method: "GET", path: "parts/" + encoded(part.value), headers: large ? { Range: "bytes=0-" + (MOST_BYTES - 1) } : {} };
  }

  function invoke() {
    const method = field("method").value;
    const body = method === "GET" ? "" : field("body").value;
    return { method, path: encoded(field("path").value.replace(/^\/+/, "")), body, headers: body ? { "Content-Type": "application/json" } : {} };
  }

  const inputs = () => ({ method: "GET", path: encoded(text.model), headers: {} });

  /* ---- the call ---- */

  /* The first of the body; what comes after it is not waited for. */
  async function beginning(answer) {
    const reader = answer.body.getReader();
    const parts = [];
    let size = 0;
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      parts.push(read.value);
      size += read.value.length;
      if (size > MOST_BYTES) {
        await reader.cancel();
        break;
      }
    }
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return { bytes: bytes.slice(0, MOST_BYTES), cut: size > MOST_BYTES };
  }

  async function send(call, credential) {
    const began = performance.now();
    underWay = new AbortController();
    const purpose = field("purpose").value;
    const answer = await fetch(text.address + call.path, {
      method: call.method,
      headers: Object.assign({ Authorization: "Bearer " + credential }, purpose ? { "Codexfield-Purpose": purpose } : {}, call.headers),
      body: call.body || undefined,
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      referrerPolicy: "no-referrer",
      signal: underWay.signal,
    });
    const body = answer.body ? await beginning(answer) : { bytes: new Uint8Array(), cut: false };
    return { answer, body, millis: Math.round(performance.now() - began) };
  }

  /* ---- what came ---- */

  function words(bytes) {
    const read = new TextDecoder().decode(bytes);
    return read.includes("\u0000") ? text.binary : read;
  }

  function parsed(string) {
    try {
      return JSON.parse(string);
    } catch (other) {
      return null;
    }
  }

  function status(kind, label) {
    const mark = document.createElement("span");
    const icon = document.createElement("i");
    const words = document.createElement("span");
    mark.className = "cf-status cf-status-" + kind;
    icon.className = "pi " + looks[kind];
    icon.setAttribute("aria-hidden", "true");
    words.textContent = label;
    mark.append(icon, words);
    return mark;
  }

  function fact(name, value) {
    const term = document.createElement("dt");
    const about = document.createElement("dd");
    term.textContent = name;
    about.append(value);
    field("facts").append(term, about);
  }

  function receiptLink(id) {
    const link = document.createElement("a");
    link.href = text.receipts + encodeURIComponent(id);
    link.textContent = id;
    return link;
  }

  /* Digits as the reader writes them; the exact number, not a rounded one. */
  const units = (micro) => new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 6 }).format(Number(micro) / 1e6);

  function moment(instant) {
    const zone = text.zone ? { timeZone: text.zone } : {};
    return new Intl.DateTimeFormat(document.documentElement.lang, Object.assign({ dateStyle: "medium", timeStyle: "long" }, zone)).format(new Date(instant));
  }

  function refused(problem) {
    const known = problem && refusals[problem.code];
    const said = known ? known.replace("{reason}", problem.reason || "").replace("{rule}", problem.rule || "") : "";
    const why = said || (problem && (problem.detail || problem.title || problem.error)) || "";
    if (why) {
      fact(text.why, String(why));
    }
    if (problem && problem.reason) {
      const code = document.createElement("code");
      code.textContent = problem.reason;
      fact(text.reason, code);
    }
  }

  function show(what) {
    const { answer, body, millis } = what;
    const string = words(body.bytes);
    const problem = answer.ok ? null : parsed(string);
    const receipt = answer.headers.get("Codexfield-Receipt");
    const micro = answer.headers.get("Codexfield-Micro-Mu");
    const retryAfter = answer.headers.get("Retry-After");
    field("verdict").replaceChildren(status(answer.ok ? "ok" : "bad", answer.ok ? text.served : text.refused));
    fact(text.status, String(answer.status));
    fact(text.time, millis + " ms");
    if (!answer.ok) {
      refused(problem);
    }
    if (problem && problem.retryAt) {
      fact(text.retry, moment(problem.retryAt));
    } else if (retryAfter) {
      fact(text.retry, moment(Date.now() + Number(retryAfter) * 1000));
    }
    if (receipt) {
      fact(text.receipt, receiptLink(receipt));
    }
    if (answer.ok) {
      fact(text.mu, micro === null ? text.onReceipt : units(micro));
    }
    field("cut").hidden = !body.cut && answer.status !== 206;
    field("answer").textContent = string;
    field("answer").closest("div").hidden = string === "";
  }

  function fail(error) {
    field("verdict").replaceChildren(status("warn", error.name === "AbortError" ? text.stopped : text.broken));
  }

  /* ---- a model says what it takes ---- */

  const ZERO = { BOOL: false, BYTES: "" };

  function example(input) {
    const shape = input.shape.map((length) => (length < 1 ? 1 : length));
    const many = Math.min(shape.reduce((all, length) => all * length, 1), 4096);
    const zero = input.datatype in ZERO ? ZERO[input.datatype] : 0;
    return { name: input.name, shape, datatype: input.datatype, data: Array(many).fill(zero) };
  }

  function prefill(what) {
    const model = what.answer.ok ? parsed(words(what.body.bytes)) : null;
    if (model && Array.isArray(model.inputs)) {
      field("body").value = JSON.stringify({ inputs: model.inputs.map(example) }, null, 1);
    }
  }

  /* ---- the buttons ---- */

  const calls = { download, invoke, inputs };

  async function run(kind, credential) {
    field("facts").replaceChildren();
    field("answer").closest("div").hidden = true;
    field("cut").hidden = true;
    field("verdict").textContent = text.calling;
    field("stop").hidden = false;
    try {
      const what = await send(calls[kind](), credential);
      show(what);
      if (kind === "inputs") {
        prefill(what);
      }
    } catch (error) {
      fail(error);
    } finally {
      underWay = null;
      field("stop").hidden = true;
      field("result").focus();
    }
  }

  jQuery(document).on("pfAjaxComplete", (event, answer) => {
    const given = answer && answer.pfArgs;
    if (given && given.credential && calls[given.called]) {
      run(given.called, given.credential);
    }
  });

  field("stop").addEventListener("click", () => underWay && underWay.abort());
})();
