import type messages from "../../messages/en.json";
import type { Locale } from "./locales.ts";

// Every key is checked against the English texts, those that @sortes/ui asks for included.
declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages;
  }
}
