"use client";

import { Anchor, Code, Group, Skeleton, Stack, Text } from "@mantine/core";
import { QueryError } from "@sortes/site/errors";
import { CopyText, SectionCard } from "@sortes/ui";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { DrawDetail } from "../draws/use-draw.ts";
import { type Certificate, parseCertificate } from "./certificate.schema.ts";
import { DrawStory } from "./draw-story.tsx";
import classes from "./proof.module.css";
import { Verification } from "./verification.tsx";

/** A published draw's proof: how its numbers came about, and the means to check that without trusting this site. */
export function DrawProof({ draw, version }: { draw: DrawDetail; version: number }) {
  const trpc = useTRPC();
  const query = useQuery(
    trpc.draws.certificate.queryOptions(
      { drawId: draw.id },
      { staleTime: Number.POSITIVE_INFINITY, select: parseCertificate },
    ),
  );
  if (query.error) return <QueryError error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton height={480} />;
  return (
    <div className={classes.columns}>
      <DrawStory draw={draw} certificate={query.data} version={version} />
      <Stack gap="xl">
        <VerifyCard draw={draw} />
        <Downloads drawId={draw.id} certificate={query.data} />
      </Stack>
    </div>
  );
}

function VerifyCard({ draw }: { draw: DrawDetail }) {
  const t = useTranslations("proof.verify");
  return (
    <SectionCard title={t("title")} text={t("text")}>
      <Verification drawId={draw.id} />
    </SectionCard>
  );
}

const PYTHON_FILES = ["verify.py", "steps.py", "shapes.py", "primitives.py", "selftest.py"];

/** Everything that is needed to check the draw elsewhere, on a machine without a network. */
function Downloads({ drawId, certificate }: { drawId: string; certificate: Certificate }) {
  const t = useTranslations("proof.downloads");
  const { verifierHash, algorithmHash } = certificate.terms.body;
  return (
    <SectionCard title={t("title")} text={t("text")}>
      <ul className={classes.downloads}>
        <Download href={`/certificates/${drawId}`} text={t("certificate")} />
        <Download href={`/documents/${verifierHash}`} text={t("verifier")} hash={verifierHash} />
        <Download href={`/documents/${algorithmHash}`} text={t("protocol")} hash={algorithmHash} />
        <li className={classes.download}>
          <Text size="sm">{t("python")}</Text>
          <Group gap="sm">
            {PYTHON_FILES.map((file) => (
              <Anchor key={file} href={`/verifier/${file}`} download size="sm">
                {file}
              </Anchor>
            ))}
          </Group>
        </li>
      </ul>
      <Text size="sm" c="dimmed" mt="sm" mb="xs">
        {t("pythonText")}
      </Text>
      <Code block tabIndex={0}>{`python3 verify.py certificate-${drawId}.json --draw ${drawId}`}</Code>
      <Anchor component={Link} href={`/log?draw=${drawId}`} size="sm" mt="md" display="inline-block">
        {t("log")}
      </Anchor>
    </SectionCard>
  );
}

function Download({ href, text, hash }: { href: string; text: string; hash?: string }) {
  const t = useTranslations("proof.downloads");
  return (
    <li className={classes.download}>
      <Anchor href={href} download size="sm">
        <Group gap={6} component="span" wrap="nowrap">
          <IconDownload size={16} stroke={1.7} aria-hidden />
          {text}
        </Group>
      </Anchor>
      {hash === undefined ? null : <CopyText value={hash} label={t("hashOf", { what: text })} ends={6} />}
    </li>
  );
}
