export { SiteProviders, type SiteProvidersProps } from "./site-providers.tsx";
