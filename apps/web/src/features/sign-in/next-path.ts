const here = "https://here.invalid";

/**
 * Where to go after signing in: the path that the address asks for, if it lies on this site, else home. A link may carry any
 * text, and one that leads elsewhere right after the password was typed is how people are deceived.
 */
export function nextPath(asked: string | readonly string[] | undefined): string {
  if (typeof asked !== "string" || !asked.startsWith("/") || !URL.canParse(asked, here)) return "/";
  const url = new URL(asked, here);
  const leads = url.origin === here && !["/sign-in", "/sign-up"].includes(url.pathname);
  return leads ? `${url.pathname}${url.search}${url.hash}` : "/";
}

/** `path` with the way back attached, unless the way back is home anyway. */
export function withNext(path: string, next: string): string {
  return next === "/" ? path : `${path}?next=${encodeURIComponent(next)}`;
}
