import { viewerConfig } from "@sortes/site/request";

export default viewerConfig(async (locale) => (await import(`../../messages/${locale}.json`)).default);
