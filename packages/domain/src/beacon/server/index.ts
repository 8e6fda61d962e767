export { BeaconClient, type BeaconClientOptions } from "./beacon-client.ts";
export { beaconClientFor } from "./beacon-client-for.ts";
export { isRoundSignature } from "./round-signature.ts";
export { type BeaconServer, type BeaconServerOptions, serveBeacon } from "./serve-beacon.ts";
