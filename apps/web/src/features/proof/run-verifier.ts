import type { Question, Report } from "@sortes/verifier";

/** The report of the independent verifier, which is loaded only now, and how long it took in this browser. */
export async function runVerifier(question: Question): Promise<{ report: Report; tookMs: number }> {
  const { verify } = await import("@sortes/verifier");
  const startedAt = performance.now();
  const report = verify(question);
  return { report, tookMs: performance.now() - startedAt };
}
