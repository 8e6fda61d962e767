import { type PurchaseReceipt, purchaseInputSchema } from "@sortes/domain/betting";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { requireCaller } from "../auth/authenticate.ts";
import { limitRequest } from "../protection/limit-requests.ts";
import { callerOf, type EdgeApp } from "../request.ts";
import type { EdgeServices } from "../services.ts";
import { whenDone } from "../when-done.ts";
import { problems, receiptSchema } from "./answers.schema.ts";
import { KeysInProgress, requireIdempotencyKey } from "./idempotency.ts";
import { RecentReceipts } from "./recent-receipts.ts";

/** A hundred lines for 28 draws are some 20 KiB. */
const BODY_BYTES_MAX = 64 * 1024;

/** The hot path: session from memory, one parse, one place in a batch, and the answer after its commit. */
export function betRoutes(app: EdgeApp, services: EdgeServices): void {
  const { auth, bets, broadcast, clock, limits } = services;
  const inProgress = new KeysInProgress();
  const receipts = new RecentReceipts();
  const parseJson = app.getDefaultJsonParser("error", "error");

  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, text, done) => {
    const asked = String(text);
    const answer = receipts.find(request.betKey, asked);
    request.bet = { asked, answer };
    if (answer === undefined) void parseJson(request, asked, done);
    else done(null);
  });

  app.post(
    "/bets",
    {
      bodyLimit: BODY_BYTES_MAX,
      schema: {
        tags: ["Bets"],
        summary: "Buy tickets: the same lines in each of the draws",
        description:
          "Answered after the commit. Send the same request with the same key again whenever no answer came: it is bought once, and the answer tells whether it was.",
        security: [{ bearer: [] }, { cookie: [] }],
        headers: z.looseObject({ "idempotency-key": z.string().min(8) }),
        body: purchaseInputSchema,
        response: { 200: receiptSchema, 201: receiptSchema, ...problems(400, 401, 403, 409, 413, 422) },
      },
      // Before the body is read: a stranger learns nothing from what is valid, and costs nothing.
      onRequest: [
        requireCaller(auth),
        (request, reply, done) =>
          whenDone(limitRequest(limits.bets, callerOf(request).player.id, reply), done),
        (request, _reply, done) => {
          request.betKey = `${callerOf(request).player.id}/${requireIdempotencyKey(request)}`;
          done();
        },
      ],
      preValidation: (request, reply, done) => {
        if (request.bet?.answer === undefined) done();
        else sendReceipt(reply, request.bet.answer, true);
      },
    },
    async (request, reply) => {
      const { player, via } = callerOf(request);
      const key = request.betKey;
      inProgress.begin(key);
      const asked = {
        playerId: player.id,
        idempotencyKey: key.slice(player.id.length + 1),
        channel: via === "cookie" ? "web" : "api",
        purchase: request.body,
        stampedAt: clock.stamp(request.arrivedMs),
      } as const;
      const receipt = await bets.place(asked).finally(() => inProgress.end(key));
      const answer = receiptText(receipt);
      if (request.bet) receipts.keep(key, request.bet.asked, answer);
      if (!receipt.isReplay) {
        broadcast.publishCurrent(`player:${player.id}`, { type: "wallet.changed", reason: "stake" });
      }
      return sendReceipt(reply, answer, receipt.isReplay);
    },
  );
}

/** As JSON, amounts as decimal text. Field by field, because a function that is asked about each costs twice as much. */
function receiptText({ totalMinor, tickets, ...receipt }: PurchaseReceipt): string {
  return JSON.stringify({
    ...receipt,
    totalMinor: String(totalMinor),
    tickets: tickets.map(({ ticketId, drawId, serial, stakeMinor }) => ({
      ticketId,
      drawId,
      serial: String(serial),
      stakeMinor: String(stakeMinor),
    })),
  });
}

function sendReceipt(reply: FastifyReply, answer: string, isReplay: boolean): FastifyReply {
  if (isReplay) reply.header("idempotency-replayed", "true");
  return reply
    .code(isReplay ? 200 : 201)
    .type("application/json; charset=utf-8")
    .send(answer);
}
