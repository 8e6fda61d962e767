import { Card, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

export type SectionCardProps = {
  title: string;
  /** What it is for, in a sentence or two. */
  text?: string;
  children: ReactNode;
};

/** A part of a page under a heading of its own. */
export function SectionCard({ title, text, children }: SectionCardProps) {
  return (
    <Card component="section">
      <Title order={2} size="h4" mb={text === undefined ? "md" : "xs"}>
        {title}
      </Title>
      {text === undefined ? null : (
        <Text size="sm" c="dimmed" mb="md">
          {text}
        </Text>
      )}
      {children}
    </Card>
  );
}
