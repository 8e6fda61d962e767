export interface TestStream {
  response: Response;
  /** Events so far, without signs of life; `data` parsed. */
  events: { id: string | undefined; data: Record<string, unknown> }[];
  ended: Promise<void>;
  close(): void;
}

/** Opens a stream as a program does, and reads it until it ends or is closed. */
export async function openStream(
  edge: { url: string },
  options: { token?: string; lastEventId?: string } = {},
): Promise<TestStream> {
  const abort = new AbortController();
  const response = await fetch(`${edge.url}/v1/events`, {
    signal: abort.signal,
    headers: {
      ...(options.token && { authorization: `Bearer ${options.token}` }),
      ...(options.lastEventId && { "last-event-id": options.lastEventId }),
    },
  });
  const events: TestStream["events"] = [];
  return { response, events, ended: read(response, events), close: () => abort.abort() };
}

async function read(response: Response, events: TestStream["events"]): Promise<void> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const fields = new Map(block.split("\n").map((line) => line.split(": ", 2) as [string, string]));
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data && fields.get("event") !== "ping")
          events.push({ id: fields.get("id"), data: JSON.parse(data) });
      }
    }
  } catch {
    // Closed by the test, or cut by the edge: either is the end.
  }
}
