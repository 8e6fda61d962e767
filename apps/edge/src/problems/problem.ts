import { accessErrors, describeThrown, statusOfKind, systemErrors } from "@sortes/api/errors";
import { toJson } from "@sortes/db";
import { bettingErrors } from "@sortes/domain/betting";
import { drawErrors } from "@sortes/domain/draws";
import type { ErrorDefinition } from "@sortes/domain/errors";
import { gameErrors } from "@sortes/domain/games";
import { playerErrors } from "@sortes/domain/players";
import { protectionErrors } from "@sortes/domain/protection";
import { walletErrors } from "@sortes/domain/wallet";
import type { FastifyReply } from "fastify";

/** RFC 9457, with our code and what belongs to it as extension members. */
export interface Problem {
  /** Relative, as the RFC allows: `GET` tells when it happens and what to do. */
  type: string;
  title: string;
  status: number;
  /** What the caller should do. */
  detail: string;
  /** `concept.reason`: the same code, with the same meaning, on every surface. */
  code: string;
  details?: Record<string, unknown> | undefined;
}

/** Every refusal a caller of this surface can meet; its words are the concept's own. */
export const definitions: Readonly<Record<string, ErrorDefinition>> = {
  ...accessErrors.definitions,
  ...systemErrors.definitions,
  ...bettingErrors.definitions,
  ...drawErrors.definitions,
  ...gameErrors.definitions,
  ...playerErrors.definitions,
  ...protectionErrors.definitions,
  ...walletErrors.definitions,
};

/** Where HTTP has a status of its own for a reason, it goes before the status of the reason's kind. */
const statusOfCode: Readonly<Record<string, number>> = {
  "system.internal": 500,
  "system.rate_limited": 429,
  "system.too_large": 413,
  "player.sign_in_locked": 429,
};

function statusOf(code: string): number {
  const kind = definitions[code]?.kind;
  return statusOfCode[code] ?? (kind ? statusOfKind[kind].http : 500);
}

/** What the framework refuses by itself has a status and no code of ours. */
interface HttpError extends Error {
  statusCode: number;
  validation?: { instancePath: string }[];
  code?: string;
}

const isHttpError = (error: unknown): error is HttpError =>
  error instanceof Error && "statusCode" in error && typeof error.statusCode === "number";

/** Anything that was thrown on the way to an answer. What is our own fault says nothing of itself. */
export function toProblem(error: unknown): Problem {
  if (isHttpError(error) && error.statusCode < 500) return toRequestProblem(error);
  const { code, details } = describeThrown(error);
  return problemOf(code, details);
}

function toRequestProblem(error: HttpError): Problem {
  if (error.statusCode === 404) return problemOf("system.not_found");
  if (error.statusCode === 413) return problemOf("system.too_large");
  const fields = error.validation?.map(({ instancePath }) => instancePath.slice(1).replaceAll("/", "."));
  return { ...problemOf("system.invalid_input", fields && { fields }), status: error.statusCode };
}

export function problemOf(code: string, details?: Record<string, unknown>): Problem {
  const { when, then } = definitions[code] ?? systemErrors.definitions["system.internal"];
  return {
    type: `/v1/problems/${code}`,
    title: when,
    status: statusOf(code),
    detail: then,
    code,
    ...(details && { details }),
  };
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  const retryAfterS = problem.details?.retryAfterS;
  if (typeof retryAfterS === "number") reply.header("retry-after", Math.ceil(retryAfterS));
  if (problem.status === 401) reply.header("www-authenticate", "Bearer");
  return reply
    .code(problem.status)
    .header("cache-control", "no-store")
    .type("application/problem+json")
    .send(toJson(problem));
}
