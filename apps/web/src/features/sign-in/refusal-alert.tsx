"use client";

import { Alert } from "@mantine/core";
import { useErrorMessage } from "@sortes/site/errors";
import { IconAlertCircle } from "@tabler/icons-react";

/** The sentence of a refusal, above the form that was refused. */
export function RefusalAlert({ error }: { error: unknown }) {
  const messageOf = useErrorMessage();
  if (!error) return null;
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle aria-hidden />}>
      {messageOf(error).message}
    </Alert>
  );
}
