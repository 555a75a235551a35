/* Checks in this page that a log only grew: the later of two signed trees begins with all leaves of the earlier one.
   RFC 9162 section 2.1.4.2. Heads and proof are fetched, and can be replaced by what was kept elsewhere. */
(function () {
  "use strict";

  const panel = document.querySelector("[data-cf-growth]");
  const { Refused, field, text, hex, ofHex, sha256, offerKeys, parseNote, checkSignature, step, begin, conclude } =
    window.codexfieldProofs(panel, "growth-");

  /* ---- what the server says ---- */

  async function get(address) {
    const answer = await fetch(text.log + address, { headers: { Accept: "*/*" }, credentials: "omit" });
    if (!answer.ok) {
      throw new Refused(text.fetchFailed);
    }
    return answer;
  }

  const headOf = async (size) => (await (await get("/inclusion?leaf=0&treeSize=" + size)).json()).checkpoint || "";

  async function fetchAll() {
    const from = field("from").value;
    const to = field("to").value;
    field("verdict").textContent = text.fetching;
    try {
      field("earlier").value = await headOf(from);
      field("later").value = await headOf(to);
      field("proof").value = JSON.stringify(await (await get("/consistency?from=" + from + "&to=" + to)).json(), null, 1);
      field("checks").replaceChildren();
      field("verdict").textContent = text.fetched;
      await offerKeys(() => field("later").value);
    } catch (error) {
      field("verdict").textContent = error instanceof Refused ? error.message : text.fetchFailed;
    }
  }

  /* ---- the check ---- */

  const node = (left, right) => sha256(Uint8Array.of(1), left, right);

  function parseGrowth() {
    let proof;
    try {
      proof = JSON.parse(field("proof").value);
    } catch (malformed) {
      throw new Refused(text.whyJson);
    }
    const sizes = [proof.fromSize, proof.toSize];
    if (!sizes.every((size) => Number.isSafeInteger(size) && size > 0) || sizes[0] > sizes[1] || !Array.isArray(proof.path)) {
      throw new Refused(text.whyJson);
    }
    return proof;
  }

  /* The roots that the path leads to, computed from the earlier one. */
  async function roots(proof, earlier) {
    const path = proof.path.map(ofHex);
    let first = BigInt(proof.fromSize) - 1n;
    let last = BigInt(proof.toSize) - 1n;
    if ((BigInt(proof.fromSize) & first) === 0n) {
      path.unshift(earlier);
    }
    while (first % 2n === 1n) {
      first /= 2n;
      last /= 2n;
    }
    let from = path.shift();
    let to = from;
    for (const hash of path) {
      if (last === 0n) {
        throw new Refused(text.whyGrowth);
      }
      if (first % 2n === 1n || first === last) {
        from = await node(hash, from);
        to = await node(hash, to);
        while (first % 2n === 0n && first !== 0n) {
          first /= 2n;
          last /= 2n;
        }
      } else {
        to = await node(to, hash);
      }
      first /= 2n;
      last /= 2n;
    }
    if (last !== 0n || !from) {
      throw new Refused(text.whyGrowth);
    }
    return [from, to];
  }

  async function checkGrowth(earlier, later) {
    const proof = parseGrowth();
    if (earlier.origin !== later.origin) {
      throw new Refused(text.whyOrigin);
    }
    if (earlier.size !== proof.fromSize || later.size !== proof.toSize) {
      throw new Refused(text.whySize);
    }
    const same = proof.fromSize === proof.toSize;
    const [from, to] = same && proof.path.length === 0 ? [earlier.root, earlier.root] : await roots(proof, earlier.root);
    if (hex(from) !== hex(earlier.root) || hex(to) !== hex(later.root)) {
      throw new Refused(text.whyGrowth);
    }
    return proof.fromSize + " \u2192 " + proof.toSize;
  }

  async function read(name, of) {
    let note;
    await step(name, async () => {
      note = parseNote(field(of).value);
      return note.origin + " " + note.size;
    });
    return note;
  }

  async function verify() {
    begin();
    const earlier = await read(text.stepEarlier, "earlier");
    const later = await read(text.stepLater, "later");
    if (earlier && later) {
      await step(text.stepGrowth, () => checkGrowth(earlier, later));
      await step(text.stepSignatureEarlier, () => checkSignature(earlier));
      await step(text.stepSignatureLater, () => checkSignature(later));
    }
    conclude();
  }

  field("fetch").addEventListener("click", fetchAll);
  field("go").addEventListener("click", verify);
  fetchAll();
})();
