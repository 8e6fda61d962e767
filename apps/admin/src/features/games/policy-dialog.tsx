"use client";

import { Alert, MultiSelect, NumberInput, Select, Stack, TagsInput, TextInput } from "@mantine/core";
import { isLevelLowered, type ProofPolicy, proofLevels } from "@sortes/domain/proof";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AlreadyRequested, usePendingRequests } from "../../parts/pending-requests.tsx";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { useChange } from "../../parts/use-change.ts";
import { useTRPC } from "../../trpc/client.tsx";
import { draftOf, officialsMax, type PolicyDraft, peopleMax, policyOf } from "./policy-draft.ts";

export type PolicyDialogProps = {
  game: { id: string; name: string; proof: ProofPolicy };
  onClose: () => void;
};

/** Asks a second person to change how a game's draws are proved. */
export function PolicyDialog({ game, onClose }: PolicyDialogProps) {
  const t = useTranslations("proofPolicy.dialog");
  const [draft, setDraft] = useState(() => draftOf(game.proof));
  const isWaiting = usePendingRequests(game.id).some(({ kind }) => kind === "game_proof");
  const request = useMutation(
    useTRPC().games.requestProofPolicy.mutationOptions(
      useChange({ done: t("done", { game: game.name }), onDone: onClose }),
    ),
  );
  const policy = policyOf(draft);
  const change = (changed: Partial<PolicyDraft>) => setDraft({ ...draft, ...changed });
  return (
    <ReasonDialog
      opened
      title={t("title", { game: game.name })}
      description={t("description")}
      confirmLabel={t("confirm")}
      confirmDisabled={!policy || isWaiting}
      pending={request.isPending}
      failure={request.error}
      onConfirm={(reason) => policy && request.mutate({ gameId: game.id, policy, reason })}
      onClose={onClose}
    >
      {isWaiting ? <AlreadyRequested text={t("waiting")} /> : null}
      <Stack gap="sm">
        <CommonFields draft={draft} change={change} />
        {draft.level === "L3" || draft.level === "L2" ? <RelayField draft={draft} change={change} /> : null}
        {draft.level === "L2" ? <OwnBeaconFields draft={draft} change={change} /> : null}
      </Stack>
      {policy ? null : <Alert color="yellow">{t("invalid")}</Alert>}
      {isLevelLowered(game.proof.level, draft.level) ? <Alert color="red">{t("lowered")}</Alert> : null}
    </ReasonDialog>
  );
}

type FieldsProps = { draft: PolicyDraft; change: (changed: Partial<PolicyDraft>) => void };

function CommonFields({ draft, change }: FieldsProps) {
  const t = useTranslations("proofPolicy");
  const holders = useQuery(useTRPC().games.keyHolders.queryOptions());
  const isPhysical = draft.level === "L0";
  return (
    <>
      <Select
        label={t("level")}
        data={proofLevels.map((value) => ({ value, label: t(value) }))}
        value={draft.level}
        onChange={(level) => change({ level: proofLevels.find((known) => known === level) ?? draft.level })}
        allowDeselect={false}
      />
      <MultiSelect
        label={t(isPhysical ? "dialog.officials" : "dialog.people")}
        description={t(isPhysical ? "dialog.officialsHint" : "dialog.peopleHint")}
        data={Object.entries(holders.data ?? {}).map(([value, label]) => ({ value, label }))}
        value={draft.staffIds}
        onChange={(staffIds) => change({ staffIds })}
        maxValues={isPhysical ? officialsMax : peopleMax}
        searchable
      />
      <Select
        label={t("publishers")}
        data={[0, 1, 2].map((count) => ({ value: String(count), label: t("confirm", { count }) }))}
        value={String(draft.publishers)}
        onChange={(publishers) => change({ publishers: Number(publishers) })}
        allowDeselect={false}
      />
    </>
  );
}

function RelayField({ draft, change }: FieldsProps) {
  const t = useTranslations("proofPolicy");
  return (
    <TagsInput
      label={t("relays")}
      description={t("dialog.relaysHint")}
      value={draft.relays}
      onChange={(relays) => change({ relays })}
    />
  );
}

function OwnBeaconFields({ draft, change }: FieldsProps) {
  const t = useTranslations("proofPolicy");
  return (
    <>
      <TextInput
        label={t("dialog.publicKey")}
        value={draft.publicKey}
        onChange={(event) => change({ publicKey: event.currentTarget.value.trim() })}
      />
      <NumberInput
        label={t("dialog.genesisTime")}
        value={draft.genesisTime}
        onChange={(genesisTime) => change({ genesisTime: Number(genesisTime) })}
        min={1}
        allowDecimal={false}
      />
      <NumberInput
        label={t("dialog.periodS")}
        value={draft.periodS}
        onChange={(periodS) => change({ periodS: Number(periodS) })}
        min={1}
        max={60}
        allowDecimal={false}
      />
      <TagsInput label={t("parties")} value={draft.parties} onChange={(parties) => change({ parties })} />
      <NumberInput
        label={t("threshold")}
        value={draft.threshold}
        onChange={(threshold) => change({ threshold: Number(threshold) })}
        min={2}
        max={32}
        allowDecimal={false}
      />
    </>
  );
}
