import { siteConfig } from "@sortes/site/config";

export default siteConfig({ referrerPolicy: "strict-origin-when-cross-origin", geolocation: true });
