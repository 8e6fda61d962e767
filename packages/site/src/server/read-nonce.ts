import { headers } from "next/headers";

/** The nonce that the proxy gave this page for its scripts and styles. */
export async function readNonce(): Promise<string> {
  return (await headers()).get("x-nonce") ?? "";
}
