"use client";

import { Anchor, Card, Text, Title } from "@mantine/core";
import { IconAdjustments, IconPlayerPause, IconScale } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { FactList } from "../facts/fact-list.tsx";
import { withNext } from "../sign-in/next-path.ts";
import { SignUpForm } from "./sign-up-form.tsx";
import classes from "./sign-up-page.module.css";
import { useSignUp } from "./use-sign-up.ts";

/** Opens an account and signs in; `next` is where the player was going. */
export function SignUpPage({ next }: { next: string }) {
  const t = useTranslations("signUp");
  const signUp = useSignUp(next);
  return (
    <div className={classes.page}>
      <div className={classes.main}>
        <Card p="xl" className={classes.card}>
          <Title order={1} size="h2">
            {t("title")}
          </Title>
          <Text c="dimmed" mt={4} mb="lg">
            {t("description")}
          </Text>
          <SignUpForm error={signUp.error} pending={signUp.pending} onSubmit={signUp.submit} />
        </Card>
        <p className={classes.below}>
          {t("haveAccount")}{" "}
          <Anchor component={Link} underline="always" href={withNext("/sign-in", next)}>
            {t("signIn")}
          </Anchor>
        </p>
      </div>
      <BeforeYouStart />
    </div>
  );
}

function BeforeYouStart() {
  const t = useTranslations("signUp");
  const facts = [
    { text: t("asideLimits"), icon: IconAdjustments },
    { text: t("asideBreak"), icon: IconPlayerPause },
    { text: t("asideOdds"), icon: IconScale },
  ];
  return (
    <aside className={classes.aside} aria-label={t("asideTitle")}>
      <Title order={2} size="h4">
        {t("asideTitle")}
      </Title>
      <FactList facts={facts} className={classes.facts} />
    </aside>
  );
}
