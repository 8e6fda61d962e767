/** The files the page holds, as text. */
export interface PageFiles {
  certificate?: string;
  receipt?: string;
}

/** What a file is, by the type it states; null for neither. Whether it is sound is the verifier's to say. */
export function asPageFile(text: string): PageFiles | null {
  try {
    const type: unknown = JSON.parse(text)?.type;
    if (type === "certificate") return { certificate: text };
    return type === "receipt" ? { receipt: text } : null;
  } catch {
    return null;
  }
}
