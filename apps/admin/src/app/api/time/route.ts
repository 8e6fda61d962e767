import { answerServerTime } from "../../../server/server-time.ts";

export const dynamic = "force-dynamic";

export const GET = answerServerTime;
