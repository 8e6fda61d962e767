import type { NextAuthOptions } from "next-auth";
import type { CredentialsConfig } from "next-auth/providers/credentials";
import type { Logger } from "pino";
import { describeThrown } from "../errors/describe-thrown.ts";
import { writeSignInError } from "../errors/sign-in-error.ts";
import type { Attempt, AttemptLimit } from "./attempt-limit.ts";
import { readClient } from "./read-request.ts";
import { tokenSchema } from "./session-token.ts";
import { type Site, siteCookies } from "./site-cookies.ts";

/** What the two sites differ in. */
export interface SignInPorts {
  site: Site;
  /** Seconds the cookie lives; the session in the database ends sooner or at the same time. */
  maxAgeS: number;
  /** Under which name attempts to sign in are counted. */
  attempt: Attempt;
  /** Checks credentials as the form sent them. @throws DomainError. */
  openSession(form: Record<string, unknown>): Promise<{ id: string }>;
  closeSession(sessionId: string): Promise<void>;
}

export interface AuthSettings {
  secret: string;
  /** The site is served over HTTPS. */
  isSecure: boolean;
  attempts: Pick<AttemptLimit, "take">;
  /** As `readClient` needs it. */
  trustedProxyHops: number;
  logger: Logger;
}

/**
 * next-auth with one form and signed tokens that carry a session's id and nothing else: who that is, and whether the session
 * still stands, is asked of the database each time. What `/api/auth/session` tells the browser is only that there is one.
 */
export function createAuthOptions(ports: SignInPorts, settings: AuthSettings): NextAuthOptions {
  const { secret, isSecure, logger } = settings;
  return {
    secret,
    useSecureCookies: isSecure,
    cookies: siteCookies(ports.site, isSecure),
    session: { strategy: "jwt", maxAge: ports.maxAgeS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [credentialsProvider(ports, settings)],
    callbacks: {
      jwt: ({ token, user }) => ({ sessionId: user ? user.id : tokenSchema.parse(token).sessionId }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        const { sessionId } = tokenSchema.parse(token);
        await ports.closeSession(sessionId);
      },
    },
    logger: {
      error: (code, metadata) => logger.error({ code, err: metadata }, "next-auth failed"),
      warn: (code) => logger.debug({ code }, "next-auth warns"),
      debug: () => undefined,
    },
  };
}

/** Written out, because the package's factory only fills in these defaults. */
function credentialsProvider(
  ports: SignInPorts,
  { logger, attempts, trustedProxyHops }: AuthSettings,
): CredentialsConfig {
  return {
    id: "credentials",
    name: "Credentials",
    type: "credentials",
    credentials: {},
    authorize: async (credentials, request) => {
      const client = readClient(new Headers(request.headers), trustedProxyHops);
      try {
        await attempts.take(ports.attempt, client.address);
        return await ports.openSession({ ...credentials, ...client });
      } catch (error) {
        throw toSignInError(error, logger);
      }
    },
  };
}

/** next-auth hands only an error's message to the browser, so the message is the whole answer: see `readSignInError`. */
function toSignInError(error: unknown, logger: Logger): Error {
  const description = describeThrown(error);
  if (description.kind === "internal") logger.error({ err: error }, "sign-in failed");
  return new Error(writeSignInError(description), { cause: error });
}
