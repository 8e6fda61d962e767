"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback } from "react";

export type AddressFilter = {
  values: Record<string, string>;
  /** Sets some values and takes away those given as undefined or empty. */
  change: (changes: Record<string, string | undefined>) => void;
};

/** A filter kept in the page's address, so that it survives a reload and can be sent to a colleague. */
export function useAddressFilter(): AddressFilter {
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams().toString();
  const change = useCallback(
    (changes: Record<string, string | undefined>) => {
      const next = new URLSearchParams(search);
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      const query = next.toString();
      router.replace(query ? `${path}?${query}` : path, { scroll: false });
    },
    [router, path, search],
  );
  return { values: Object.fromEntries(new URLSearchParams(search)), change };
}
