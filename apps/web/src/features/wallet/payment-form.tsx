"use client";

import { Button, Select, Stack, Text } from "@mantine/core";
import type { PaymentDirection, PaymentView } from "@sortes/domain/payments";
import { AmountInput, formatMoney, minorDigits, minorToDecimal, parseAmountMinor } from "@sortes/ui";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import type { Outputs } from "../../trpc/outputs.ts";
import { type AmountBounds, type AmountProblem, findAmountProblem, findMostMinor } from "./amount-problem.ts";
import { PaymentConfirm } from "./payment-confirm.tsx";
import { useInstrumentName } from "./use-instrument-name.ts";
import type { PaymentDraft } from "./use-payment.ts";

export type PaymentFormProps = {
  direction: PaymentDirection;
  wallet: Outputs["wallet"]["balance"];
  /** Instruments to choose from; at least one. */
  tokens: readonly string[];
  bounds: AmountBounds;
  /** What is left to deposit or to withdraw. */
  hint: ReactNode;
  onAnswer: (payment: PaymentView) => void;
};

export function PaymentForm({ direction, wallet, tokens, bounds, hint, onAnswer }: PaymentFormProps) {
  const t = useTranslations("wallet.pay");
  const locale = useLocale();
  const nameOf = useInstrumentName();
  const problemText = useProblemText(bounds, wallet.currency);
  const [text, setText] = useState("");
  const [token, setToken] = useState(tokens[0] ?? "");
  const [problem, setProblem] = useState<AmountProblem>();
  const [draft, setDraft] = useState<PaymentDraft>();

  const review = (event: FormEvent) => {
    event.preventDefault();
    const reading = parseAmountMinor(text, wallet.currency, locale);
    const found = findAmountProblem(reading, bounds);
    setProblem(found);
    if (reading.ok && !found) setDraft({ amountMinor: reading.minor, instrument: token });
  };
  const type = (typed: string) => {
    setText(typed);
    setProblem(undefined);
  };
  const money = (minor: bigint) => formatMoney(minor, wallet.currency, locale, { fraction: "auto" });
  return (
    <form noValidate onSubmit={review}>
      <Stack gap="md">
        <AmountInput
          size="lg"
          label={t("amount")}
          description={t("between", { min: money(bounds.minMinor), max: money(findMostMinor(bounds)) })}
          currency={wallet.currency}
          value={text}
          onChange={type}
          error={problem && problemText(problem)}
        />
        <Text size="sm" c="dimmed" mt={-8}>
          {hint}{" "}
          {direction === "withdrawal" ? (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => type(toText(wallet.availableMinor, wallet.currency, locale))}
            >
              {t("all")}
            </Button>
          ) : null}
        </Text>
        <Select
          size="md"
          label={t(direction === "deposit" ? "depositWith" : "withdrawTo")}
          description={t("sandbox")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          data={tokens.map((value) => ({ value, label: nameOf(value) }))}
          value={token}
          onChange={(value) => setToken(value ?? token)}
          allowDeselect={false}
        />
        <Button type="submit" size="md">
          {t("review")}
        </Button>
      </Stack>
      <PaymentConfirm
        direction={direction}
        wallet={wallet}
        draft={draft}
        onClose={() => setDraft(undefined)}
        onAnswer={(payment) => {
          setDraft(undefined);
          type("");
          onAnswer(payment);
        }}
      />
    </form>
  );
}

/** The amount as the viewer would type it. */
function toText(minor: bigint, currency: string, locale: string): string {
  const digits = minorDigits(currency);
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, useGrouping: false });
  return format.format(minorToDecimal(minor, digits));
}

function useProblemText(bounds: AmountBounds, currency: string) {
  const t = useTranslations("wallet.pay");
  const locale = useLocale();
  const money = (minor: bigint | undefined) => formatMoney(minor ?? 0n, currency, locale);
  const texts: Record<Exclude<AmountProblem, "unreadable">, string> = {
    missing: t("missing"),
    tooSmall: t("tooSmall", { min: money(bounds.minMinor) }),
    tooLarge: t("tooLarge", { max: money(bounds.maxMinor) }),
    overLimit: t("overLimit", { left: money(bounds.limitLeftMinor) }),
    overBalance: t("overBalance", { available: money(bounds.availableMinor) }),
  };
  // What cannot be read the field says by itself.
  return (problem: AmountProblem) => (problem === "unreadable" ? undefined : texts[problem]);
}
