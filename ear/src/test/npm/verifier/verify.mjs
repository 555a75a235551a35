/* Checks CodexField's credentials and content identifiers with nothing of CodexField's own code.
   node verify.mjs credential <file>   the verified credential and what its status lists say
   node verify.mjs cid <file>          CIDv1, raw codec, sha2-256, base32
   node verify.mjs expanded <file>     JSON-LD as it is without its context */
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { contexts } from "@digitalcredentials/credentials-v2-context";
import jsonld from "jsonld";
import { compactVerify, decodeProtectedHeader, importJWK } from "jose";
import { base64url } from "multiformats/bases/base64";
import { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { sha256 } from "multiformats/hashes/sha2";

function require(condition, what) {
  if (!condition) {
    throw new Error(what);
  }
}

async function get(address) {
  const answer = await fetch(address);
  require(answer.ok, answer.status + " from " + address);
  return answer;
}

/* did:web: the host, then the folders, each percent-encoded. */
async function resolve(did) {
  const [method, web, host, ...folders] = did.split(":");
  require(method === "did" && web === "web", "not a did:web: " + did);
  const authority = decodeURIComponent(host);
  const scheme = authority.startsWith("localhost") ? "http://" : "https://";
  const path = folders.length ? folders.map(decodeURIComponent).join("/") : ".well-known";
  const document = await (await get(scheme + authority + "/" + path + "/did.json")).json();
  require(document.id === did, "the document is of another DID");
  return document;
}

async function keyOf(kid) {
  const did = kid.split("#")[0];
  const document = await resolve(did);
  require(document.assertionMethod.includes(kid), "the key may not assert");
  const { publicKeyJwk } = document.verificationMethod.find((each) => each.id === kid);
  require(publicKeyJwk.kty === "OKP" && publicKeyJwk.crv === "Ed25519", "not an Ed25519 key");
  return importJWK(publicKeyJwk, "EdDSA");
}

/* As https://www.w3.org/ns/credentials/undefined-terms/v2 answers. */
const UNDEFINED_TERMS = {
  "@context": { "@vocab": "https://www.w3.org/ns/credentials/undefined-term#" },
};

/* Contexts come from files, never from the network. */
async function documentLoader(documentUrl) {
  const document = documentUrl.endsWith("/undefined-terms/v2")
    ? UNDEFINED_TERMS
    : contexts.get(documentUrl);
  require(document, "a context that nobody knows: " + documentUrl);
  return { contextUrl: null, documentUrl, document };
}

/* Safe mode refuses to drop what has no meaning. */
async function requireMeaning(credential) {
  const options = { documentLoader, safe: true, format: "application/n-quads" };
  require(await jsonld.toRDF(credential, options), "it says nothing as RDF");
}

async function verified(jwt) {
  const header = decodeProtectedHeader(jwt);
  require(header.typ === "vc+jwt" && header.alg === "EdDSA", "not a vc+jwt by EdDSA");
  require(header.cty === "vc", "the content is no credential");
  const { payload } = await compactVerify(jwt, await keyOf(header.kid), { algorithms: ["EdDSA"] });
  const credential = JSON.parse(new TextDecoder().decode(payload));
  require(credential["@context"][0] === "https://www.w3.org/ns/credentials/v2", "not VC 2.0");
  await requireMeaning(credential);
  require(header.kid.startsWith(credential.issuer + "#"), "the key is not the issuer's");
  const now = Date.now();
  require(!credential.validFrom || Date.parse(credential.validFrom) <= now, "not valid yet");
  require(!credential.validUntil || now < Date.parse(credential.validUntil), "no longer valid");
  return credential;
}

async function status(entry) {
  const list = await verified(await (await get(entry.statusListCredential)).text());
  const subject = list.credentialSubject;
  require(list.type.includes("BitstringStatusListCredential"), "no status list");
  require(subject.statusPurpose === entry.statusPurpose, "a list for something else");
  require(subject.encodedList.startsWith("u"), "not base64url by multibase");
  const bits = gunzipSync(Buffer.from(base64url.decode(subject.encodedList)));
  require(bits.length * 8 >= 131072, "a list too short to hide anybody in");
  const index = Number(entry.statusListIndex);
  return ((bits[index >> 3] >> (7 - (index & 7))) & 1) === 1;
}

const [what, file] = process.argv.slice(2);
if (what === "cid") {
  const digest = await sha256.digest(raw.encode(await readFile(file)));
  console.log(JSON.stringify({ cid: CID.createV1(raw.code, digest).toString() }));
} else if (what === "expanded") {
  const document = JSON.parse(await readFile(file, "utf8"));
  console.log(JSON.stringify(await jsonld.expand(document, { documentLoader, safe: true })));
} else {
  const credential = await verified((await readFile(file, "utf8")).trim());
  const statuses = {};
  for (const entry of [credential.credentialStatus || []].flat()) {
    statuses[entry.statusPurpose] = await status(entry);
  }
  console.log(JSON.stringify({ credential, statuses }));
}
