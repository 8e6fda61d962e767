"use client";

import type { Paging } from "@sortes/ui";
import { useState } from "react";

export type CursorPaging<Cursor> = {
  /** Where the page shown begins; undefined for the first. */
  cursor: Cursor | undefined;
  pagingFor: (nextCursor: Cursor | undefined) => Paging;
};

/**
 * Steps through a list that only knows how to go on: the cursors of the pages before are kept for the way back. A new `resetKey`
 * (the filter, as text) begins at the first page again.
 */
export function useCursorPaging<Cursor>(resetKey = ""): CursorPaging<Cursor> {
  const [walked, setWalked] = useState<{ key: string; cursors: Cursor[] }>({ key: resetKey, cursors: [] });
  const cursors = walked.key === resetKey ? walked.cursors : [];
  const go = (to: Cursor[]) => setWalked({ key: resetKey, cursors: to });
  return {
    cursor: cursors.at(-1),
    pagingFor: (nextCursor) => ({
      kind: "cursor",
      onPrevious: cursors.length > 0 ? () => go(cursors.slice(0, -1)) : undefined,
      onNext: nextCursor === undefined ? undefined : () => go([...cursors, nextCursor]),
    }),
  };
}
