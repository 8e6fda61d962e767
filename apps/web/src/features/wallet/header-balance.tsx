"use client";

import { Skeleton } from "@mantine/core";
import { Money } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../trpc/client.tsx";

/** What the player can spend now. Nothing at all when it cannot be told: a wrong balance is worse than none. */
export function HeaderBalance() {
  const trpc = useTRPC();
  const { data: wallet, isPending } = useQuery(trpc.wallet.balance.queryOptions());
  if (isPending) return <Skeleton width={64} height={16} />;
  return wallet ? <Money minor={wallet.availableMinor} currency={wallet.currency} /> : null;
}
