export { BeaconClient, type BeaconClientOptions, quicknetClient, type WaitOptions } from "./beacon-client.ts";
export { isRoundSignature } from "./round-signature.ts";
export { type BeaconServer, type BeaconServerOptions, serveBeacon } from "./serve-beacon.ts";
