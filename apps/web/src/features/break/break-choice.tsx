"use client";

import { Button, Card, Chip, Group, Stack, Text, Title } from "@mantine/core";
import type { ExclusionKind } from "@sortes/domain/protection";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { BreakDialog } from "./break-dialog.tsx";
import { breakLengths, lengthKey } from "./break-lengths.ts";
import { useLengthName } from "./use-length-name.ts";

export type BreakChoiceProps = {
  kind: ExclusionKind;
  /** Of the jurisdiction, whose calendar counts the months. */
  timeZone: string;
};

/** How long a break or an exclusion should be; nothing is chosen beforehand. */
export function BreakChoice({ kind, timeZone }: BreakChoiceProps) {
  const t = useTranslations("break");
  const lengthName = useLengthName();
  const labelId = useId();
  const [key, setKey] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const lengths = breakLengths[kind];
  const chosen = lengths.find((request) => lengthKey(request) === key);
  const words = kind === "cool_off" ? "coolOff" : "exclude";
  return (
    <Card>
      <Stack gap="md" h="100%">
        <div>
          <Title order={2} size="h4">
            {t(`${words}.title`)}
          </Title>
          <Text c="dimmed">{t(`${words}.text`)}</Text>
        </div>
        <div style={{ flex: 1 }}>
          <Text id={labelId} size="sm" fw={550} mb={8}>
            {t(`${words}.label`)}
          </Text>
          <Chip.Group value={key} onChange={setKey}>
            <Group gap="xs" role="radiogroup" aria-labelledby={labelId}>
              {lengths.map((request) => (
                <Chip key={lengthKey(request)} value={lengthKey(request)} size="md" variant="outline">
                  {lengthName(request)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </div>
        <Button
          variant={kind === "cool_off" ? "filled" : "default"}
          w="fit-content"
          disabled={!chosen}
          onClick={() => setAsking(true)}
        >
          {t(kind === "cool_off" ? "action" : "excludeAction")}
        </Button>
      </Stack>
      {chosen && asking ? (
        <BreakDialog request={chosen} timeZone={timeZone} onClose={() => setAsking(false)} />
      ) : null}
    </Card>
  );
}
