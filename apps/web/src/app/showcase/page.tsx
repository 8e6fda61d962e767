"use client";
import {
  Alert,
  Badge,
  Button,
  Card,
  Group,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { notifications } from "@mantine/notifications";
import {
  AmountInput,
  ConfirmDialog,
  CopyText,
  Countdown,
  DataTable,
  DateTime,
  DigitPicker,
  EmptyState,
  ErrorState,
  JackpotFigure,
  KeyValueList,
  LoadingState,
  Money,
  NumberBalls,
  NumberGrid,
  OccasionPanel,
  PageHeader,
  RelativeTime,
  StateBadge,
  StatTile,
} from "@sortes/ui";
import { useState } from "react";

const rows = Array.from({ length: 6 }, (_, i) => ({
  id: `t${i}`,
  at: new Date(Date.UTC(2026, 10, 20 - i, 14)),
  numbers: [3, 11, 19, 27, 38, 44],
  stake: 200n + BigInt(i) * 100n,
  prize: i === 1 ? 12_450n : 0n,
  state: (["in_play", "won", "not_won", "claim", "refunded", "awaiting_result"] as const)[i]!,
}));

export default function Showcase() {
  const [picked, setPicked] = useState<number[]>([7, 12, 33]);
  const [digits, setDigits] = useState<(number | null)[]>([4, null, 7]);
  const [amount, setAmount] = useState("25.5");
  const [open, setOpen] = useState(false);
  const [base] = useState(() => Math.floor(Date.now() / 600000) * 600000);
  return (
    <Stack gap="xl">
      <OccasionPanel label="Daily 6/45">
        <Stack gap="lg" align="flex-start">
          <Group gap="sm">
            <Text fw={650}>Daily 6/45</Text>
            <StateBadge kind="draw" state="open" size="sm" />
          </Group>
          <JackpotFigure minor={1_248_050_000n} currency="EUR" label="Estimated jackpot" size="xl" />
          <Group gap="xl" align="flex-end" justify="space-between" w="100%">
            <Countdown at={new Date(base + 4 * 3600_000 + 754_000)} label="Sales close in" size="lg" />
            <Button size="lg" variant="white">
              Choose your numbers
            </Button>
          </Group>
        </Stack>
      </OccasionPanel>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {["Pick 3", "Rapid Keno", "Daily 6/45"].map((game, i) => (
          <Card key={game}>
            <Stack gap="sm">
              <Group justify="space-between">
                <Title order={2} size="h3">
                  {game}
                </Title>
                <StateBadge kind="draw" state={(["open", "published", "held"] as const)[i]!} size="sm" />
              </Group>
              <JackpotFigure minor={50_000_00n} currency="EUR" label="Top prize" size="md" />
              <Countdown at={new Date(base + [800_000, 640_000, -5][i]!)} label="Sales close in" />
              <Button variant={i ? "light" : "filled"} fullWidth mt="xs">
                Play from €1.00
              </Button>
            </Stack>
          </Card>
        ))}
      </SimpleGrid>
      <OccasionPanel label="Result" size="md">
        <Stack gap="md">
          <Group justify="space-between">
            <Text fw={650}>
              Draw of <DateTime at="2026-11-20T15:00:00Z" zone="Europe/Paris" style="date-long" />
            </Text>
            <StateBadge kind="draw" state="published" />
          </Group>
          <NumberBalls
            label="Winning numbers"
            numbers={[3, 11, 19, 27, 38, 44]}
            bonus={[9]}
            matched={[11, 27, 38]}
            size="lg"
            reveal
          />
        </Stack>
      </OccasionPanel>
      <Group gap="xl">
        <NumberBalls label="a" numbers={[3, 11, 19, 27, 38, 44]} bonus={[9]} />
        <NumberBalls
          label="b"
          numbers={[3, 11, 19, 27, 38, 44]}
          bonus={[9]}
          state="picked"
          matched={[3, 44]}
          matchedBonus={[9]}
        />
        <NumberBalls label="c" numbers={[4, 0, 7]} shape="tile" matchedAt={[0]} state="picked" />
        <NumberBalls
          label="d"
          numbers={[1, 5, 12, 17, 22, 31, 44, 52, 66, 80]}
          matched={[5, 12, 66]}
          size="xs"
        />
      </Group>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Card>
          <NumberGrid
            label="Pick 6 numbers"
            status={`${picked.length} of 6 picked`}
            max={45}
            limit={6}
            picked={picked}
            onToggle={(n) => setPicked((p) => (p.includes(n) ? p.filter((x) => x !== n) : [...p, n]))}
          />
        </Card>
        <Card>
          <DigitPicker
            label="Your three digits"
            digits={digits}
            onChange={(p, d) => setDigits((all) => all.map((x, i) => (i === p ? d : x)))}
          />
        </Card>
      </SimpleGrid>
      <PageHeader
        title="My tickets"
        description="Everything you have bought, with its result and its proof."
        back={{ href: "/", label: "Home" }}
        badge={<StateBadge kind="ticket" state="won" />}
        actions={
          <>
            <Button variant="default">Export</Button>
            <Button onClick={() => setOpen(true)}>Buy again</Button>
          </>
        }
      />
      <SimpleGrid cols={{ base: 2, md: 4 }}>
        <StatTile label="Balance" value={<Money minor={12_345n} currency="EUR" />} hint="Available" />
        <StatTile
          label="Staked today"
          value={<Money minor={600n} currency="EUR" />}
          hint={
            <>
              Limit <Money minor={2000n} currency="EUR" fraction="auto" />
            </>
          }
        />
        <StatTile label="Tickets" value="1,284" hint="+12 in the last hour" />
        <StatTile
          label="Prize"
          value={<Money minor={60_000n} currency="EUR" tone="prize" />}
          hint={<RelativeTime at={new Date(base - 7200_000)} />}
        />
      </SimpleGrid>
      <DataTable
        label="Tickets"
        rows={rows}
        rowId={(r) => r.id}
        rowHref={(r) => `/tickets/${r.id}`}
        empty={{ title: "No tickets" }}
        paging={{ kind: "page", page: 2, pageSize: 6, total: 64, onPage: () => {} }}
        columns={[
          { key: "draw", title: "Draw", render: (r) => <DateTime at={r.at} /> },
          {
            key: "numbers",
            title: "Numbers",
            render: (r) => <NumberBalls label="n" numbers={r.numbers} size="xs" state="picked" />,
          },
          {
            key: "state",
            title: "State",
            render: (r) => <StateBadge kind="ticket" state={r.state} size="sm" />,
          },
          {
            key: "stake",
            title: "Stake",
            align: "right",
            render: (r) => <Money minor={-r.stake} currency="EUR" tone="flow" />,
          },
          {
            key: "prize",
            title: "Prize",
            align: "right",
            render: (r) => (r.prize ? <Money minor={r.prize} currency="EUR" tone="flow" /> : "–"),
          },
        ]}
      />
      <Group>
        {(
          [
            "scheduled",
            "open",
            "closed",
            "sealed",
            "drawn",
            "verified",
            "published",
            "settled",
            "held",
            "cancelled",
          ] as const
        ).map((s) => (
          <StateBadge key={s} kind="draw" state={s} />
        ))}
      </Group>
      <SimpleGrid cols={{ base: 1, md: 3 }}>
        <Card>
          <EmptyState
            title="No tickets yet"
            description="Tickets you buy appear here with their numbers and results."
            action={<Button variant="light">See the games</Button>}
          />
        </Card>
        <Card>
          <ErrorState
            message="The service is busy or restarting. Please try again in a moment."
            code="general.unavailable"
            onRetry={() => {}}
          />
        </Card>
        <Card>
          <LoadingState count={4} />
        </Card>
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Card>
          <KeyValueList
            items={[
              {
                label: "Draw id",
                value: <CopyText label="Draw id" value="019a9f3e-7c1b-7d3a-9a51-0c2f9d6b1a77" ends={6} />,
              },
              { label: "Stake", value: <Money minor={400n} currency="EUR" /> },
              { label: "Total", value: <Money minor={800n} currency="EUR" />, strong: true },
            ]}
          />
        </Card>
        <Card>
          <Stack>
            <AmountInput
              label="Amount"
              description="Between €5 and €500"
              currency="EUR"
              value={amount}
              onChange={setAmount}
            />
            <TextInput label="E-mail" placeholder="you@example.com" />
            <SegmentedControl data={["1 draw", "3 draws", "7 draws"]} />
            <Group>
              <Button>Primary</Button>
              <Button variant="light">Light</Button>
              <Button variant="default">Default</Button>
              <Button variant="subtle">Subtle</Button>
              <Button color="red" variant="light">
                Danger
              </Button>
              <Badge>Badge</Badge>
            </Group>
            <Button
              variant="default"
              onClick={() =>
                notifications.show({
                  title: "Ticket bought",
                  message: "You are in the draw of Nov 21, 16:00.",
                })
              }
            >
              Notify
            </Button>
          </Stack>
        </Card>
      </SimpleGrid>
      <Alert title="Sales are closed" color="orange">
        The draw of today is closed. Your next chance is tomorrow.
      </Alert>
      <ConfirmDialog
        opened={open}
        title="Buy 2 tickets"
        description="You buy the same line for two draws."
        effects={[
          { label: "Draws", value: "Nov 21, Nov 22" },
          { label: "Price", value: <Money minor={400n} currency="EUR" /> },
          { label: "Balance afterwards", value: <Money minor={11_945n} currency="EUR" />, strong: true },
        ]}
        confirmLabel="Buy for €4.00"
        onConfirm={() => setOpen(false)}
        onClose={() => setOpen(false)}
        error="Sales for this draw have closed."
      />
    </Stack>
  );
}
