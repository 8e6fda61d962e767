import { drawIdSchema, drawStateSchema } from "@sortes/domain/draws";
import { gameKindSchema, lineSchema, resultSchema } from "@sortes/domain/games";
import { z } from "zod";

/** What answers look like, for the reference. The code that makes them is typed by the domain. */

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().meta({ description: "`concept.reason`, the same on every surface" }),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457" });

/** Every route can meet these; a route adds what is its own. */
export const problems = (...statuses: number[]) =>
  Object.fromEntries(
    [...statuses, 429, 503].map((status) => [
      status,
      {
        description: PROBLEM_TITLES[status] ?? "",
        content: { "application/problem+json": { schema: problemSchema } },
      },
    ]),
  );

/** Answers of a route that sends bytes made before: described, and checked by no type. */
export const described = (answers: Record<number, unknown>): unknown => answers;

const PROBLEM_TITLES: Readonly<Record<number, string>> = {
  400: "The request is malformed",
  401: "Nobody is signed in",
  403: "Not for this caller",
  404: "There is no such thing",
  409: "The same key is being worked on",
  413: "Too large",
  422: "Understood and refused; `code` says why",
  429: "Too many requests; `Retry-After` says until when",
  503: "Not now; `Retry-After` says when to send the same request again",
};

const minorSchema = z.bigint().meta({ description: "Minor units of the currency, as decimal text" });
const instantSchema = z.date();
const currencySchema = z.string().meta({ description: "ISO 4217" });

const gameOfDrawSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: gameKindSchema,
  timeZone: z.string(),
});

export const drawSchema = z
  .object({
    id: drawIdSchema,
    number: z.int(),
    state: drawStateSchema,
    currency: currencySchema,
    opensAt: instantSchema,
    cutoffAt: instantSchema,
    publishAt: instantSchema,
    publishedAt: instantSchema.nullable(),
    ruleVersionId: z.uuid(),
    rolloverCount: z.int(),
    game: gameOfDrawSchema,
    jackpotMinor: minorSchema.nullable(),
    result: resultSchema.nullable().meta({ description: "Null until it is published" }),
  })
  .meta({ id: "Draw" });

export const drawDetailSchema = drawSchema
  .extend({
    seal: z
      .object({
        algorithm: z.string(),
        root: z.string(),
        ticketCount: z.bigint(),
        stakeMinor: minorSchema,
        sealedAt: instantSchema,
      })
      .nullable(),
    tiers: z.array(
      z.object({
        tier: z.string(),
        units: z.bigint(),
        prizePerUnitMinor: minorSchema,
        totalMinor: minorSchema,
      }),
    ),
  })
  .meta({ id: "DrawDetail" });

export const gameSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: gameKindSchema,
    currency: currencySchema,
    timeZone: z.string(),
    enabled: z.boolean(),
    schedule: z.record(z.string(), z.unknown()),
    instantLimitMinor: minorSchema,
    claimPeriodDays: z.int(),
  })
  .meta({ id: "Game" });

export const gameSheetSchema = z
  .object({
    game: gameSchema,
    ruleVersion: z.object({ version: z.int(), ruleHash: z.string(), publishedAt: instantSchema.nullable() }),
    rule: z.record(z.string(), z.unknown()).meta({ description: "The whole of the rules, as configuration" }),
    odds: z.array(z.record(z.string(), z.unknown())),
    returns: z.array(z.record(z.string(), z.unknown())),
  })
  .meta({ id: "GameSheet" });

export const receiptSchema = z
  .object({
    purchaseId: z.uuid(),
    gameId: z.string(),
    totalMinor: minorSchema,
    currency: currencySchema,
    isReplay: z.boolean().meta({ description: "A repetition: nothing was bought again" }),
    tickets: z.array(
      z.object({
        ticketId: z.uuid(),
        drawId: drawIdSchema,
        serial: z.bigint().meta({ description: "Gapless within the draw, from 1" }),
        stakeMinor: minorSchema,
      }),
    ),
  })
  .meta({ id: "Receipt" });

export const walletSchema = z
  .object({
    currency: currencySchema,
    postedMinor: minorSchema,
    heldMinor: minorSchema,
    availableMinor: minorSchema,
  })
  .meta({ id: "Wallet" });

export const ticketSchema = z
  .object({
    ticketId: z.uuid(),
    serial: z.bigint(),
    soldAt: instantSchema,
    lines: z.array(lineSchema),
    stakeMinor: minorSchema,
    currency: currencySchema,
    game: gameOfDrawSchema,
    draw: z.object({
      id: drawIdSchema,
      number: z.int(),
      state: z.string(),
      cutoffAt: instantSchema,
      publishAt: instantSchema,
    }),
    outcome: z.string(),
    prizeMinor: minorSchema,
  })
  .meta({ id: "Ticket" });

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().optional() });
