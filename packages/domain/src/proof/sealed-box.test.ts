import { createCipheriv, createPrivateKey, createPublicKey, diffieHellman, hkdfSync } from "node:crypto";
import { x25519 } from "@noble/curves/ed25519.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import { lengthPrefixed } from "./bytes.core.ts";
import { boxKeysOf, openBox, sealBox } from "./sealed-box.ts";

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const context = utf8ToBytes("draw-1/officer-1/1");

it("a box gives its owner what was sealed", async () => {
  await fc.assert(
    fc.asyncProperty(bytes(32), bytes(64), fc.uint8Array({ maxLength: 40 }), async (secret, plain, where) => {
      const keys = await boxKeysOf(secret);
      const box = await sealBox(keys.publicKey, where, plain);
      expect(box).toHaveLength(32 + 64 + 16);
      expect(await openBox(keys, where, box)).toEqual(plain);
    }),
    { numRuns: 25 },
  );
});

it("a box of which any bit is changed does not open", async () => {
  const keys = await boxKeysOf(new Uint8Array(32).fill(7));
  const box = await sealBox(keys.publicKey, context, new Uint8Array(64));
  await fc.assert(
    // X25519 itself ignores the highest bit of a public key; a box does not, because its key is bound to all of it.
    fc.asyncProperty(fc.nat({ max: box.length * 8 - 1 }), async (bit) => {
      const changed = box.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return (await openBox(keys, context, changed)) === undefined;
    }),
  );
});

it("a box opens for no other key, nor in another context, nor when it is cut", async () => {
  const [keys, others] = [
    await boxKeysOf(new Uint8Array(32).fill(1)),
    await boxKeysOf(new Uint8Array(32).fill(2)),
  ];
  const box = await sealBox(keys.publicKey, context, Uint8Array.of(1, 2, 3));
  expect(await openBox(others, context, box)).toBeUndefined();
  expect(await openBox(keys, utf8ToBytes("draw-1/officer-1/2"), box)).toBeUndefined();
  for (const length of [0, 31, 32, 47, box.length - 1]) {
    expect(await openBox(keys, context, box.subarray(0, length))).toBeUndefined();
  }
});

it("a sender's key of small order, which would make the box readable by anyone, is refused", async () => {
  const keys = await boxKeysOf(new Uint8Array(32).fill(3));
  expect(await openBox(keys, context, new Uint8Array(32 + 16))).toBeUndefined();
  await expect(sealBox("00".repeat(32), context, new Uint8Array(64))).rejects.toThrow();
});

it("a box is made as its documentation says, step by step with other code", async () => {
  const [ownerSecret, senderSecret] = [new Uint8Array(32).fill(9), new Uint8Array(32).fill(8)];
  const owner = await boxKeysOf(ownerSecret);
  const senderPublic = x25519.getPublicKey(senderSecret);
  const shared = diffieHellman({
    privateKey: privateKeyOf(senderSecret),
    publicKey: publicKeyOf(owner.publicKey),
  });
  const salt = Buffer.concat([senderPublic, hexToBytes(owner.publicKey)]);
  const info = lengthPrefixed("sortes/1/box", context);
  const cipher = createCipheriv(
    "aes-256-gcm",
    Buffer.from(hkdfSync("sha256", shared, salt, info, 32)),
    Buffer.alloc(12),
  );
  const box = Buffer.concat([senderPublic, cipher.update("a fragment"), cipher.final(), cipher.getAuthTag()]);
  expect(bytesToHex((await openBox(owner, context, box)) ?? new Uint8Array())).toBe(
    bytesToHex(utf8ToBytes("a fragment")),
  );
});

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

const publicKeyOf = (hex: string) =>
  createPublicKey({ key: { kty: "OKP", crv: "X25519", x: base64url(hexToBytes(hex)) }, format: "jwk" });

const privateKeyOf = (secret: Uint8Array) =>
  createPrivateKey({
    key: { kty: "OKP", crv: "X25519", d: base64url(secret), x: base64url(x25519.getPublicKey(secret)) },
    format: "jwk",
  });
