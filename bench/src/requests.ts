import { writeSessionToken } from "@sortes/api/auth";
import { toJson } from "@sortes/db";
import { SECRET } from "./edge-process.ts";
import type { RequestTemplate } from "./load/load.types.ts";
import { seededRandom } from "./random.ts";
import { singleLine, type World } from "./world.ts";

const SESSION_MAX_AGE_S = 86_400;

export function getRequest(path: string): RequestTemplate {
  return { before: `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`, after: "" };
}

/** One request for each player of the world, who is signed in and buys a line in one of the draws. */
export async function betRequests(
  world: World,
  { path = "/v1/bets", drawIds = world.drawIds }: { path?: string; drawIds?: readonly string[] } = {},
): Promise<RequestTemplate[]> {
  const randomBelow = seededRandom(5);
  const tokens = await signInAll(world);
  return tokens.map((token) => {
    const drawId = drawIds[randomBelow(drawIds.length)];
    const lines = [singleLine(world.rule, randomBelow)];
    const body = toJson({ gameId: world.gameId, drawIds: [drawId], lines });
    const head = [
      `POST ${path} HTTP/1.1`,
      "host: 127.0.0.1",
      `authorization: Bearer ${token}`,
      "content-type: application/json",
      `content-length: ${Buffer.byteLength(body)}`,
      "idempotency-key: ",
    ];
    return { before: head.join("\r\n"), after: `\r\n\r\n${body}` };
  });
}

/** A session and its bearer token for each player, as sign-in makes them; without the password, whose hash is slow on purpose. */
async function signInAll({ db, playerIds }: World): Promise<string[]> {
  const sessions = await db.query<{ id: string }>(
    `insert into player_session (id, player_id, expires_at)
     select gen_random_uuid(), player_id, clock_timestamp() + make_interval(secs => $2)
     from unnest($1::uuid[]) as p(player_id) returning id`,
    [playerIds, SESSION_MAX_AGE_S],
  );
  return Promise.all(
    sessions.map(({ id }) =>
      writeSessionToken({ sessionId: id, secret: SECRET, maxAgeS: SESSION_MAX_AGE_S }),
    ),
  );
}
