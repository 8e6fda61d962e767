"use client";

import { LastResort } from "@sortes/site/last-resort";
import messages from "../../messages/en.json";

const { title, unexpected } = messages.errors.general;

export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return <LastResort title={title} text={unexpected} retryLabel={messages.ui.error.retry} onRetry={reset} />;
}
