import { PrismaPg } from "@prisma/adapter-pg";
import { readSessionToken } from "@sortes/api/auth";
import { type Prisma, PrismaClient } from "@sortes/db";
import { type PurchaseInput, purchaseInputSchema } from "@sortes/domain/betting";
import Fastify from "fastify";
import { env } from "./env.ts";

/**
 * The endpoint that most first versions have: a session looked up, then one transaction for each bet, row by row through Prisma.
 * It keeps the same books under the same keys, but judges less than the product: no player limits, no exclusions.
 */

const TRANSACTION = { maxWait: 30_000, timeout: 30_000 };

const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: env.DATABASE_URL }) });
const app = Fastify({ logger: false });

app.get("/", () => ({ ok: true }));

app.post("/", async (request, reply) => {
  const token = request.headers.authorization?.slice("Bearer ".length) ?? "";
  const sessionId = await readSessionToken({ token, secret: env.NEXTAUTH_SECRET ?? "" });
  if (sessionId === null) return reply.code(401).send();
  const session = await prisma.playerSession.findUnique({
    where: { id: sessionId, revokedAt: null, expiresAt: { gt: new Date() } },
  });
  if (!session) return reply.code(401).send();
  const idempotencyKey = String(request.headers["idempotency-key"]);
  const purchase = purchaseInputSchema.parse(request.body);
  const { playerId } = session;
  const placed = await prisma.$transaction(
    (tx) => placeBet(tx, { playerId, idempotencyKey, purchase }),
    TRANSACTION,
  );
  return reply.code(placed.isReplay ? 200 : 201).send(placed);
});

interface NaiveBet {
  playerId: string;
  idempotencyKey: string;
  purchase: PurchaseInput;
}

async function placeBet(tx: Prisma.TransactionClient, { playerId, idempotencyKey, purchase }: NaiveBet) {
  const earlier = await tx.purchase.findUnique({
    where: { playerId_idempotencyKey: { playerId, idempotencyKey } },
  });
  if (earlier) return { purchaseId: earlier.id, isReplay: true };
  const [drawId] = purchase.drawIds as [string];
  const stakeMinor = purchase.lines.reduce((sum, line) => sum + line.stakeMinor, 0n);
  // The first write to the draw's row makes every other bet on it wait until this transaction ends.
  const draw = await tx.draw.update({
    where: { id: drawId },
    data: {
      sold: { increment: 1 },
      lines: { increment: purchase.lines.length },
      stakeMinor: { increment: stakeMinor },
    },
  });
  if (draw.state !== "open" || draw.cutoffAt <= new Date()) throw new Error("closed");
  const { currency } = draw;
  // The database refuses a balance below nothing.
  const cash = await tx.account.update({
    where: {
      ownerKind_ownerId_kind_currency: { ownerKind: "player", ownerId: playerId, kind: "cash", currency },
    },
    data: { postedMinor: { decrement: stakeMinor }, version: { increment: 1 } },
  });
  const salesName = { ownerKind: "house", ownerId: drawId, kind: "draw_sales", currency } as const;
  const sales = await tx.account.upsert({
    where: { ownerKind_ownerId_kind_currency: salesName },
    create: { ...salesName, postedMinor: stakeMinor, version: 1 },
    update: { postedMinor: { increment: stakeMinor }, version: { increment: 1 } },
  });
  const [purchaseId, ticketId] = [crypto.randomUUID(), crypto.randomUUID()];
  const soldAt = new Date();
  await tx.purchase.create({
    data: {
      id: purchaseId,
      playerId,
      gameId: purchase.gameId,
      idempotencyKey,
      inputHash: Buffer.alloc(32),
      totalMinor: stakeMinor,
      currency,
      channel: "api",
      createdAt: soldAt,
    },
  });
  await tx.ticket.create({
    data: {
      id: ticketId,
      drawId,
      serial: draw.sold,
      purchaseId,
      playerId,
      ruleVersionId: draw.ruleVersionId,
      lines: purchase.lines.map((line) => ({ ...line, stakeMinor: String(line.stakeMinor) })),
      lineCount: purchase.lines.length,
      stakeMinor,
      soldAt,
    },
  });
  await tx.transfer.create({
    data: {
      operationId: `stake:${ticketId}`,
      debitAccountId: cash.id,
      creditAccountId: sales.id,
      amountMinor: stakeMinor,
      currency,
      kind: "stake",
      referenceKind: "ticket",
      referenceId: ticketId,
    },
  });
  return { purchaseId, ticketId, serial: String(draw.sold), isReplay: false };
}

await app.listen({ host: "127.0.0.1", port: env.PORT });
