/* Checks a log proof, and a signed manifest before it, in this page, by what the browser itself can compute: nothing is asked of the
   server but its public keys, and those can be replaced by keys obtained elsewhere.
   RFC 9162 section 2.1.3.2, C2SP signed-note and tlog-checkpoint. */
(function () {
  "use strict";

  const panel = document.querySelector("[data-cf-verify]");
  const {
    Refused, field, text, utf8, hex, ofHex, ofMultibase, ofBase64Url, base64Url, sha256, ed25519Bytes,
    offerKeys, parseNote, ed25519, checkSignature, step, begin, conclude,
  } = window.codexfieldProofs(panel, "verify-");

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

  async function verify() {
    let evidence;
    let note;
    begin();
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
    conclude();
  }

  field("go").addEventListener("click", verify);
  offerKeys(() => JSON.parse(field("proof").value).checkpoint);
  offerOwner();
})();
