import { siteConfig } from "@sortes/site/config";

export default siteConfig({ referrerPolicy: "same-origin", geolocation: false });
