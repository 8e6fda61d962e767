import { cpus, release, totalmem } from "node:os";

/** One line that says what the figures were made on. */
export function describeMachine(): string {
  const [cpu] = cpus();
  const memoryGiB = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model.trim() ?? "unknown"}, ${memoryGiB} GiB, ${process.platform} ${release()}, Node ${process.version}`;
}
