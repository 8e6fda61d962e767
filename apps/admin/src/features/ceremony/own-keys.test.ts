import { drawShare, introduceKeys, openHeldFragment, revealOf } from "@sortes/domain/proof";
import { expect, test } from "vitest";
import { readBackup, writeBackup } from "./key-backup.ts";
import { decipherShare, encipherShare, makeKeyMaterial, ownKeysOf, personKeysOf } from "./own-keys.ts";

const DRAW = { drawId: "019aa000-0000-7000-8000-000000000001", gameId: "pick-3" };

/** Somebody who holds fragments of others. */
async function holder(x: number, role: string) {
  const keys = personKeysOf(await ownKeysOf(await makeKeyMaterial()));
  return { keys, asHolder: { x, role, holder: `staff-${x}`, ...(await introduceKeys(keys, `staff-${x}`)) } };
}

test("keys of the browser commit to a share and open what others sealed for them", async () => {
  const own = await ownKeysOf(await makeKeyMaterial());
  const others = [await holder(1, "generator"), await holder(2, "control"), await holder(3, "auditor")];
  const seat = { ...DRAW, role: "officer-1", holders: others.map(({ asHolder }) => asHolder) };
  const { commitment, secret } = await drawShare(seat, personKeysOf(own));
  expect(revealOf(commitment, secret).share).toMatch(/^[0-9a-f]{64}$/);
  for (const [at, { box, x }] of commitment.fragments.entries()) {
    const held = { drawId: DRAW.drawId, owner: "officer-1", x, box };
    const keys = others[at]?.keys.box ?? personKeysOf(own).box;
    expect((await openHeldFragment(keys, held)).y).toMatch(/^[0-9a-f]{128}$/);
    expect((await openHeldFragment(personKeysOf(own).box, held)).y).toBeNull();
  }
});

test("nobody seals a fragment for a box key that its holder did not sign", async () => {
  const own = personKeysOf(await ownKeysOf(await makeKeyMaterial()));
  const [one, two, three] = [
    await holder(1, "generator"),
    await holder(2, "control"),
    await holder(3, "auditor"),
  ];
  const forged = { ...three.asHolder, boxKey: one.asHolder.boxKey };
  const holders = [one.asHolder, two.asHolder, forged];
  await expect(drawShare({ ...DRAW, role: "officer-1", holders }, own)).rejects.toMatchObject({
    code: "ceremony.holders_wrong",
  });
});

test("private keys cannot be read out again", async () => {
  const own = await ownKeysOf(await makeKeyMaterial());
  for (const key of [own.signer, own.opener, own.keeper]) expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey("pkcs8", own.signer)).rejects.toThrow();
});

test("a kept share opens for its own draw and keys only", async () => {
  const own = await ownKeysOf(await makeKeyMaterial());
  const other = await ownKeysOf(await makeKeyMaterial());
  const secret = new Uint8Array(64).fill(3);
  const kept = await encipherShare(own, "draw-1/officer-1", secret);
  expect(await decipherShare(own, "draw-1/officer-1", kept)).toEqual(secret);
  await expect(decipherShare(own, "draw-2/officer-1", kept)).rejects.toThrow();
  await expect(decipherShare(other, "draw-1/officer-1", kept)).rejects.toThrow();
});

test("a backup gives the same keys back to who knows the passphrase, and to nobody else", async () => {
  const material = await makeKeyMaterial();
  const { signingKey } = await ownKeysOf(material);
  const backup = await writeBackup(signingKey, material, "a passphrase that is long");
  expect(backup).not.toContain(btoa(String.fromCharCode(...material.keeper)));
  expect(await readBackup(backup, "another passphrase, also long")).toBeUndefined();
  expect(await readBackup("{}", "a passphrase that is long")).toBeUndefined();
  const again = await readBackup(backup, "a passphrase that is long");
  expect(again).toEqual(material);
  expect((await ownKeysOf(again ?? material)).signingKey).toBe(signingKey);
});
