import { listLiability } from "@sortes/domain/betting/server";
import { expectedReturns, oddsByTier, parseRule } from "@sortes/domain/games";
import {
  draftRuleVersion,
  listGames,
  listRuleVersions,
  loadGame,
  loadPublishedRules,
  loadRuleVersion,
  type StoredRuleVersion,
  setGameEnabled,
  submitRuleVersion,
} from "@sortes/domain/games/server";
import { reasonSchema } from "@sortes/domain/operators";
import { loadStaffNames } from "@sortes/domain/operators/server";
import { proofPolicySchema } from "@sortes/domain/proof";
import { listKeyHolders, requestProofPolicy } from "@sortes/domain/proof/server";
import { z } from "zod";
import { gameIdSchema } from "../trpc/ids.schema.ts";
import { pageLimitSchema } from "../trpc/paging.schema.ts";
import { router, staffProcedure } from "./trpc.ts";

const gameSchema = z.object({ gameId: gameIdSchema });
/** Whether it is a rule at all is answered with reasons, by `parseRule`. */
const ruleSchema = z.record(z.string(), z.unknown());

const staffOf = ({ createdBy, approvedBy }: StoredRuleVersion): string[] =>
  approvedBy === null ? [createdBy] : [createdBy, approvedBy];

export const gamesRouter = router({
  /** Games in their order, each with the rules in force; null where none were published. */
  list: staffProcedure("games.view").query(async ({ ctx }) => {
    const [games, rules] = await Promise.all([listGames({ db: ctx.db }), loadPublishedRules({ db: ctx.db })]);
    return games.map((game) => ({ ...game, published: rules.get(game.id) ?? null }));
  }),

  get: staffProcedure("games.view")
    .input(gameSchema)
    .query(({ ctx, input }) => loadGame({ db: ctx.db }, input)),

  ruleVersions: staffProcedure("games.view")
    .input(gameSchema.extend({ cursor: z.int().positive().optional(), limit: pageLimitSchema }))
    .query(async ({ ctx, input }) => {
      const page = await listRuleVersions({ db: ctx.db }, input);
      return { ...page, people: await loadStaffNames({ db: ctx.db }, { ids: page.items.flatMap(staffOf) }) };
    }),

  /** One version with what follows from it, so that who approves it sees the odds he approves. */
  ruleVersion: staffProcedure("games.view")
    .input(z.object({ ruleVersionId: z.uuid() }))
    .query(async ({ ctx, input }) => {
      const version = await loadRuleVersion({ db: ctx.db }, input);
      const people = await loadStaffNames({ db: ctx.db }, { ids: staffOf(version) });
      return {
        ...version,
        people,
        odds: oddsByTier(version.rule),
        returns: expectedReturns(version.rule),
      };
    }),

  /** The odds and returns of a rule that is still being written. Stores nothing; a mutation because rules are too long for an address. */
  previewRule: staffProcedure("games.view")
    .input(z.object({ rule: ruleSchema }))
    .mutation(({ input }) => {
      const rule = parseRule(input.rule);
      return { rule, odds: oddsByTier(rule), returns: expectedReturns(rule) };
    }),

  /** The board: outcomes of the draws that are not drawn yet which would cost most. */
  liability: staffProcedure("games.view")
    .input(z.object({ gameId: gameIdSchema.optional(), limit: pageLimitSchema }))
    .query(({ ctx, input }) => listLiability({ db: ctx.db }, input)),

  draftRule: staffProcedure("games.draft")
    .input(gameSchema.extend({ rule: ruleSchema, note: z.string().trim().max(500) }))
    .mutation(({ ctx, input }) => draftRuleVersion({ db: ctx.db }, { ...input, staffId: ctx.staff.id })),

  submitRule: staffProcedure("games.draft")
    .input(z.object({ ruleVersionId: z.uuid(), reason: reasonSchema }))
    .mutation(({ ctx, input }) => submitRuleVersion({ db: ctx.db }, { ...input, staffId: ctx.staff.id })),

  /** Names by id of those who have a key of their own, and can be given a part in draws. */
  keyHolders: staffProcedure("games.view").query(async ({ ctx }) =>
    loadStaffNames({ db: ctx.db }, { ids: await listKeyHolders({ db: ctx.db }) }),
  ),

  /** How the game's next draws are to be proved; a second person decides. */
  requestProofPolicy: staffProcedure("games.draft")
    .input(gameSchema.extend({ policy: proofPolicySchema, reason: reasonSchema }))
    .mutation(({ ctx, input }) => requestProofPolicy({ db: ctx.db }, { ...input, staffId: ctx.staff.id })),

  setEnabled: staffProcedure("games.enable")
    .input(gameSchema.extend({ enabled: z.boolean(), reason: reasonSchema }))
    .mutation(({ ctx, input }) => setGameEnabled({ db: ctx.db }, { ...input, staffId: ctx.staff.id })),
});
