"use client";

import { SimpleGrid, Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useTranslations } from "next-intl";

export type LoadingStateProps = {
  /** The shape of what is coming, so that the page does not jump when it arrives. */
  shape?: "rows" | "cards" | "page" | undefined;
  count?: number | undefined;
};

/** Skeletons in the shape of the content, and one spoken word. */
export function LoadingState({ shape = "rows", count = 5 }: LoadingStateProps) {
  const t = useTranslations("ui.loading");
  return (
    <div role="status">
      <VisuallyHidden>{t("label")}</VisuallyHidden>
      {shape === "page" ? (
        <Stack gap="lg">
          <Skeleton height={40} width="min(320px, 60%)" />
          <Skeleton height={200} radius="lg" />
          <SkeletonRows count={count} />
        </Stack>
      ) : null}
      {shape === "rows" ? <SkeletonRows count={count} /> : null}
      {shape === "cards" ? (
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
          {Array.from({ length: count }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
            <Skeleton key={index} height={176} radius="lg" />
          ))}
        </SimpleGrid>
      ) : null}
    </div>
  );
}

function SkeletonRows({ count }: { count: number }) {
  return (
    <Stack gap="sm">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <Skeleton key={index} height={44} radius="md" />
      ))}
    </Stack>
  );
}
