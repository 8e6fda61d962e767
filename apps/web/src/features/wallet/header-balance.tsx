"use client";

import { Button, Skeleton } from "@mantine/core";
import { Money } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTRPC } from "../../trpc/client.tsx";

/** What the player can spend now. Nothing at all when it cannot be told: a wrong balance is worse than none. */
export function HeaderBalance() {
  const trpc = useTRPC();
  const { data: wallet, isPending } = useQuery(trpc.wallet.balance.queryOptions());
  if (!wallet && !isPending) return null;
  return (
    <Button component={Link} href="/wallet" variant="light" px="sm">
      {wallet ? (
        <Money minor={wallet.availableMinor} currency={wallet.currency} />
      ) : (
        <Skeleton width={64} height={16} />
      )}
    </Button>
  );
}
