import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SiteFooter } from "./site-footer.tsx";
import classes from "./site-frame.module.css";
import { SiteHeader } from "./site-header.tsx";
import { TabBar } from "./tab-bar.tsx";

export type SiteFrameProps = {
  signedIn: boolean;
  /** What the header shows of a signed-in player. */
  personal?: ReactNode;
  /** Stands under the header on every page. */
  notice?: ReactNode;
  minimumAge?: number;
  children: ReactNode;
};

/** Header, page, footer; on a phone the navigation stands at the bottom. */
export function SiteFrame({ signedIn, personal, notice, minimumAge, children }: SiteFrameProps) {
  const t = useTranslations("nav");
  return (
    <div className={classes.frame}>
      <a href="#main" className={classes.skip}>
        {t("skip")}
      </a>
      <SiteHeader signedIn={signedIn} personal={personal} />
      {notice}
      <main id="main" tabIndex={-1} className={classes.main}>
        {children}
      </main>
      <SiteFooter minimumAge={minimumAge} />
      <TabBar />
    </div>
  );
}
