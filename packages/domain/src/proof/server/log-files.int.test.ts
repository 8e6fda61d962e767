import { createHash, createPublicKey, verify } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PICK_3_RULE } from "../../games/index.ts";
import { createRuledGame, openSpecialDraw } from "../../testing/draw-fixtures.ts";
import { testProof } from "../../testing/proof-fixtures.ts";
import { headOf } from "../proof.schema.ts";
import { parseTilePath, tilePath } from "../tile-path.core.ts";
import { appendLog } from "./append-log.ts";
import { listLogEntries, loadDocument, loadLogHead, loadLogTile } from "./index.ts";
import { signStatement } from "./proof-keys.ts";

let database: TestDatabase;
let draw: { gameId: string; drawId: string };

beforeAll(async () => {
  database = await createTestDatabase();
  const { gameId } = await createRuledGame(database.db, PICK_3_RULE);
  const { id } = await openSpecialDraw(database.db, gameId, 60_000);
  draw = { gameId, drawId: id };
});
afterAll(() => database.drop());

/** Another `count` statements, as many checkpoints are. */
async function append(count: number): Promise<void> {
  const statements = Array.from({ length: count }, (_, at) =>
    signStatement(testProof.keys.draw, { ...headOf("checkpoint", draw), at: `${at}` }),
  );
  await database.db.tx((tx) => appendLog(tx, testProof.keys.log, statements));
}

/** A file as the site serves it, by its address. */
async function fetchTile(path: string): Promise<Buffer> {
  const tile = parseTilePath(path);
  if (!tile) throw new RangeError(`${path} is no tile`);
  return Buffer.from(await loadLogTile(database, tile));
}

// From here on it is a stranger who works: nothing but files, SHA-256 and the key he was told.

const sha256 = (...parts: Uint8Array[]): Buffer => createHash("sha256").update(Buffer.concat(parts)).digest();

function rootOf(hashes: readonly Buffer[]): Buffer {
  const [only = sha256()] = hashes;
  if (hashes.length < 2) return only;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return sha256(Uint8Array.of(1), rootOf(hashes.slice(0, split)), rootOf(hashes.slice(split)));
}

const split32 = (bytes: Buffer): Buffer[] =>
  Array.from({ length: bytes.length / 32 }, (_, at) => bytes.subarray(at * 32, at * 32 + 32));

function splitEntries(bundle: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = 0; at < bundle.length; ) {
    const end = at + 2 + bundle.readUInt16BE(at);
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

/** Size and root that a note states, once its signature is checked. */
function openNote(note: string, logKey: string): { size: number; root: string } {
  const [name = "", keyId = "", data = ""] = splitKey(logKey);
  const end = note.indexOf("\n\n");
  const text = note.slice(0, end + 1);
  const [origin, size, root = ""] = text.split("\n");
  const [, signer, signature = ""] = note
    .slice(end + 2)
    .trimEnd()
    .split(" ");
  const bytes = Buffer.from(signature, "base64");
  expect([origin, signer, bytes.subarray(0, 4).toString("hex")]).toEqual([name, name, keyId]);
  const x = Buffer.from(data, "base64").subarray(1).toString("base64url");
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  expect(verify(null, Buffer.from(text), key, bytes.subarray(4))).toBe(true);
  return { size: Number(size), root };
}

/** Base64 may hold a plus sign too. */
function splitKey(logKey: string): string[] {
  const [name = "", keyId = "", ...data] = logKey.split("+");
  return [name, keyId, data.join("+")];
}

const widthAt = (size: number, index: number): number => Math.min(256, size - index * 256);

/** Every leaf hash up to a size, from tiles of level 0 that the entries' own hashes must equal. */
async function leavesOf(size: number): Promise<Buffer[]> {
  const leaves: Buffer[] = [];
  for (let index = 0; index * 256 < size; index++) {
    const place = { index: BigInt(index), width: widthAt(size, index) };
    const tile = split32(await fetchTile(tilePath({ level: 0, ...place })));
    const entries = splitEntries(await fetchTile(tilePath({ level: "entries", ...place })));
    expect(tile).toEqual(entries.map((entry) => sha256(Uint8Array.of(0), entry)));
    leaves.push(...tile);
  }
  return leaves;
}

it("the whole log can be rebuilt from its files, and every head is one of the same log", async () => {
  await append(70);
  const early = await loadLogHead(database);
  await append(500);
  const late = await loadLogHead(database);
  expect(late.logKey).toBe(early.logKey);
  const [before, now] = [openNote(early.note, late.logKey), openNote(late.note, late.logKey)];
  expect([before.size, now.size]).toEqual([Number(early.size), Number(late.size)]);
  expect(now.size - before.size).toBe(500);

  const leaves = await leavesOf(now.size);
  expect(rootOf(leaves).toString("base64")).toBe(now.root);
  expect(rootOf(leaves.slice(0, before.size)).toString("base64")).toBe(before.root);
  const above = split32(await fetchTile("1/000.p/2"));
  expect(above).toEqual([rootOf(leaves.slice(0, 256)), rootOf(leaves.slice(256, 512))]);
});

it("what a tile holds stays, and what the log does not fill is not there", async () => {
  const { size } = await loadLogHead(database);
  const width = Number(size % 256n);
  const whole = await fetchTile("0/000");
  expect(await fetchTile("0/000.p/70")).toEqual(whole.subarray(0, 70 * 32));
  for (const path of [
    "1/000",
    "0/999",
    `0/${`${size / 256n}`.padStart(3, "0")}.p/${width + 1}`,
    "entries/x001/000",
    "5/000.p/1",
  ])
    await expect(fetchTile(path), path).rejects.toMatchObject({ code: "proof.log_file_not_found" });
});

it("entries are listed newest first, of all draws or of one, page by page", async () => {
  const { size } = await loadLogHead(database);
  const first = await listLogEntries(database, { drawId: draw.drawId, limit: 3 });
  expect(first.items.map(({ index }) => index)).toEqual([size - 1n, size - 2n, size - 3n]);
  const leaves = await leavesOf(Number(size));
  expect(first.items[0]?.leafHash).toBe(leaves.at(-1)?.toString("hex"));
  const second = await listLogEntries(database, { drawId: draw.drawId, limit: 3, cursor: first.nextCursor });
  expect(second.items[0]?.index).toBe(size - 4n);
  const last = await listLogEntries(database, { cursor: 2, limit: 3 });
  expect(last).toMatchObject({ nextCursor: undefined, items: [{ index: 1n }, { index: 0n }] });
});

it("the documents that terms commit to are kept for whoever asks", async () => {
  expect(await loadDocument(database, testProof.verifier)).toEqual(testProof.verifier);
  await expect(loadDocument(database, { hash: "0".repeat(64) })).rejects.toMatchObject({
    code: "proof.document_not_found",
  });
  await expect(
    database.db.query("insert into proof_document (hash, name, body) values (repeat('0', 64), 'x', 'y')"),
  ).rejects.toThrow("proof_document_hash");
  await expect(database.db.query("delete from proof_document")).rejects.toThrow("append-only");
});

it("no head is stored that states another size than the log's", async () => {
  await expect(
    database.db.query("update log_head set note = replace(note, size::text, '1')"),
  ).rejects.toThrow("log_head_note");
});
