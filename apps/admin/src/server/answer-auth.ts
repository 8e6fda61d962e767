import { createStaffAuthOptions } from "@sortes/api/auth";
import { authRoute } from "@sortes/site/server";
import { env } from "../env.ts";
import { services } from "./services.ts";

export const answerAuth = authRoute(() => {
  const { db, logger } = services();
  const isSecure = env.NEXTAUTH_URL.startsWith("https:");
  return createStaffAuthOptions({ db, logger, secret: env.NEXTAUTH_SECRET, isSecure });
});
