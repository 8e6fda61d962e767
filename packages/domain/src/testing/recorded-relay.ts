import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

interface Recording {
  chain: { publicKey: string; genesisTime: number; periodS: number };
  rounds: { round: number; signature: string; randomness: string }[];
}

/** What drand quicknet said, as its relays answer it. */
export const recording: Recording = JSON.parse(
  readFileSync(new URL("drand-quicknet.json", import.meta.url), "utf8"),
);

/** How a relay can go wrong. `late` has nothing the first two times it is asked. */
export type RelayManner =
  | "honest"
  | "late"
  | "missing"
  | "other_round"
  | "relabelled"
  | "forged"
  | "no_point"
  | "garbage"
  | "endless"
  | "broken"
  | "moved"
  | "slow";

export interface RecordedRelay {
  url: string;
  asked(): number;
  close(): Promise<void>;
}

const flip = (hex: string) => hex.slice(0, -1) + (hex.endsWith("0") ? "1" : "0");

/** A relay on this machine that serves the recorded rounds in its manner. */
export async function startRecordedRelay(manner: RelayManner): Promise<RecordedRelay> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    const wanted = Number(/\d+$/.exec(request.url ?? "")?.[0]);
    const answer = answerOf(manner === "late" && asked > 2 ? "honest" : manner, wanted);
    if (!answer) return;
    const headers = answer.location === undefined ? {} : { location: answer.location };
    response.writeHead(answer.status, headers).end(answer.body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the relay has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked: () => asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

interface Answer {
  status: number;
  body: string;
  location?: string;
}

/** What a relay of this manner says; undefined for one that says nothing. */
function answerOf(manner: RelayManner, wanted: number): Answer | undefined {
  const [any] = recording.rounds;
  const recorded = recording.rounds.find(({ round }) => round === wanted);
  const say = (body: unknown): Answer => ({ status: 200, body: JSON.stringify(body) });
  switch (manner) {
    case "slow":
      return undefined;
    case "broken":
      return { status: 502, body: "" };
    case "garbage":
      return { status: 200, body: "<html>" };
    case "endless":
      return say({ ...any, padding: "0".repeat(1_000_000) });
    case "moved":
      return { status: 302, body: "", location: "/public/latest" };
    case "other_round":
      return say({ ...any, round: wanted + 1 });
    case "relabelled":
      return say({ ...any, round: wanted });
  }
  if (!recorded || manner === "missing" || manner === "late") return { status: 404, body: "{}" };
  if (manner === "forged") return say({ ...recorded, signature: FOREIGN_SIGNATURE });
  if (manner === "no_point") return say({ ...recorded, signature: flip(recorded.signature) });
  return say(recorded);
}

/** The generator of G1: of the right group, as a real signature is, and nobody's signature of anything. */
const FOREIGN_SIGNATURE =
  "97f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac586c55e83ff97a1aeffb3af00adb22c6bb";
