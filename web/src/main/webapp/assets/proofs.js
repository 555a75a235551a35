/* What the panels that check proofs have in common: bytes, keys, signed notes (C2SP signed-note, tlog-checkpoint), and how the steps
   of a check are shown. Nothing is asked of the server but its public keys. */
window.codexfieldProofs = function (panel, prefix) {
  "use strict";

  const field = (name) => document.getElementById(prefix + name);
  const text = panel.dataset;
  const utf8 = (string) => new TextEncoder().encode(string);
  const ED25519 = 1;

  class Refused extends Error {}

  /* ---- bytes ---- */

  function concat(...parts) {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    parts.reduce((at, part) => { all.set(part, at); return at + part.length; }, 0);
    return all;
  }

  const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");

  function ofHex(string) {
    if (!/^[0-9a-f]{64}$/.test(string)) {
      throw new Refused(text.whyJson);
    }
    return Uint8Array.from(string.match(/../g), (pair) => parseInt(pair, 16));
  }

  const ofBase64 = (string) => Uint8Array.from(atob(string), (c) => c.charCodeAt(0));
  const ofBase64Url = (string) => ofBase64(string.replaceAll("-", "+").replaceAll("_", "/"));
  const base64 = (bytes) => btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(""));
  const base64Url = (bytes) => base64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

  function ofMultibase(string) {
    const digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    if (string[0] === "u") {
      return ofBase64Url(string.slice(1));
    }
    let rest = 0n;
    for (const digit of string.slice(1)) {
      rest = rest * 58n + BigInt(digits.indexOf(digit));
    }
    const pairs = rest.toString(16);
    return Uint8Array.from(pairs.padStart(pairs.length + (pairs.length % 2), "0").match(/../g), (p) => parseInt(p, 16));
  }

  async function sha256(...parts) {
    return new Uint8Array(await crypto.subtle.digest("SHA-256", concat(...parts)));
  }

  /* ---- keys ---- */

  async function keyId(name, key) {
    return hex((await sha256(utf8(name), utf8("\n"), Uint8Array.of(ED25519), key)).slice(0, 4));
  }

  async function keyLine(name, key) {
    return name + "+" + (await keyId(name, key)) + "+" + base64(concat(Uint8Array.of(ED25519), key));
  }

  function parseKey(line) {
    const parts = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line.trim());
    const bytes = parts && ofBase64(parts[3]);
    if (!bytes || bytes.length !== 33 || bytes[0] !== ED25519) {
      throw new Refused(text.whyKey);
    }
    return { name: parts[1], key: bytes.slice(1) };
  }

  /* Both forms that DID documents write keys in; null for keys of another kind. */
  function ed25519Bytes(method) {
    const jwk = method.publicKeyJwk;
    if (jwk) {
      return jwk.crv === "Ed25519" ? ofBase64Url(jwk.x) : null;
    }
    const multikey = ofMultibase(method.publicKeyMultibase);
    return multikey[0] === 0xed && multikey[1] === 1 ? multikey.slice(2) : null;
  }

  /* The keys of the installation's DID document, old ones too: they signed what is old. The note says under which name. */
  async function offerKeys(note) {
    const keys = field("keys");
    try {
      const name = parseNote(note()).signatures[0].name;
      const answer = await fetch(text.did, { headers: { Accept: "application/did+json, application/json" } });
      const methods = (await answer.json()).verificationMethod;
      const lines = methods.map(ed25519Bytes).filter(Boolean).map((key) => keyLine(name, key));
      keys.value = (await Promise.all(lines)).join("\n");
    } catch (unreachable) {
      keys.placeholder = text.keysFailed;
    }
  }

  function parseNote(note) {
    const end = typeof note === "string" ? note.lastIndexOf("\n\n") : -1;
    if (end < 0) {
      throw new Refused(text.whyNote);
    }
    const signed = note.slice(0, end + 1);
    const [origin, size, root] = signed.split("\n");
    const signatures = note.slice(end + 2).trimEnd().split("\n").map((line) => {
      const parts = /^\u2014 (\S+) (\S+)$/.exec(line);
      if (!parts) {
        throw new Refused(text.whyNote);
      }
      const bytes = ofBase64(parts[2]);
      return { name: parts[1], id: hex(bytes.slice(0, 4)), signature: bytes.slice(4) };
    });
    if (!/^(0|[1-9][0-9]{0,15})$/.test(size)) {
      throw new Refused(text.whyNote);
    }
    return { signed, origin, size: Number(size), root: ofBase64(root), signatures };
  }

  async function ed25519(key) {
    try {
      return await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
    } catch (unsupported) {
      return null;
    }
  }

  async function checkSignature(note) {
    for (const line of field("keys").value.split("\n").filter((l) => l.trim())) {
      const trusted = parseKey(line);
      const id = await keyId(trusted.name, trusted.key);
      const by = note.signatures.find((s) => s.name === trusted.name && s.id === id);
      if (!by) {
        continue;
      }
      const key = await ed25519(trusted.key);
      if (!key) {
        return null;
      }
      if (!(await crypto.subtle.verify("Ed25519", key, by.signature, utf8(note.signed)))) {
        throw new Refused(text.whySignature);
      }
      return trusted.name + " " + id;
    }
    throw new Refused(text.whyKey);
  }

  /* ---- showing ---- */

  const looks = { ok: "pi-check-circle", bad: "pi-times-circle", warn: "pi-exclamation-triangle" };

  function status(kind, words) {
    const mark = document.createElement("span");
    const icon = document.createElement("i");
    const label = document.createElement("span");
    mark.className = "cf-status cf-status-" + kind;
    icon.className = "pi " + looks[kind];
    icon.setAttribute("aria-hidden", "true");
    label.textContent = words;
    mark.append(icon, label);
    return mark;
  }

  function show(kind, step, detail) {
    const item = document.createElement("li");
    const name = document.createElement("p");
    const found = document.createElement("code");
    name.append(status(kind, kind === "ok" ? text.ok : kind === "bad" ? text.bad : text.unchecked), " ", step);
    found.textContent = detail;
    item.append(name, found);
    field("checks").append(item);
  }

  async function step(name, check) {
    try {
      const detail = await check();
      show(detail === null ? "warn" : "ok", name, detail === null ? text.unsupported : detail);
    } catch (refused) {
      show("bad", name, refused instanceof Refused ? refused.message : text.whyJson);
    }
  }

  function begin() {
    field("checks").replaceChildren();
    field("verdict").replaceChildren();
  }

  function conclude() {
    const unchecked = field("checks").querySelector(".cf-status-warn");
    const wrong = field("checks").querySelector(".cf-status-bad");
    const kind = wrong ? "bad" : unchecked ? "warn" : "ok";
    field("verdict").append(status(kind, kind === "ok" ? text.ok : kind === "bad" ? text.bad : text.unchecked));
  }

  return {
    Refused, field, text, utf8, concat, hex, ofHex, ofMultibase, ofBase64Url, base64Url, sha256, ed25519Bytes,
    offerKeys, parseNote, ed25519, checkSignature, step, begin, conclude,
  };
};
