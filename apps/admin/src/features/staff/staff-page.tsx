"use client";

import { Tabs } from "@mantine/core";
import { PageHeader } from "@sortes/ui";
import { useTranslations } from "next-intl";
import { useAddressFilter } from "../../parts/use-address-filter.ts";
import { PermissionMatrix } from "./permission-matrix.tsx";
import { StaffList } from "./staff-list.tsx";

/** The people of the console, and what each role may do. */
export function StaffPage() {
  const t = useTranslations("staff");
  const { values, change } = useAddressFilter();
  const side = values.side === "permissions" ? "permissions" : "people";
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <Tabs
        value={side}
        onChange={(value) => change({ side: value === "people" ? undefined : (value ?? undefined) })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="people">{t("side.people")}</Tabs.Tab>
          <Tabs.Tab value="permissions">{t("side.permissions")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people">
          <StaffList />
        </Tabs.Panel>
        <Tabs.Panel value="permissions">
          <PermissionMatrix />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
