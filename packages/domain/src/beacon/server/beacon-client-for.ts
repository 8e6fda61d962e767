import type { BeaconChain } from "../beacon.schema.ts";
import { BeaconClient } from "./beacon-client.ts";

/** A process asks as many beacons as its games have: a handful. */
const CLIENTS_MAX = 16;

const clients = new Map<string, BeaconClient>();

/** The process's client of a beacon and these relays. It is kept, because a client remembers which relays to leave alone. */
export function beaconClientFor(chain: BeaconChain, relays: readonly string[]): BeaconClient {
  const key = JSON.stringify([chain, relays]);
  const known = clients.get(key);
  if (known) return known;
  const [oldest] = clients.keys();
  if (clients.size >= CLIENTS_MAX && oldest !== undefined) clients.delete(oldest);
  const client = new BeaconClient({ chain, relays });
  clients.set(key, client);
  return client;
}
