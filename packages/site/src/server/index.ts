export { authRoute } from "./auth-route.ts";
export { Hydrated, prefetch, queryClientOfRequest } from "./page-data.tsx";
export { readNonce } from "./read-nonce.ts";
export { serverTimeRoute } from "./server-time-route.ts";
export { SiteDocument } from "./site-document.tsx";
export { siteMetadata } from "./site-metadata.ts";
export { siteViewport } from "./site-viewport.ts";
