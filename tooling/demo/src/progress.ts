import { Presets, SingleBar } from "cli-progress";

/** A bar on a terminal, one line when it is done elsewhere; on stderr, so that stdout stays for the summary. */
export interface Progress {
  step(): void;
  done(): void;
}

export function startProgress(title: string, total: number): Progress {
  const format = `  ${title.padEnd(26)} {bar} {value}/{total}  {duration_formatted}`;
  const bar = new SingleBar(
    { format, stream: process.stderr, hideCursor: true, noTTYOutput: true, notTTYSchedule: 5_000 },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { step: () => bar.increment(), done: () => bar.stop() };
}

/** Runs `work` over all items, at most `concurrency` at once, with a bar. Answers come back in order. */
export async function runAll<Item, Answer>(
  title: string,
  items: readonly Item[],
  concurrency: number,
  work: (item: Item, index: number) => Promise<Answer>,
): Promise<Answer[]> {
  const progress = startProgress(title, items.length);
  const answers: Answer[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const index = next;
      next += 1;
      answers[index] = await work(items[index] as Item, index);
      progress.step();
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, lane));
  } finally {
    progress.done();
  }
  return answers;
}
