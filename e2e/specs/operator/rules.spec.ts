import { refusalOf } from "../../fixtures/api.ts";
import { actWithReason, approve } from "../../fixtures/console.ts";
import { staff } from "../../fixtures/people.ts";
import { expect, said, test } from "../../fixtures/test.ts";
import { createSureWinGame } from "../../fixtures/test-data.ts";

test("new rules are sold only after a second person has approved them", async ({ browsers }) => {
  const { gameId } = await createSureWinGame("New Broom", 2);
  const operator = await browsers.staff("operator");
  await operator.goto(`/games/${gameId}/draft`);
  const rule = operator.getByRole("textbox", { name: "Rules as JSON" });
  await expect(said(operator, "These are the rules in force.")).toBeVisible();
  const inForce = await rule.inputValue();
  await rule.fill("{ not a rule");
  await expect(said(operator, /This is not valid JSON/)).toBeVisible();
  await rule.fill(inForce.replaceAll("20000", "30000"));
  await expect(said(operator, "These rules hold together.")).toBeVisible();
  await operator.getByRole("textbox", { name: "Note" }).fill("three times the stake");
  await operator.getByRole("button", { name: "Save draft" }).click();
  await expect(operator.getByRole("heading", { name: "Version 2" })).toBeVisible();
  await actWithReason(operator, { button: "Submit for approval", reason: "players asked for it" });

  const { items } = await staff("operator").api.approvals.list.query({
    kind: "rule_version",
    state: "requested",
  });
  const request = items.find(({ reason }) => reason === "players asked for it");
  const approvalId = request?.id ?? "";
  const alone = staff("operator").api.approvals.decide.rule_version.mutate({
    approvalId,
    decision: "approve",
  });
  expect(await refusalOf(alone)).toBe("approval.same_person");
  const versionInForce = async () => {
    const { items: versions } = await staff("auditor").api.games.ruleVersions.query({ gameId });
    return versions.filter(({ state }) => state === "published").map(({ version }) => version);
  };
  expect(await versionInForce()).toEqual([1]);

  const compliance = await browsers.staff("compliance");
  await compliance.goto(`/approvals/${approvalId}`);
  await approve(compliance);
  expect(await versionInForce()).toContain(2);
});
