"use client";

import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type KeyValue, KeyValueList } from "../data/key-value-list.tsx";

export type ConfirmDialogProps = {
  opened: boolean;
  title: string;
  /** One sentence that says what is about to happen. */
  description?: ReactNode;
  /** The effects, one line each: what is charged, what the balance will be, which draw. */
  effects?: readonly KeyValue[] | undefined;
  /** Extra fields, such as the reason a member of staff must give. */
  children?: ReactNode;
  /** The verb, never "OK": "Buy 2 tickets", "Hold the draw". */
  confirmLabel: string;
  danger?: boolean | undefined;
  confirmDisabled?: boolean | undefined;
  pending?: boolean | undefined;
  /** The sentence of a refusal; the dialog stays open with it. */
  error?: string | undefined;
  onConfirm: () => void;
  onClose: () => void;
};

/** Shows what will happen before it does. It cannot be closed while the answer is on its way. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, description, effects = [], children, error, pending = false, onClose } = props;
  const t = useTranslations("ui.confirm");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={
        <Text fw={650} size="lg">
          {title}
        </Text>
      }
      closeOnClickOutside={!pending}
      closeOnEscape={!pending}
      closeButtonProps={{ "aria-label": t("cancel"), disabled: pending }}
    >
      <Stack gap="md">
        {description ? <Text c="dimmed">{description}</Text> : null}
        {effects.length > 0 ? <KeyValueList items={effects} boxed /> : null}
        {children}
        {error ? (
          <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle aria-hidden />}>
            {error}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} disabled={pending}>
            {t("cancel")}
          </Button>
          <Button
            {...(props.danger ? { color: "red" } : {})}
            onClick={props.onConfirm}
            loading={pending}
            disabled={props.confirmDisabled ?? false}
          >
            {props.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
