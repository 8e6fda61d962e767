import { readSessionToken } from "@sortes/api/auth";
import { accessErrors } from "@sortes/api/errors";
import type { Db } from "@sortes/db";
import { loadSessions, SESSIONS_AT_ONCE_MAX, type SessionVerdict } from "@sortes/domain/players/server";
import { LRUCache } from "lru-cache";

/** As long as the contract of `loadSessions` allows. */
const REMEMBERED_MS = 30_000;
/** By default the clock is read, and a timer set, for each millisecond. */
const CLOCK_READ_EVERY_MS = 1_000;
/** Players of a busy afternoon; beyond it the one not seen for longest is asked for again. */
const REMEMBERED_MAX = 200_000;
/** A made token is some 200 characters long; no longer one is worth a look. */
const TOKEN_LENGTH_MAX = 1_024;

interface Remembered {
  verdict: SessionVerdict;
  /** The database knows that the player did something, so he is not signed out for being idle. */
  isNoted: boolean;
}

interface Gathering {
  sessionIds: Set<string>;
  verdicts: Promise<Map<string, SessionVerdict>>;
}

/**
 * Who is signed in, from memory: for at most 30 seconds, and no longer than until the event that a session ended. What is not
 * remembered is asked for together with whatever else arrives in the same turn: a storm of players is one query, not thousands.
 */
export class Sessions {
  readonly #db: Db;
  readonly #secret: string;
  readonly #sessionIds = new LRUCache<string, string>({ max: REMEMBERED_MAX });
  readonly #remembered = new LRUCache<string, Remembered>({
    max: REMEMBERED_MAX,
    ttl: REMEMBERED_MS - CLOCK_READ_EVERY_MS,
    ttlResolution: CLOCK_READ_EVERY_MS,
  });
  readonly #gathering: { noted?: Gathering | undefined; unnoted?: Gathering | undefined } = {};

  constructor({ db, secret }: { db: Db; secret: string }) {
    this.#db = db;
    this.#secret = secret;
  }

  /** What `find` would say, if nobody has to be asked. */
  recall(token: string, isActivity: boolean): SessionVerdict | undefined {
    const sessionId = this.#sessionIds.get(token);
    return sessionId === undefined ? undefined : this.#recallSession(sessionId, isActivity);
  }

  /** `isActivity` when the player does something himself: a page that refreshes itself keeps nobody signed in. */
  async find(token: string, isActivity: boolean): Promise<SessionVerdict> {
    const sessionId = this.#sessionIds.get(token) ?? (await this.#read(token));
    if (sessionId === null) return { ok: false, error: accessErrors.signed_out() };
    const recalled = this.#recallSession(sessionId, isActivity);
    if (recalled) return recalled;
    const verdict = (await this.#ask(sessionId, isActivity)).get(sessionId);
    if (!verdict) return { ok: false, error: accessErrors.signed_out() };
    this.#remembered.set(sessionId, { verdict, isNoted: isActivity });
    return verdict;
  }

  /** A session of the player ended, nobody here knows which: all of his are asked for again. */
  forgetPlayer(playerId: string): void {
    for (const [sessionId, { verdict }] of this.#remembered.entries()) {
      if (verdict.ok && verdict.signedIn.player.id === playerId) this.#remembered.delete(sessionId);
    }
  }

  /** Events may have been missed. */
  forgetAll(): void {
    this.#remembered.clear();
  }

  #recallSession(sessionId: string, isActivity: boolean): SessionVerdict | undefined {
    const remembered = this.#remembered.get(sessionId);
    return remembered && (remembered.isNoted || !isActivity) ? remembered.verdict : undefined;
  }

  async #read(token: string): Promise<string | null> {
    if (token.length > TOKEN_LENGTH_MAX) return null;
    const sessionId = await readSessionToken({ token, secret: this.#secret });
    if (sessionId !== null) this.#sessionIds.set(token, sessionId);
    return sessionId;
  }

  #ask(sessionId: string, isActivity: boolean): Promise<Map<string, SessionVerdict>> {
    const kind = isActivity ? "noted" : "unnoted";
    let gathering = this.#gathering[kind];
    if (!gathering || gathering.sessionIds.size >= SESSIONS_AT_ONCE_MAX) {
      gathering = this.#gather(kind);
      this.#gathering[kind] = gathering;
    }
    gathering.sessionIds.add(sessionId);
    return gathering.verdicts;
  }

  #gather(kind: "noted" | "unnoted"): Gathering {
    const { promise: verdicts, resolve, reject } = Promise.withResolvers<Map<string, SessionVerdict>>();
    const gathering: Gathering = { sessionIds: new Set(), verdicts };
    setImmediate(() => {
      if (this.#gathering[kind] === gathering) this.#gathering[kind] = undefined;
      const sessionIds = [...gathering.sessionIds];
      loadSessions({ db: this.#db }, { sessionIds, isActivity: kind === "noted" }).then(resolve, reject);
    });
    return gathering;
  }
}
