import type { Locale } from "@sortes/site/locale";
import type messages from "../../messages/en.json";

// Every key is checked against the English texts, those that our packages ask for included.
declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages;
  }
}
