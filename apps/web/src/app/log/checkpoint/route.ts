import { answerLogCheckpoint } from "../../../server/answer-files.ts";

export const dynamic = "force-dynamic";

export const GET = answerLogCheckpoint;
