/** Answers as long as this process can answer at all; what stands behind it is the worker's and the console's to watch. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
}
