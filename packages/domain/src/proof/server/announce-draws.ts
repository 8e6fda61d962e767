import type { Tx } from "@sortes/db";
import { loadGame, loadRuleVersion } from "../../games/server/index.ts";
import type { ProofPolicy } from "../policy.schema.ts";
import { headOf, type Statement, type Terms } from "../proof.schema.ts";
import { appendLog } from "./append-log.ts";
import { saveDocuments } from "./document.repo.ts";
import { type ControlKey, loadControlKey } from "./party.repo.ts";
import { saveDrawPolicies } from "./policy.repo.ts";
import { beaconTermsOf, type KeyedSeat, requireSeatKeys } from "./policy-terms.ts";
import { loadUnannounced, type UnannouncedDraw } from "./proof.repo.ts";
import type { ProofIdentity } from "./proof-identity.ts";
import { signStatement } from "./proof-keys.ts";

/** A day of a draw every two minutes; what is left over is announced by the next turn. */
const ANNOUNCED_MAX = 720;

/**
 * Commits, in the log, to the terms of a game's draws that have none yet; returns how many. The documents they name are kept for
 * whoever asks. The caller holds the game's lock, so a draw is announced once, and a unique index says the same. A draw cannot open
 * before (trigger `draw_announced_guard`). The game's policy is the draw's from here on.
 *
 * @throws ceremony.seat_without_key
 */
export async function announceDraws(tx: Tx, proof: ProofIdentity, gameId: string): Promise<number> {
  const draws = await loadUnannounced(tx, gameId, ANNOUNCED_MAX);
  const control = await loadControlKey(tx);
  // Terms name control's keys. Its process makes them known when it first starts, and the next turn announces.
  if (draws.length === 0 || !control) return 0;
  const { proof: policy } = await loadGame({ db: tx }, { gameId });
  const announcement = { proof, control, policy, seats: await requireSeatKeys(tx, policy) };
  const ruleHashes = new Map<string, string>();
  const statements: Statement<Terms>[] = [];
  for (const draw of draws) {
    const { ruleVersionId } = draw;
    const known = ruleHashes.get(ruleVersionId);
    const ruleHash = known ?? (await loadRuleVersion({ db: tx }, { ruleVersionId })).ruleHash;
    ruleHashes.set(ruleVersionId, ruleHash);
    statements.push(signStatement(proof.keys.draw, termsOf(announcement, draw, ruleHash)));
  }
  await saveDrawPolicies(
    tx,
    draws.map(({ drawId }) => drawId),
    policy,
  );
  await saveDocuments(tx, [proof.protocol, proof.verifier]);
  await appendLog(tx, proof.keys.log, statements);
  return draws.length;
}

interface Announcement {
  proof: ProofIdentity;
  control: ControlKey;
  policy: ProofPolicy;
  /** Of the people whom the policy names. */
  seats: readonly KeyedSeat[];
}

function termsOf(announcement: Announcement, draw: UnannouncedDraw, ruleHash: string): Terms {
  const { policy, seats } = announcement;
  const { keys, protocol, verifier } = announcement.proof;
  const { drawId } = draw;
  return {
    ...headOf("terms", draw),
    opensAt: draw.opensAt,
    closesAt: draw.closesAt,
    publishesAt: draw.publishesAt,
    ruleHash,
    algorithmHash: protocol.hash,
    verifierHash: verifier.hash,
    drawKey: keys.draw.publicKey,
    controlKey: announcement.control.countKey,
    beacon: beaconTermsOf(policy, { chainSecret: keys.chainSecret, drawId, seats }),
    roles: policy.level === "L0" ? [] : rolesOf(announcement),
  };
}

/** Whoever commits a share: the machines first, then people as the policy lists them. */
function rolesOf({ proof, control, seats }: Announcement): KeyedSeat[] {
  return [
    ...proof.keys.roles.map(({ role, signer }) => ({ role, key: signer.publicKey })),
    { role: "control", key: control.roleKey },
    ...seats,
  ];
}
