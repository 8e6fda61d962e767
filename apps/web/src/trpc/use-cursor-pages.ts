"use client";

import type { Paging } from "@sortes/ui";
import { useState } from "react";

/**
 * Where the reader stands in a list that only knows what comes next: the cursors of the pages already seen, so that there is a
 * way back. `pagingFor` makes a `DataTable`'s paging of what the present page says of its successor.
 */
export function useCursorPages<Cursor = string>() {
  const [seen, setSeen] = useState<Cursor[]>([]);
  return {
    cursor: seen.at(-1),
    toFirst: () => setSeen([]),
    pagingFor: (nextCursor: Cursor | undefined): Paging => ({
      kind: "cursor",
      onPrevious: seen.length > 0 ? () => setSeen(seen.slice(0, -1)) : undefined,
      onNext: nextCursor === undefined ? undefined : () => setSeen([...seen, nextCursor]),
    }),
  };
}
