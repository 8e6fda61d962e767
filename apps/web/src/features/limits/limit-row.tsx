"use client";

import { Button, Progress } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useErrorMessage } from "@sortes/site/errors";
import { formatInstant, formatMoney, Money } from "@sortes/ui";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import type { Limit } from "./limit.types.ts";
import classes from "./limits-page.module.css";
import { useSetLimit } from "./use-set-limit.ts";

export type LimitRowProps = {
  limit: Limit;
  currency: string;
  onChange: () => void;
};

/** One limit: its amount, how much of it is used, and a loosening that waits. */
export function LimitRow({ limit, currency, onChange }: LimitRowProps) {
  const t = useTranslations("limits");
  const { kind, period, limitMinor, remainingMinor, pending } = limit;
  const name = t("name", { kind, period });
  const isSet = limitMinor !== null;
  return (
    <div className={classes.row}>
      <div className={classes.head}>
        <div>
          <div className={classes.period}>{t(`period.${period}`)}</div>
          <div className={classes.amount}>
            {isSet ? <Money minor={limitMinor} currency={currency} /> : t("none")}
          </div>
        </div>
        <Button
          variant={isSet ? "default" : "light"}
          size="xs"
          onClick={onChange}
          aria-label={t(isSet ? "changeLabel" : "setLabel", { name })}
        >
          {t(isSet ? "change" : "set")}
        </Button>
      </div>
      {isSet && remainingMinor !== null ? (
        <Use name={name} limitMinor={limitMinor} remainingMinor={remainingMinor} currency={currency} />
      ) : null}
      {pending ? <Pending limit={limit} pending={pending} currency={currency} /> : null}
    </div>
  );
}

type UseProps = { name: string; limitMinor: bigint; remainingMinor: bigint; currency: string };

function Use({ name, limitMinor, remainingMinor, currency }: UseProps) {
  const t = useTranslations("limits");
  const locale = useLocale();
  const usedMinor = limitMinor - remainingMinor;
  const money = (minor: bigint) => formatMoney(minor, currency, locale);
  // A share for the eye, so whole per cent will do. A limit of nothing is used up.
  const percent = limitMinor === 0n ? 100 : Number((usedMinor * 100n) / limitMinor);
  const used = t("of", { used: money(usedMinor), limit: money(limitMinor) });
  return (
    <>
      <Progress.Root size={8} mt="xs">
        <Progress.Section
          value={percent}
          color={percent >= 100 ? "orange" : "ink"}
          aria-label={name}
          aria-valuetext={used}
        />
      </Progress.Root>
      <div className={classes.use}>
        <span className="sortes-figures">{used}</span>
        <span className="sortes-figures">{t("left", { left: money(remainingMinor) })}</span>
      </div>
    </>
  );
}

type PendingProps = { limit: Limit; pending: NonNullable<Limit["pending"]>; currency: string };

/** Asking for the present amount cancels what waits. */
function Pending({ limit, pending, currency }: PendingProps) {
  const t = useTranslations("limits");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const messageOf = useErrorMessage();
  const setLimit = useSetLimit({
    onSuccess: () => notifications.show({ message: t("kept"), color: "green" }),
    onError: (error) => notifications.show({ message: messageOf(error).message, color: "red" }),
  });
  const from = formatInstant(pending.from, zone, locale);
  const words =
    pending.amountMinor === null
      ? t("pendingNone", { from })
      : t("pending", { from, amount: formatMoney(pending.amountMinor, currency, locale) });
  return (
    <div className={classes.pending}>
      <span>{words}</span>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        loading={setLimit.isPending}
        onClick={() =>
          setLimit.mutate({ kind: limit.kind, period: limit.period, amountMinor: limit.limitMinor })
        }
      >
        {t("keep")}
      </Button>
    </div>
  );
}
