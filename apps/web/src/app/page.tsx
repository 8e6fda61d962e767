import { Hydrated, prefetch } from "@sortes/site/server";
import { HomePage } from "../features/home/home-page.tsx";
import { openDrawsInput } from "../features/home/inputs.ts";
import { currentPlayer } from "../server/session.ts";
import { trpcOnServer } from "../server/trpc.ts";

export default async function Page() {
  const player = await currentPlayer();
  await prefetch(
    trpcOnServer.draws.open.queryOptions(openDrawsInput),
    trpcOnServer.games.list.queryOptions(),
  );
  return (
    <Hydrated>
      <HomePage signedIn={player !== null} />
    </Hydrated>
  );
}
