"use client";

import { notifications as toasts } from "@mantine/notifications";
import { useErrorMessage } from "@sortes/site/errors";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../trpc/client.tsx";

/** Marks a message and all older ones as read. */
export function useMarkRead() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const messageOf = useErrorMessage();
  return useMutation(
    trpc.notifications.markRead.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.notifications.pathFilter()),
      onError: (error) => toasts.show({ message: messageOf(error).message, color: "red" }),
    }),
  );
}
