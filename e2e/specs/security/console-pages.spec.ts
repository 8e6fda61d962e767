import { expect, test } from "@playwright/test";
import { staff } from "../../fixtures/people.ts";
import { type StaffRole, staffRoles } from "../../fixtures/seed.ts";
import { cookieHeader, siteUrls } from "../../fixtures/sign-in.ts";

/** Who may open each place of the console, written down apart from the table that decides it. */
const places: Record<string, readonly StaffRole[]> = {
  "/": staffRoles,
  "/draws": staffRoles,
  "/games": staffRoles,
  "/approvals": staffRoles,
  "/players": ["finance", "compliance", "support", "auditor"],
  "/claims": ["finance", "compliance", "support", "auditor"],
  "/reports": ["admin", "operator", "finance", "compliance", "auditor"],
  "/audit": ["admin", "compliance", "auditor"],
  "/staff": ["admin", "compliance", "auditor"],
};

const open = (path: string, cookie: string) =>
  fetch(`${siteUrls.admin}${path}`, { headers: { cookie }, redirect: "manual" });

for (const role of staffRoles) {
  test(`${role}: a place of the console that is not for the role does not exist`, async () => {
    const cookie = cookieHeader(staff(role).state);
    const opened: string[] = [];
    for (const path of Object.keys(places)) {
      const { status } = await open(path, cookie);
      expect([200, 404], `${path} ${status}`).toContain(status);
      if (status === 200) opened.push(path);
    }
    expect(opened).toEqual(Object.keys(places).filter((path) => places[path]?.includes(role)));
  });
}

test("a stranger is led to the sign-in from every place of the console", async () => {
  for (const path of Object.keys(places)) {
    const response = await open(path, "");
    expect(response.status, path).toBe(307);
    expect(response.headers.get("location"), path).toMatch(/\/sign-in/);
  }
});
