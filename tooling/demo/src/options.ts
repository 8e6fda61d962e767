import { parseArgs } from "node:util";
import { z } from "zod";

const count = (max: number) => z.coerce.number().int().min(1).max(max);

const optionsSchema = z.object({
  players: count(20_000).default(1_000),
  tickets: count(200_000).default(5_000),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31)
    .default(42),
});

export type DemoOptions = z.infer<typeof optionsSchema>;

/** Reads `--players N --tickets N --seed N`. @throws with a sentence about the option that is wrong. */
export function readOptions(args: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { players: { type: "string" }, tickets: { type: "string" }, seed: { type: "string" } },
  });
  const parsed = optionsSchema.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new Error(z.prettifyError(parsed.error));
}
