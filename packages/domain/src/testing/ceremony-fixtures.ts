import { ed25519 } from "@noble/curves/ed25519.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Db } from "@sortes/db";
import { drawShare, introduceKeys, openHeldFragment, type PersonKeys, revealOf } from "../proof/index.ts";
import { boxKeysOf } from "../proof/sealed-box.ts";
import {
  commitShare,
  handInFragment,
  listSeatsToCommit,
  loadSharesDue,
  registerCeremonyKey,
  revealShare,
} from "../proof/server/index.ts";
import { createTestStaff, TEST_PASSWORD, TEST_TOTP_SECRET, totpCode } from "./people-fixtures.ts";

/** Staff with a key, and a browser that keeps what they committed to. */
export class CeremonyPerson {
  readonly staffId: string;
  readonly keys: PersonKeys;
  readonly #db: Db;
  readonly #secrets = new Map<string, Uint8Array>();

  private constructor(db: Db, staffId: string, keys: PersonKeys) {
    this.#db = db;
    this.staffId = staffId;
    this.keys = keys;
  }

  static async register(db: Db): Promise<CeremonyPerson> {
    const { id: staffId } = await createTestStaff(db, ["operator"]);
    const keys = await makePersonKeys();
    await registerCeremonyKey(
      { db },
      {
        staffId,
        password: TEST_PASSWORD,
        code: await totpCode(db, TEST_TOTP_SECRET),
        key: await introduceKeys(keys, staffId),
      },
    );
    return new CeremonyPerson(db, staffId, keys);
  }

  /** Commits to every draw that waits for this person. */
  async commit(): Promise<void> {
    const { items } = await listSeatsToCommit({ db: this.#db }, { staffId: this.staffId });
    for (const seat of items) {
      const { commitment, secret } = await drawShare(seat, this.keys);
      await commitShare({ db: this.#db }, { staffId: this.staffId, commitment });
      this.#secrets.set(seat.drawId, secret);
    }
  }

  /** Reveals every share that is due; returns of how many draws. */
  async reveal(): Promise<number> {
    const { toReveal } = await loadSharesDue({ db: this.#db }, { staffId: this.staffId });
    for (const seat of toReveal) {
      const reveal = revealOf(seat, this.#secrets.get(seat.drawId) ?? new Uint8Array(64));
      await revealShare({ db: this.#db }, { staffId: this.staffId, reveal });
    }
    return toReveal.length;
  }

  /** Hands in every fragment that this person holds of others, as soon as the seal is there; returns how many. */
  async openFragments(): Promise<number> {
    const now = { afterS: 0 };
    const { toOpen } = await loadSharesDue({ db: this.#db }, { staffId: this.staffId }, now);
    for (const held of toOpen) {
      const fragment = await openHeldFragment(this.keys.box, held);
      await handInFragment({ db: this.#db }, { staffId: this.staffId, holder: held.role, fragment }, now);
    }
    return toOpen.length;
  }
}

/** Keys as a browser would make them. */
export async function makePersonKeys(): Promise<PersonKeys> {
  const { secretKey, publicKey } = ed25519.keygen();
  return {
    signingKey: bytesToHex(publicKey),
    sign: async (message) => ed25519.sign(message, secretKey),
    box: await boxKeysOf(crypto.getRandomValues(new Uint8Array(32))),
  };
}
