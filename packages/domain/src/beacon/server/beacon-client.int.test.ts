import { afterEach, describe, expect, it } from "vitest";
import {
  type RecordedRelay,
  type RelayManner,
  recording,
  startRecordedRelay,
} from "../../testing/recorded-relay.ts";
import { QUICKNET } from "../index.ts";
import { BeaconClient, beaconClientFor, isRoundSignature, serveBeacon } from "./index.ts";

const [recorded] = recording.rounds;
const ROUND = recorded?.round ?? 0;
const SIGNATURE = recorded?.signature ?? "";

let relays: RecordedRelay[] = [];
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.close()));
  relays = [];
});

/** A client of quicknet whose relays are of these manners, in this order. */
async function clientOf(...manners: RelayManner[]): Promise<BeaconClient> {
  relays = await Promise.all(manners.map(startRecordedRelay));
  // Far more than an answer on this machine takes, so that only the slow relay is slow.
  const timeoutMs = manners.includes("slow") ? 300 : 10_000;
  return new BeaconClient({ chain: QUICKNET, relays: relays.map(({ url }) => url), timeoutMs });
}

const outcomesOf = (...outcomes: string[]) =>
  Object.fromEntries(
    relays.map(({ url }, at) => [url, outcomes[at]] as const).filter(([, outcome]) => outcome),
  );

describe("the public beacon", () => {
  it("has the pinned key and clock of the recording", () => {
    expect(recording.chain).toMatchObject({
      publicKey: QUICKNET.publicKey,
      genesisTime: QUICKNET.genesisTime,
      periodS: QUICKNET.periodS,
    });
    expect(isRoundSignature(QUICKNET.publicKey, ROUND, SIGNATURE)).toBe(true);
  });

  it("signs one round with one signature, and the point at infinity is none", () => {
    expect(isRoundSignature(QUICKNET.publicKey, ROUND + 1, SIGNATURE)).toBe(false);
    expect(isRoundSignature(QUICKNET.publicKey, ROUND, `c0${"00".repeat(47)}`)).toBe(false);
  });
});

describe("the client", () => {
  it("takes the first relay's answer when it is genuine, and asks no other", async () => {
    const client = await clientOf("honest", "honest", "honest");
    await expect(client.fetchRound(ROUND)).resolves.toEqual({
      round: ROUND,
      signature: SIGNATURE,
      outcomes: outcomesOf("genuine"),
    });
    expect(relays.map((relay) => relay.asked())).toEqual([1, 0, 0]);
  });

  it.each([
    ["missing", "missing", "beacon.round_missing"],
    ["other_round", "wrong_round", "beacon.not_genuine"],
    ["forged", "forged", "beacon.not_genuine"],
    ["no_point", "forged", "beacon.not_genuine"],
    ["garbage", "garbage", "beacon.unreachable"],
    ["endless", "garbage", "beacon.unreachable"],
    ["broken", "unreachable", "beacon.unreachable"],
    ["moved", "unreachable", "beacon.unreachable"],
    ["slow", "slow", "beacon.unreachable"],
  ] as const)(
    "a relay that is %s: says %s, refuses with %s, and the next relay helps",
    async (manner, outcome, code) => {
      const helped = await clientOf(manner, "honest");
      await expect(helped.fetchRound(ROUND)).resolves.toEqual({
        round: ROUND,
        signature: SIGNATURE,
        outcomes: outcomesOf(outcome, "genuine"),
      });
      await Promise.all(relays.map((relay) => relay.close()));

      const alone = await clientOf(manner, manner, manner);
      await expect(alone.fetchRound(ROUND)).rejects.toMatchObject({
        code,
        details: { round: ROUND, outcomes: outcomesOf(outcome, outcome, outcome) },
      });
    },
  );

  it("does not believe another round's signature under the asked round's number", async () => {
    const client = await clientOf("relabelled");
    await expect(client.fetchRound(ROUND + 1)).rejects.toMatchObject({ code: "beacon.not_genuine" });
  });

  it("says that something is forged even when other relays are only silent", async () => {
    const client = await clientOf("missing", "broken", "forged");
    await expect(client.fetchRound(ROUND)).rejects.toMatchObject({ code: "beacon.not_genuine" });
  });

  it("leaves a relay alone that keeps failing, and not one that only has to wait", async () => {
    const client = await clientOf("broken", "missing");
    for (let attempt = 0; attempt < 5; attempt++) {
      await expect(client.fetchRound(ROUND)).rejects.toMatchObject({ code: "beacon.round_missing" });
    }
    expect(relays.map((relay) => relay.asked())).toEqual([3, 5]);
    await expect(client.fetchRound(ROUND)).rejects.toMatchObject({
      details: { outcomes: outcomesOf("left_alone", "missing") },
    });
  });

  it("cannot reach what does not exist", async () => {
    const client = new BeaconClient({ chain: QUICKNET, relays: ["http://127.0.0.1:1"] });
    await expect(client.fetchRound(ROUND)).rejects.toMatchObject({ code: "beacon.unreachable" });
  });
});

describe("a process's client", () => {
  it("is the same for the same beacon and relays, so that it remembers which to leave alone", () => {
    const relay = ["http://127.0.0.1:1"];
    expect(beaconClientFor(QUICKNET, relay)).toBe(beaconClientFor({ ...QUICKNET }, [...relay]));
    expect(beaconClientFor(QUICKNET, relay)).not.toBe(beaconClientFor({ ...QUICKNET, periodS: 30 }, relay));
  });
});

describe("a beacon of one's own", () => {
  const GENESIS = 1_700_000_000;

  async function ownBeacon(clock: { nowS: number }) {
    const keySeed = new Uint8Array(48).fill(5);
    const readClockMs = () => clock.nowS * 1_000;
    const beacon = await serveBeacon({ keySeed, genesisTime: GENESIS, periodS: 5, readClockMs, port: 0 });
    const client = new BeaconClient({ chain: beacon.chain, relays: [beacon.url] });
    return { beacon, client };
  }

  it("signs a round at its time and not before", async () => {
    const clock = { nowS: GENESIS + 44 };
    const { beacon, client } = await ownBeacon(clock);
    try {
      await expect(client.fetchRound(10)).rejects.toMatchObject({ code: "beacon.round_missing" });
      clock.nowS += 1;
      const { signature } = await client.fetchRound(10);
      expect(isRoundSignature(beacon.chain.publicKey, 10, signature)).toBe(true);
      expect((await client.fetchRound(10)).signature).toBe(signature);
    } finally {
      await beacon.close();
    }
  });

  it("cannot stand in for the public one", async () => {
    const { beacon } = await ownBeacon({ nowS: GENESIS + 1_000_000 });
    try {
      const client = new BeaconClient({ chain: QUICKNET, relays: [beacon.url] });
      await expect(client.fetchRound(ROUND)).rejects.toMatchObject({ code: "beacon.not_genuine" });
    } finally {
      await beacon.close();
    }
  });

  it("knows no latest round and no other address", async () => {
    const { beacon } = await ownBeacon({ nowS: GENESIS + 100 });
    try {
      for (const path of ["/public/latest", "/public/0", "/public/1e3", "/"]) {
        expect((await fetch(`${beacon.url}${path}`)).status).toBe(404);
      }
      expect(await (await fetch(`${beacon.url}/info`)).json()).toEqual(beacon.chain);
    } finally {
      await beacon.close();
    }
  });
});
