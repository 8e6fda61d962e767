"use client";

export type LastResortProps = { title: string; text: string; retryLabel: string; onRetry: () => void };

/** Shown when even the layout failed: it can rely on no provider, style or translation, so it is plain and English. */
export function LastResort({ title, text, retryLabel, onRetry }: LastResortProps) {
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
        <title>{title}</title>
        <h1>{title}</h1>
        <p>{text}</p>
        <button type="button" onClick={onRetry}>
          {retryLabel}
        </button>
      </body>
    </html>
  );
}
