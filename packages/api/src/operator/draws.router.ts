import { listLiability } from "@sortes/domain/betting/server";
import { type Ceremony, drawIdSchema, drawStateSchema } from "@sortes/domain/draws";
import {
  holdDraw,
  listDraws,
  loadCeremony,
  loadDrawForStaff,
  loadDrawTimeline,
  requestCancel,
  requestRelease,
} from "@sortes/domain/draws/server";
import { can, reasonSchema } from "@sortes/domain/operators";
import { loadStaffNames } from "@sortes/domain/operators/server";
import { loadCertificate } from "@sortes/domain/proof/server";
import { confirmDraw, loadDrawOutcome } from "@sortes/domain/settlement/server";
import { z } from "zod";
import { gameIdSchema } from "../trpc/ids.schema.ts";
import { cursorSchema, pageLimitSchema } from "../trpc/paging.schema.ts";
import { router, staffProcedure } from "./trpc.ts";

const drawSchema = z.object({ drawId: drawIdSchema });
const drawActionSchema = drawSchema.extend({ reason: reasonSchema });

/** As many outcomes as fit beside the timeline; `games.liability` has more. */
const RISKS_MAX = 10;

export const drawsRouter = router({
  list: staffProcedure("draws.view")
    .input(
      z.object({
        gameId: gameIdSchema.optional(),
        states: z.array(drawStateSchema).min(1).max(10).optional(),
        from: z.date().optional(),
        to: z.date().optional(),
        cursor: cursorSchema,
        limit: pageLimitSchema,
      }),
    )
    .query(({ ctx, input }) => listDraws({ db: ctx.db }, input)),

  /** The control room: the draw with its seal and totals, every step so far and who took it, and where it is exposed. */
  get: staffProcedure("draws.view")
    .input(drawSchema)
    .query(async ({ ctx, input }) => {
      const [draw, timeline, risks] = await Promise.all([
        loadDrawForStaff({ db: ctx.db }, input),
        loadDrawTimeline({ db: ctx.db }, input),
        listLiability({ db: ctx.db }, { ...input, limit: RISKS_MAX }),
      ]);
      const people = await loadStaffNames(
        { db: ctx.db },
        { ids: timeline.items.map(({ actorId }) => actorId) },
      );
      return { draw, timeline: timeline.items, people, risks };
    }),

  /** The ceremony, step by step, with the names of those who took part. It tells nothing of the result before publication. */
  ceremony: staffProcedure("draws.view")
    .input(drawSchema)
    .query(async ({ ctx, input }) => {
      const ceremony = await loadCeremony({ db: ctx.db }, input);
      const people = await loadStaffNames({ db: ctx.db }, { ids: actorsOf(ceremony) });
      return { ...ceremony, people };
    }),

  /** The certificate of a published draw, as the very text that was signed. */
  certificate: staffProcedure("draws.view")
    .input(drawSchema)
    .query(({ ctx, input }) => loadCertificate({ db: ctx.db }, input)),

  /**
   * Tier counts of both evaluators and where the money went. Before publication only for those who may be asked to confirm them;
   * for everybody else `settlement.outcome_not_found`, as if nothing were computed yet.
   */
  outcome: staffProcedure("draws.view")
    .input(drawSchema)
    .query(({ ctx, input }) => {
      const audience = can(ctx.staff.roles, "draws.confirm") ? "officer" : "public";
      return loadDrawOutcome({ db: ctx.db }, { ...input, audience });
    }),

  hold: staffProcedure("draws.hold")
    .input(drawActionSchema)
    .mutation(({ ctx, input }) => holdDraw({ db: ctx.db }, { ...input, actor: ctx.actor })),

  requestRelease: staffProcedure("draws.release.request")
    .input(drawActionSchema)
    .mutation(({ ctx, input }) => requestRelease({ db: ctx.db }, { ...input, staffId: ctx.staff.id })),

  requestCancel: staffProcedure("draws.cancel.request")
    .input(drawActionSchema)
    .mutation(({ ctx, input }) => requestCancel({ db: ctx.db }, { ...input, staffId: ctx.staff.id })),

  /** The officer's word after both evaluators agreed. */
  confirm: staffProcedure("draws.confirm")
    .input(drawActionSchema)
    .mutation(({ ctx, input }) => confirmDraw({ db: ctx.db }, { ...input, actor: ctx.actor })),
});

/** Whoever did something in a ceremony; ids that are no person's have no name and stay what they are. */
function actorsOf({ steps, hold }: Ceremony): (string | null)[] {
  return [
    hold?.by.id ?? null,
    ...steps.flatMap(({ by, parties }) => [by?.id ?? null, ...parties.map(({ holder }) => holder)]),
  ];
}
