import { staff } from "../../fixtures/people.ts";
import { type StaffRole, staffRoles } from "../../fixtures/seed.ts";
import { cookieHeader, siteUrls } from "../../fixtures/sign-in.ts";
import { expect, test } from "../../fixtures/test.ts";

/** Who may open each place of the console, written down apart from the table that decides it. */
const places: Record<string, readonly StaffRole[]> = {
  "/": staffRoles,
  "/draws": staffRoles,
  "/games": staffRoles,
  "/approvals": staffRoles,
  "/players": ["finance", "compliance", "support", "auditor"],
  "/claims": ["finance", "compliance", "support", "auditor"],
  "/reports": ["admin", "operator", "finance", "compliance", "auditor"],
  "/randomness": ["admin", "operator", "compliance", "auditor"],
  "/audit": ["admin", "compliance", "auditor"],
  "/staff": ["admin", "compliance", "auditor"],
};

/** Pages are streamed, so their status is sent before it is known who asks: the answer itself says what became of it. */
async function open(path: string, cookie: string): Promise<"shown" | "not found"> {
  const response = await fetch(`${siteUrls.admin}${path}`, { headers: { cookie } });
  expect([200, 404], path).toContain(response.status);
  const isMissing = response.status === 404 || (await response.text()).includes("HTTP_ERROR_FALLBACK;404");
  return isMissing ? "not found" : "shown";
}

for (const role of staffRoles) {
  test(`${role}: a place of the console that is not for the role does not exist`, async () => {
    const cookie = cookieHeader(staff(role).state);
    const shown: string[] = [];
    for (const path of Object.keys(places)) {
      if ((await open(path, cookie)) === "shown") shown.push(path);
    }
    expect(shown).toEqual(Object.keys(places).filter((path) => places[path]?.includes(role)));
  });
}

test("a stranger is led to the sign-in from every place of the console", async ({ browsers }) => {
  const page = await browsers.visitor("admin");
  for (const path of Object.keys(places)) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in/);
  }
});
