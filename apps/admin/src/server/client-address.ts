/**
 * The address a request came from: the last entry of `x-forwarded-for`, which the proxy nearest to us (or Next.js itself)
 * wrote. Everything before it is what the client claims.
 */
export function clientAddress(headers: Headers): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
}
