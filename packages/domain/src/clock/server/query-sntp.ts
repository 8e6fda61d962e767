import { createSocket } from "node:dgram";
import type { ClockOffsetEstimate } from "../clock.core.ts";
import { decodeSntpReply, encodeSntpRequest } from "../sntp.core.ts";

export interface NtpServer {
  host: string;
  port: number;
}

/** A server that answers later than this tells nothing useful about the time. */
const ANSWER_WITHIN_MS = 1_000;

/**
 * Asks one server for the time, once. Replies that fail the checks of RFC 4330 are passed over: anybody may send a datagram.
 *
 * @throws Error when no valid reply comes within a second.
 */
export function querySntp(server: NtpServer, readClockMs: () => number): Promise<ClockOffsetEstimate> {
  const { promise, resolve, reject } = Promise.withResolvers<ClockOffsetEstimate>();
  const socket = createSocket("udp4");
  let lastReason = "no reply";
  const timer = setTimeout(
    () => reject(new Error(`${server.host}:${server.port} did not tell the time: ${lastReason}`)),
    ANSWER_WITHIN_MS,
  );
  socket.once("error", reject);
  // Connected, so that the kernel drops what comes from any other address.
  socket.connect(server.port, server.host, () => {
    const sentAtMs = readClockMs();
    const request = encodeSntpRequest(sentAtMs);
    socket.on("message", (reply) => {
      const reading = decodeSntpReply({ request, reply, sentAtMs, receivedAtMs: readClockMs() });
      if (reading.isValid) resolve({ offsetMs: reading.offsetMs, roundTripMs: reading.roundTripMs });
      else lastReason = reading.reason;
    });
    socket.send(request);
  });
  return promise.finally(() => {
    clearTimeout(timer);
    socket.close();
  });
}
