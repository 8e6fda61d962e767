"use client";

import messages from "../../messages/en.json";

const text = messages.errors.general;

/** Shown when even the layout failed: it can rely on no provider, style or translation, so it is plain and English. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body
        style={{
          fontFamily: "system-ui, sans-serif",
          margin: "20vh auto",
          maxWidth: "32rem",
          padding: "1rem",
        }}
      >
        <title>{text.title}</title>
        <h1>{text.title}</h1>
        <p>{text.unexpected}</p>
        <button type="button" onClick={reset}>
          {messages.ui.error.retry}
        </button>
      </body>
    </html>
  );
}
