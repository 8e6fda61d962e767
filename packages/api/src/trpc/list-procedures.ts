import type { AnyProcedure, AnyRouter } from "@trpc/server";

export interface ProcedureListing {
  /** As called: `players.setStatus`. */
  path: string;
  type: AnyProcedure["_def"]["type"];
  /** `meta.access` of the procedure; undefined where somebody forgot it. */
  access: unknown;
}

/** Everything that a root answers to, for suites that prove something about each of them. */
export function listProcedures(root: AnyRouter): ProcedureListing[] {
  const procedures: Record<string, AnyProcedure> = root._def.procedures;
  return Object.entries(procedures).map(([path, { _def }]) => ({
    path,
    type: _def.type,
    access: isRecord(_def.meta) ? _def.meta.access : undefined,
  }));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
