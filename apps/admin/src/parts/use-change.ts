"use client";

import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { readError } from "../errors/read-error.ts";

export type ChangeOptions = {
  /** Said once it is done. */
  done: string;
  onDone: () => void;
};

/**
 * What follows a change made by staff, for `mutationOptions(useChange(…))`. Everything shown is asked for again, since one change
 * can show in many places; so it is after a conflict, because somebody else was faster and the page is out of date.
 */
export function useChange({ done, onDone }: ChangeOptions) {
  const queryClient = useQueryClient();
  return {
    onSuccess: () => {
      notifications.show({ color: "green", message: done });
      onDone();
      void queryClient.invalidateQueries();
    },
    onError: (error: unknown) => {
      if (readError(error).kind === "conflict") void queryClient.invalidateQueries();
    },
  };
}
