/** Who acts. `id` is a player's or staff member's id, or the name of a part of the system. */
export interface Actor {
  kind: "player" | "staff" | "system";
  id: string;
}

export interface AuditInput {
  actor: Actor;
  /** `concept.verb`, for example `draw.hold`. */
  action: string;
  subject: { kind: string; id: string };
  before?: unknown;
  after?: unknown;
  reason?: string;
}

export interface AuditEntry {
  seq: bigint;
  at: Date;
  actorKind: string;
  actorId: string;
  action: string;
  subjectKind: string;
  subjectId: string;
  before: unknown;
  after: unknown;
  reason: string;
  prevHash: string;
  hash: string;
}
