import { createPlayerAuthOptions } from "@sortes/api/auth";
import { authRoute } from "@sortes/site/server";
import { env } from "../env.ts";
import { services } from "./services.ts";

export const answerAuth = authRoute(() => {
  const { db, logger, attempts } = services();
  return createPlayerAuthOptions({
    db,
    logger,
    attempts,
    secret: env.NEXTAUTH_SECRET,
    isSecure: env.NEXTAUTH_URL.startsWith("https:"),
    trustedProxyHops: env.TRUSTED_PROXY_HOPS,
  });
});
