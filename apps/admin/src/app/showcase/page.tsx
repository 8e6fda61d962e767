"use client";
import { AreaChart } from "@mantine/charts";
import { Button, Card, Group, SimpleGrid, Stack, Text, Textarea, Timeline, Title } from "@mantine/core";
import {
  ConfirmDialog,
  CopyText,
  DataTable,
  DateTime,
  KeyValueList,
  Money,
  PageHeader,
  RelativeTime,
  StateBadge,
  StatTile,
} from "@sortes/ui";
import { useState } from "react";

const states = [
  "open",
  "closed",
  "sealed",
  "drawn",
  "verified",
  "published",
  "settled",
  "held",
  "cancelled",
  "scheduled",
] as const;
const rows = states.map((state, i) => ({
  id: `019a9f3e-7c1b-7d3a-9a51-0c2f9d6b1a${10 + i}`,
  game: ["Daily 6/45", "Pick 3", "Rapid Keno"][i % 3],
  state,
  cutoff: new Date(Date.UTC(2026, 10, 21, 14 - i)),
  sold: BigInt(12840 - i * 923),
  stake: BigInt(2568000 - i * 184600),
}));
export default function Showcase() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <PageHeader
        title="Dashboard"
        description="Today's sales, draws and payouts, live."
        actions={
          <>
            <Button variant="default">Export</Button>
            <Button onClick={() => setOpen(true)} color="red" variant="light">
              Buy again
            </Button>
          </>
        }
      />
      <Stack gap="md">
        <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
          <StatTile
            label="Sales today"
            value={<Money minor={2_568_000n} currency="EUR" />}
            hint="12,840 tickets"
          />
          <StatTile
            label="Prizes paid"
            value={<Money minor={912_450n} currency="EUR" />}
            hint="1,204 winning lines"
          />
          <StatTile
            label="Open claims"
            value="3"
            hint={
              <>
                Oldest <RelativeTime at="2026-11-20T08:00:00Z" />
              </>
            }
          />
          <StatTile
            label="Queues"
            value={<StateBadge kind="health" state="healthy" />}
            hint="0 waiting, 0 failed"
          />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
          <Card>
            <Title order={2} size="h4" mb="md">
              Sales per hour
            </Title>
            <AreaChart
              h={220}
              data={Array.from({ length: 12 }, (_, i) => ({
                hour: `${i + 4}:00`,
                sales: [2, 3, 5, 8, 13, 12, 15, 19, 26, 33, 41, 12][i],
              }))}
              dataKey="hour"
              series={[{ name: "sales", color: "ink.5" }]}
              curveType="monotone"
              withDots={false}
            />
          </Card>
          <Card>
            <Title order={2} size="h4" mb="md">
              Draw
            </Title>
            <KeyValueList
              items={[
                { label: "Id", value: <CopyText label="Draw id" value={rows[0]?.id ?? ""} ends={6} /> },
                {
                  label: "Cutoff",
                  value: <DateTime at="2026-11-21T14:00:00Z" zone="Europe/Paris" withZone />,
                },
                { label: "Stake", value: <Money minor={2_568_000n} currency="EUR" /> },
              ]}
            />
            <Timeline active={2} bulletSize={18} lineWidth={2} mt="md">
              <Timeline.Item title="Opened">
                <Text size="sm" c="dimmed">
                  06:00
                </Text>
              </Timeline.Item>
              <Timeline.Item title="Closed">
                <Text size="sm" c="dimmed">
                  15:00:00.004
                </Text>
              </Timeline.Item>
              <Timeline.Item title="Sealed" />
            </Timeline>
          </Card>
        </SimpleGrid>
        <DataTable
          dense
          label="Draws"
          rows={rows}
          rowId={(r) => r.id}
          rowHref={(r) => `/draws/${r.id}`}
          empty={{ title: "No draws" }}
          paging={{ kind: "cursor", onPrevious: undefined, onNext: () => {} }}
          columns={[
            { key: "game", title: "Game", render: (r) => r.game },
            {
              key: "state",
              title: "State",
              render: (r) => <StateBadge kind="draw" state={r.state} size="sm" />,
            },
            { key: "cutoff", title: "Cutoff", render: (r) => <DateTime at={r.cutoff} zone="Europe/Paris" /> },
            {
              key: "sold",
              title: "Tickets",
              align: "right",
              render: (r) => <span className="sortes-figures">{r.sold.toLocaleString("en")}</span>,
            },
            {
              key: "stake",
              title: "Stake",
              align: "right",
              render: (r) => <Money minor={r.stake} currency="EUR" />,
            },
          ]}
        />
      </Stack>
      <ConfirmDialog
        opened={open}
        danger
        title="Hold this draw"
        description="Nothing about this draw moves until two people release it."
        effects={[
          { label: "Draw", value: "Daily 6/45, Nov 21" },
          { label: "State", value: <StateBadge kind="draw" state="sealed" size="sm" /> },
        ]}
        confirmLabel="Hold the draw"
        onConfirm={() => setOpen(false)}
        onClose={() => setOpen(false)}
      >
        <Textarea label="Reason" description="Stands in the audit log." autosize minRows={2} />
      </ConfirmDialog>
      <Group />
    </>
  );
}
