import { prefetch } from "@sortes/site/server";
import { bellInput } from "../features/notifications/bell-input.ts";
import { trpcOnServer } from "./trpc.ts";

/** What the frame shows of a player: balance, messages, a break. Sent with the page, so that nothing jumps. */
export async function prefetchFrame(): Promise<void> {
  await prefetch(
    trpcOnServer.wallet.balance.queryOptions(),
    trpcOnServer.notifications.list.queryOptions(bellInput),
    trpcOnServer.protection.exclusions.queryOptions(),
  );
}
