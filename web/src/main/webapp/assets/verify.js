/* Checks a log proof, and a signed manifest before it, in this page, by what the browser itself can compute: nothing is asked of the
   server but its public keys, and those can be replaced by keys obtained elsewhere.
   RFC 9162 section 2.1.3.2, C2SP signed-note and tlog-checkpoint. */
(function () {
  "use strict";

  const panel = document.querySelector("[data-cf-verify]");
  const field = (name) => document.getElementById("verify-" + name);
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

  /* The keys of the installation's DID document, old ones too: they signed what is old. */
  async function offerKeys() {
    const keys = field("keys");
    try {
      const name = parseNote(JSON.parse(field("proof").value).checkpoint).signatures[0].name;
      const answer = await fetch(text.did, { headers: { Accept: "application/did+json, application/json" } });
      const methods = (await answer.json()).verificationMethod;
      const lines = methods.map(ed25519Bytes).filter(Boolean).map((key) => keyLine(name, key));
      keys.value = (await Promise.all(lines)).join("\n");
    } catch (unreachable) {
      keys.placeholder = text.keysFailed;
    }
  }

  /* The owner's DID document; another one can be put in its place. */
  async function offerOwner() {
    const owner = field("owner");
    if (!owner) {
      return;
    }
    try {
      const answer = await fetch(text.owner, { headers: { Accept: "application/did+json, application/json" } });
      owner.value = JSON.stringify(await answer.json(), null, 1);
    } catch (unreachable) {
      owner.placeholder = text.keysFailed;
    }
  }

  /* ---- documents ---- */

  /* RFC 8785: numbers and strings as this very function of ECMAScript writes them, names sorted. */
  function canonical(value) {
    if (Array.isArray(value)) {
      return "[" + value.map(canonical).join(",") + "]";
    }
    if (value === null || typeof value !== "object") {
      return JSON.stringify(value);
    }
    const members = Object.keys(value).sort().map((name) => JSON.stringify(name) + ":" + canonical(value[name]));
    return "{" + members.join(",") + "}";
  }

  function parseJson(name, why) {
    try {
      return JSON.parse(field(name).value);
    } catch (malformed) {
      throw new Refused(why);
    }
  }

  function parseProof(json) {
    let evidence;
    try {
      evidence = JSON.parse(json);
    } catch (malformed) {
      throw new Refused(text.whyJson);
    }
    const proof = evidence.proof;
    const whole = evidence.leaf && proof && Array.isArray(proof.path) && Number.isSafeInteger(proof.leafIndex)
      && Number.isSafeInteger(proof.treeSize) && proof.leafIndex >= 0 && proof.leafIndex < proof.treeSize
      && /^[a-z0-9.-]{1,64}$/.test(evidence.leaf.type);
    if (!whole) {
      throw new Refused(text.whyJson);
    }
    ofHex(evidence.leaf.documentDigest);
    return evidence;
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

  /* ---- the steps ---- */

  const leafHash = (leaf) =>
    sha256(Uint8Array.of(0), utf8(JSON.stringify({ documentDigest: leaf.documentDigest, type: leaf.type })));

  async function rootOf(hash, proof) {
    let node = BigInt(proof.leafIndex);
    let last = BigInt(proof.treeSize) - 1n;
    for (const sibling of proof.path.map(ofHex)) {
      if (last === 0n) {
        throw new Refused(text.whyPath);
      }
      if (node % 2n === 1n || node === last) {
        hash = await sha256(Uint8Array.of(1), sibling, hash);
        while (node % 2n === 0n && node !== 0n) {
          node /= 2n;
          last /= 2n;
        }
      } else {
        hash = await sha256(Uint8Array.of(1), hash, sibling);
      }
      node /= 2n;
      last /= 2n;
    }
    if (last !== 0n) {
      throw new Refused(text.whyPath);
    }
    return hash;
  }

  async function checkDocument(evidence) {
    const digest = hex(await sha256(utf8(field("document").value)));
    if (digest !== evidence.leaf.documentDigest) {
      throw new Refused(text.whyDocument);
    }
    return digest;
  }

  async function checkPath(evidence, note) {
    if (note.size !== evidence.proof.treeSize) {
      throw new Refused(text.whySize);
    }
    const root = await rootOf(await leafHash(evidence.leaf), evidence.proof);
    if (hex(root) !== hex(note.root)) {
      throw new Refused(text.whyPath);
    }
    return hex(root);
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

  /* ---- the manifest and its signature ---- */

  async function checkManifest() {
    const manifest = parseJson("manifest", text.whyManifestJson);
    const logged = parseJson("document", text.whyJson);
    const digest = hex(await sha256(utf8(canonical(manifest))));
    if (digest !== logged.manifestDigest || manifest.creator !== logged.creator) {
      throw new Refused(text.whyManifest);
    }
    return digest;
  }

  /* The key that the log names, as the owner's DID document has it. */
  function ownerKey(logged) {
    const did = parseJson("owner", text.whyOwner);
    if (did.id !== logged.creator || !Array.isArray(did.verificationMethod)) {
      throw new Refused(text.whyOwner);
    }
    const method = did.verificationMethod.find((each) => each.id === logged.kid);
    const key = method && ed25519Bytes(method);
    if (!key || hex(key) !== hex(ofMultibase(logged.publicKeyMultibase).slice(2))) {
      throw new Refused(text.whyOwnerKey);
    }
    return key;
  }

  async function checkManifestSignature() {
    const jws = field("signature").value.trim();
    const [head, payload, signature] = jws.split(".");
    const logged = parseJson("document", text.whyJson);
    if (hex(await sha256(utf8(jws))) !== logged.signatureDigest) {
      throw new Refused(text.whyOtherSignature);
    }
    const header = JSON.parse(new TextDecoder().decode(ofBase64Url(head)));
    if (header.alg !== "EdDSA" || header.typ !== "codexfield-manifest+jws" || header.kid !== logged.kid || payload !== "") {
      throw new Refused(text.whyManifestSignature);
    }
    const key = await ed25519(ownerKey(logged));
    if (!key) {
      return null;
    }
    const bytes = utf8(canonical(parseJson("manifest", text.whyManifestJson)));
    const encoded = base64Url(bytes);
    if (!(await crypto.subtle.verify("Ed25519", key, ofBase64Url(signature), utf8(head + "." + encoded)))) {
      throw new Refused(text.whyManifestSignature);
    }
    return logged.kid;
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

  async function verify() {
    let evidence;
    let note;
    field("checks").replaceChildren();
    field("verdict").replaceChildren();
    if (field("manifest")) {
      await step(text.stepManifest, checkManifest);
      await step(text.stepManifestSignature, checkManifestSignature);
    }
    await step(text.stepLeaf, async () => {
      evidence = parseProof(field("proof").value);
      return hex(await leafHash(evidence.leaf));
    });
    if (evidence) {
      if (field("document")) {
        await step(text.stepDocument, () => checkDocument(evidence));
      }
      await step(text.stepCheckpoint, async () => {
        note = parseNote(evidence.checkpoint);
        return note.origin + " " + note.size;
      });
    }
    if (note) {
      await step(text.stepPath, () => checkPath(evidence, note));
      await step(text.stepSignature, () => checkSignature(note));
    }
    const unchecked = field("checks").querySelector(".cf-status-warn");
    const wrong = field("checks").querySelector(".cf-status-bad");
    const kind = wrong ? "bad" : unchecked ? "warn" : "ok";
    field("verdict").append(status(kind, kind === "ok" ? text.ok : kind === "bad" ? text.bad : text.unchecked));
  }

  field("go").addEventListener("click", verify);
  offerKeys();
  offerOwner();
})();
