"use client";

import { Tabs } from "@mantine/core";
import { PageHeader } from "@sortes/ui";
import { useTranslations } from "next-intl";
import { BalanceCard } from "./balance-card.tsx";
import { NetPosition } from "./net-position.tsx";
import { PayCard } from "./pay-card.tsx";
import { Payments } from "./payments.tsx";
import { Statement } from "./statement.tsx";
import classes from "./wallet-page.module.css";

export type WalletPageProps = {
  /** Opens the withdrawal form: for links that say "withdraw". */
  withdrawing: boolean;
};

/** Money of one player: what there is, in, out, and every movement. */
export function WalletPage({ withdrawing }: WalletPageProps) {
  const t = useTranslations("wallet");
  return (
    <>
      <PageHeader title={t("title")} />
      <div className={classes.page}>
        <div className={classes.balance}>
          <BalanceCard />
        </div>
        <div className={classes.pay}>
          <PayCard withdrawing={withdrawing} />
        </div>
        <div className={classes.net}>
          <NetPosition />
        </div>
        <Tabs defaultValue="statement" keepMounted={false} className={classes.history}>
          <Tabs.List mb="md">
            <Tabs.Tab value="statement">{t("statement.tab")}</Tabs.Tab>
            <Tabs.Tab value="payments">{t("payments.tab")}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="statement">
            <Statement />
          </Tabs.Panel>
          <Tabs.Panel value="payments">
            <Payments />
          </Tabs.Panel>
        </Tabs>
      </div>
    </>
  );
}
