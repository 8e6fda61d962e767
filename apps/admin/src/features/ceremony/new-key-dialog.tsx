"use client";

import { PasswordInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { introduceKeys } from "@sortes/domain/proof";
import { useErrorMessage } from "@sortes/site/errors";
import { ConfirmDialog, saveAsFile } from "@sortes/ui";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import {
  CredentialFields,
  type Credentials,
  noCredentials,
  useCredentialRules,
} from "../../parts/credential-fields.tsx";
import { useStaff } from "../../shell/staff-context.tsx";
import { useTRPCClient } from "../../trpc/client.tsx";
import { passphraseLengthMin, writeBackup } from "./key-backup.ts";
import { makeKeyMaterial, ownKeysOf, personKeysOf } from "./own-keys.ts";
import { deleteOwnKeys, saveOwnKeys } from "./vault.ts";

interface NewKey extends Credentials {
  passphrase: string;
}

export type NewKeyDialogProps = {
  /** There is a key already, and draws that are announced keep it. */
  isExchange: boolean;
  onDone: () => void;
  onClose: () => void;
};

/** Makes a key in this browser and registers its public half, for who gives password and code again. */
export function NewKeyDialog({ isExchange, onDone, onClose }: NewKeyDialogProps) {
  const t = useTranslations("ceremony.newKey");
  const errorMessage = useErrorMessage();
  const make = useMakeKey(() => {
    notifications.show({ color: "green", message: t("done") });
    onDone();
  });
  const rules = useCredentialRules();
  const form = useForm<NewKey>({
    mode: "uncontrolled",
    initialValues: { ...noCredentials, passphrase: "" },
    validate: {
      ...rules,
      passphrase: (words) =>
        words === "" || words.length >= passphraseLengthMin
          ? null
          : t("passphraseShort", { min: passphraseLengthMin }),
    },
  });
  const submit = form.onSubmit((values) =>
    // A code works once, so after a refusal the next one is needed.
    make.mutate(values, { onError: () => form.setFieldValue("code", "") }),
  );
  return (
    <ConfirmDialog
      opened
      title={isExchange ? t("exchangeTitle") : t("title")}
      description={isExchange ? t("exchangeDescription") : t("description")}
      confirmLabel={t("confirm")}
      pending={make.isPending}
      error={make.error ? errorMessage(make.error).message : undefined}
      onConfirm={() => submit()}
      onClose={onClose}
    >
      <CredentialFields form={form} isFirst />
      <PasswordInput
        label={t("passphrase")}
        description={t("passphraseHint")}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ "aria-label": t("showPassphrase"), tabIndex: 0 }}
        key={form.key("passphrase")}
        {...form.getInputProps("passphrase")}
      />
    </ConfirmDialog>
  );
}

function useMakeKey(onSuccess: () => void) {
  const client = useTRPCClient();
  const staff = useStaff();
  return useMutation({
    mutationFn: async ({ password, code, passphrase }: NewKey) => {
      if (!staff) return;
      const material = await makeKeyMaterial();
      const keys = await ownKeysOf(material);
      const key = await introduceKeys(personKeysOf(keys), staff.id);
      // Kept first: a key that is registered and nowhere else could sign nothing.
      await saveOwnKeys(keys);
      try {
        await client.ceremony.registerKey.mutate({ password, code, key });
      } catch (error) {
        await deleteOwnKeys(keys.signingKey);
        throw error;
      }
      if (passphrase === "") return;
      const backup = await writeBackup(keys.signingKey, material, passphrase);
      const name = `ceremony-key-${keys.signingKey.slice(0, 8)}.json`;
      saveAsFile(backup, { name, type: "application/json" });
    },
    onSuccess,
  });
}
