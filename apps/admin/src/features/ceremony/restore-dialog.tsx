"use client";

import { FileInput, PasswordInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { ConfirmDialog } from "@sortes/ui";
import { IconFile } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RegisteredKey } from "./ceremony.types.ts";
import { readBackup } from "./key-backup.ts";
import { ownKeysOf } from "./own-keys.ts";
import { saveOwnKeys } from "./vault.ts";

/** Far more than a backup has. */
const fileBytesMax = 16_384;

export type RestoreDialogProps = {
  /** The keys that this person registered: another's is of no use here. */
  known: readonly RegisteredKey[];
  onDone: () => void;
  onClose: () => void;
};

/** Brings a key back into this browser from its backup. Shares that it had drawn elsewhere stay there, and come from escrow. */
export function RestoreDialog({ known, onDone, onClose }: RestoreDialogProps) {
  const t = useTranslations("ceremony.restore");
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const restore = useMutation({
    mutationFn: async (chosen: File) => {
      const text = chosen.size <= fileBytesMax ? await chosen.text() : "";
      const material = await readBackup(text, passphrase);
      if (!material) return "unreadable";
      const keys = await ownKeysOf(material);
      if (!known.some(({ signingKey }) => signingKey === keys.signingKey)) return "foreign";
      await saveOwnKeys(keys);
      return "restored";
    },
    onSuccess: (outcome) => {
      if (outcome !== "restored") return;
      notifications.show({ color: "green", message: t("done") });
      onDone();
    },
  });
  const refusal = restore.data === "unreadable" || restore.data === "foreign" ? restore.data : undefined;
  return (
    <ConfirmDialog
      opened
      title={t("title")}
      description={t("description")}
      confirmLabel={t("confirm")}
      confirmDisabled={!file || passphrase === ""}
      pending={restore.isPending}
      error={refusal ? t(refusal) : restore.error ? t("failed") : undefined}
      onConfirm={() => file && restore.mutate(file)}
      onClose={onClose}
    >
      <FileInput
        label={t("file")}
        placeholder={t("choose")}
        accept="application/json,.json"
        leftSection={<IconFile size={16} aria-hidden />}
        value={file}
        onChange={setFile}
        required
      />
      <PasswordInput
        label={t("passphrase")}
        autoComplete="off"
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        visibilityToggleButtonProps={{ "aria-label": t("showPassphrase"), tabIndex: 0 }}
        required
      />
    </ConfirmDialog>
  );
}
