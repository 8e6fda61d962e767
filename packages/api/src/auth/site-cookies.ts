import type { CookieOption, CookiesOptions } from "next-auth";

/** Whose sign-in it is. Cookies ignore ports, so on one host the two sites would otherwise overwrite each other's. */
export type Site = "player" | "staff";

export const sessionCookieName = (site: Site): string => `sortes-${site}.session-token`;

/** `lax` keeps the cookies out of requests that other sites make, save for following a link. */
export function siteCookies(site: Site, isSecure: boolean): Partial<CookiesOptions> {
  const cookie = (name: string): CookieOption => ({
    name,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure },
  });
  return {
    sessionToken: cookie(sessionCookieName(site)),
    csrfToken: cookie(`sortes-${site}.csrf-token`),
    callbackUrl: cookie(`sortes-${site}.callback-url`),
  };
}
