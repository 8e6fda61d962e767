import { Card, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./auth-card.module.css";

export type AuthCardProps = {
  title: string;
  description?: string;
  children: ReactNode;
  /** Below the card: the way to the other form. */
  below?: ReactNode;
};

/** The narrow page of a single form. */
export function AuthCard({ title, description, children, below }: AuthCardProps) {
  return (
    <div className={classes.page}>
      <Card p="xl" className={classes.card}>
        <Stack gap="lg">
          <div>
            <Title order={1} size="h2">
              {title}
            </Title>
            {description ? (
              <Text c="dimmed" mt={4}>
                {description}
              </Text>
            ) : null}
          </div>
          {children}
        </Stack>
      </Card>
      {below ? <div className={classes.below}>{below}</div> : null}
    </div>
  );
}
