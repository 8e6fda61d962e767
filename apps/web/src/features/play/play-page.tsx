"use client";

import { Button, Card, Drawer, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { PurchaseInput } from "@sortes/domain/betting";
import { QueryError } from "@sortes/site/errors";
import { LoadingState, Money, SectionCard } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import { ConfirmPurchase } from "./confirm-purchase.tsx";
import { GameHead } from "./game-head.tsx";
import { openDrawsInput } from "./inputs.ts";
import { OddsTable, type OddsTableProps, type PublishedGame } from "./odds-table.tsx";
import { Picker } from "./picker.tsx";
import classes from "./play.module.css";
import { PrizeModel } from "./prize-model.tsx";
import { purchaseOf, slipPrice } from "./purchase.ts";
import { PurchaseReceipt } from "./receipt.tsx";
import { chosenDraws } from "./slip.ts";
import { type OpenDraw, SlipPanel, type SlipPanelProps } from "./slip-panel.tsx";
import type { Receipt } from "./use-purchase.ts";
import { useSlip } from "./use-slip.ts";

export type PlayPageProps = {
  gameId: string;
  signedIn: boolean;
  /** The player comes back from signing in: go on to the confirmation. */
  resume: boolean;
};

export function PlayPage(props: PlayPageProps) {
  const trpc = useTRPC();
  const game = useQuery(trpc.games.get.queryOptions({ gameId: props.gameId }));
  const open = useQuery(trpc.draws.open.queryOptions(openDrawsInput(props.gameId)));
  const failed = [game, open].find(({ error, data }) => error && !data);
  if (failed) return <QueryError error={failed.error} onRetry={() => void failed.refetch()} asPage />;
  if (!game.data || !open.data) return <LoadingState shape="page" />;
  return <Play {...props} published={game.data} openDraws={open.data.items} />;
}

type PlayProps = PlayPageProps & { published: PublishedGame; openDraws: readonly OpenDraw[] };

type Bought = { receipt: Receipt; draws: readonly OpenDraw[]; wantedDrawIds: readonly string[] };

function Play({ gameId, signedIn, resume, published, openDraws }: PlayProps) {
  const { rule } = published;
  const router = useRouter();
  const store = useSlip(gameId, rule);
  const { slip, dispatch, isRestored } = store;
  // Fixed when the player asks: a draw that closes meanwhile must not be swapped under his finger.
  const [confirming, setConfirming] = useState<PurchaseInput>();
  const [bought, setBought] = useState<Bought>();
  const draws = chosenDraws(openDraws, slip);
  const confirm = () => {
    if (slip.lines.length > 0 && draws.length > 0) setConfirming(purchaseOf(gameId, slip, draws));
  };
  const goOn = useEffectEvent(confirm);
  useEffect(() => {
    if (resume && signedIn && isRestored) goOn();
  }, [resume, signedIn, isRestored]);

  const play = () => {
    if (signedIn) confirm();
    else router.push(`/sign-in?next=${encodeURIComponent(`/games/${gameId}?continue=1`)}`);
  };
  const close = () => {
    setConfirming(undefined);
    if (resume) router.replace(`/games/${gameId}`);
  };
  if (bought) {
    return <PurchaseReceipt {...bought} onAgain={() => setBought(undefined)} />;
  }
  return (
    <Stack gap="lg">
      <GameHead published={published} draw={draws[0] ?? openDraws[0]} />
      <div className={classes.layout}>
        <Picker rule={rule} {...store} />
        <SlipPlaces {...store} rule={rule} openDraws={openDraws} signedIn={signedIn} onPlay={play} />
      </div>
      <GameFacts published={published} drawId={draws[0]?.id} />
      {confirming ? (
        <ConfirmPurchase
          purchase={confirming}
          openDraws={openDraws}
          onLater={setConfirming}
          onBought={(receipt) => {
            setBought({ receipt, draws: openDraws, wantedDrawIds: confirming.drawIds });
            dispatch({ type: "clear" });
            close();
          }}
          onClose={close}
        />
      ) : null}
    </Stack>
  );
}

/** The playslip beside the picker on a desk; on a phone a bar that opens it as a sheet. */
function SlipPlaces(props: SlipPanelProps) {
  const t = useTranslations("play.slip");
  const [opened, sheet] = useDisclosure(false);
  const { slip, rule, openDraws } = props;
  const draws = chosenDraws(openDraws, slip).length;
  const { totalMinor } = slipPrice(rule, slip, draws);
  return (
    <>
      <aside className={classes.aside} aria-label={t("title")}>
        <Card className={classes.asideCard ?? ""}>
          <Title order={2} size="h4" mb="md">
            {t("title")}
          </Title>
          <SlipPanel {...props} />
        </Card>
      </aside>
      <div className={classes.bar}>
        <div>
          <Text fw={680} size="lg" lh={1.2}>
            <Money minor={totalMinor} currency={rule.currency} />
          </Text>
          <Text size="sm" c="dimmed">
            {t("sum", { lines: slip.lines.length, draws })}
          </Text>
        </div>
        <Button onClick={sheet.open}>{t("review")}</Button>
      </div>
      <Drawer
        opened={opened}
        onClose={sheet.close}
        position="bottom"
        size="auto"
        title={<Text fw={650}>{t("title")}</Text>}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <SlipPanel
          {...props}
          onEdit={sheet.close}
          onPlay={() => {
            sheet.close();
            props.onPlay();
          }}
        />
      </Drawer>
    </>
  );
}

function GameFacts({ published, drawId }: OddsTableProps) {
  const t = useTranslations("play");
  return (
    <div className={classes.facts}>
      <SectionCard title={t("odds.title")}>
        <OddsTable published={published} drawId={drawId} />
      </SectionCard>
      <SectionCard title={t("model.title")}>
        <PrizeModel published={published} />
      </SectionCard>
    </div>
  );
}
