import type { Db } from "@sortes/db";

/** What the log says of a draw, oldest first; of its checkpoints the last one. */
export async function loadLogEntries(db: Db, drawId: string) {
  const [once, lastCheckpoint, checkpoints] = await Promise.all([
    db.read.logEntry.findMany({ where: { drawId, type: { not: "checkpoint" } }, orderBy: { index: "asc" } }),
    db.read.logEntry.findFirst({ where: { drawId, type: "checkpoint" }, orderBy: { index: "desc" } }),
    db.read.logEntry.count({ where: { drawId, type: "checkpoint" } }),
  ]);
  return { once, lastCheckpoint, checkpoints };
}

/** Who committed, who revealed and whose share others opened; a share itself is for the certificate. */
export async function loadParties(db: Db, drawId: string) {
  const [commitments, shares] = await Promise.all([
    db.read.drawCommitment.findMany({
      where: { drawId },
      select: { role: true, commitment: true, createdAt: true },
    }),
    db.read.drawShare.findMany({
      where: { drawId },
      select: { role: true, createdAt: true, fromX: true },
    }),
  ]);
  return { commitments, shares };
}

/** What the beacon said, or what came of asking its relays; at L0 who keyed in. An entry itself tells the result. */
export async function loadBeacon(db: Db, drawId: string) {
  const [spoken, tried, entries] = await Promise.all([
    db.read.drawBeacon.findUnique({ where: { drawId } }),
    db.read.drawBeaconTry.findUnique({ where: { drawId } }),
    db.read.drawEntry.findMany({
      where: { drawId },
      select: { role: true, attempt: true, createdAt: true },
      orderBy: { attempt: "asc" },
    }),
  ]);
  return { spoken, tried, entries };
}

/** Whose keys these are: ids of people, or names of machine roles. */
export function loadHolders(db: Db, seats: readonly { key: string }[]) {
  return db.read.ceremonyKey.findMany({
    where: { signingKey: { in: seats.map(({ key }) => key) } },
    select: { signingKey: true, holder: true },
  });
}

/** The instants of what is made once, and hashes; the caller decides who may see which. */
export async function loadMade(db: Db, drawId: string) {
  const [draw, policy, confirmations, control, certificate, planned, evaluated, settlement] =
    await Promise.all([
      db.read.draw.findUnique({
        where: { id: drawId },
        include: {
          seal: true,
          seed: true,
          result: { select: { drawnAt: true } },
        },
      }),
      db.read.drawPolicy.findUnique({ where: { drawId }, select: { policy: true } }),
      db.read.drawConfirmation.findMany({ where: { drawId }, orderBy: { createdAt: "asc" } }),
      db.read.controlCount.findUnique({ where: { drawId } }),
      db.read.drawCertificate.findUnique({ where: { drawId }, select: { hash: true } }),
      db.read.settlementRange.count({ where: { drawId } }),
      db.read.settlementRange.count({ where: { drawId, evaluatedAt: { not: null } } }),
      db.read.drawSettlement.findUnique({ where: { drawId }, select: { computedAt: true } }),
    ]);
  const ranges = { planned, evaluated };
  const countedAt = settlement?.computedAt ?? null;
  return { draw, policy, confirmations, control, certificate, ranges, countedAt };
}

export type MadeDraw = NonNullable<Awaited<ReturnType<typeof loadMade>>["draw"]>;
