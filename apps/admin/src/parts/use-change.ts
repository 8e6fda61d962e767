"use client";

import { notifications } from "@mantine/notifications";
import { readError } from "@sortes/site/errors";
import { useQueryClient } from "@tanstack/react-query";

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
