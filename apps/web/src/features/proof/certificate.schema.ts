import { z } from "zod";

const text = z.string();
const totals = { count: text, stakeMinor: text, root: text };
const place = z.looseObject({ index: z.int() });
const statement = <Body extends z.ZodType>(body: Body) => z.looseObject({ body });

const evidence = z.discriminatedUnion("level", [
  z.looseObject({ level: z.literal("L3"), round: z.int(), signature: text }),
  z.looseObject({ level: z.literal("L2"), round: z.int(), signature: text }),
  z.looseObject({ level: z.literal("L1"), round: z.int(), value: text }),
  z.looseObject({ level: z.literal("L0"), entries: z.array(z.unknown()) }),
]);

/** What the page of a draw tells of its certificate. Whether the file is sound is the verifier's to say. */
const certificateSchema = z.looseObject({
  drawKey: text,
  logKey: text,
  terms: statement(
    z.looseObject({
      opensAt: text,
      closesAt: text,
      ruleHash: text,
      algorithmHash: text,
      verifierHash: text,
      controlKey: text,
      beacon: z.looseObject({ level: z.enum(["L0", "L1", "L2", "L3"]) }),
      roles: z.array(z.looseObject({ role: text, key: text })),
    }),
  ),
  checkpoint: statement(z.looseObject({ at: text, ...totals })).nullable(),
  seal: statement(
    z.looseObject({
      sealedAt: text,
      ...totals,
      commitments: z.array(z.looseObject({ role: text, commitment: text })),
    }),
  ),
  log: z.looseObject({ terms: place, checkpoint: place.nullable(), seal: place }),
  beacon: evidence,
  shares: z.array(z.looseObject({ role: text, how: z.enum(["revealed", "escrow"]) })),
  seed: text.nullable(),
  drawnAt: text,
});

export type Certificate = z.infer<typeof certificateSchema>;

export const parseCertificate = (body: string): Certificate => certificateSchema.parse(JSON.parse(body));
