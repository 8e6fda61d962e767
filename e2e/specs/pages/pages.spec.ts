import { seriousViolations } from "../../fixtures/accessibility.ts";
import { listRoutes, type Route, routes } from "../../fixtures/routes.ts";
import type { Site } from "../../fixtures/sign-in.ts";
import { loadStage } from "../../fixtures/stage.ts";
import { type Browsers, expect, type PageOptions, test, type WatchedPage } from "../../fixtures/test.ts";

const sizes = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} satisfies Record<string, PageOptions>;

/** What stands for the rest: figures, balls, tables, badges, forms. */
const alsoDark: Record<Site, readonly string[]> = {
  web: ["/", "/games/[gameId]", "/results/[drawId]", "/wallet"],
  admin: ["/", "/draws/[drawId]", "/claims/[claimId]"],
};

for (const site of ["web", "admin"] as const) {
  test(`${site}: no page is left out`, () => {
    expect(Object.keys(routes[site]).toSorted()).toEqual(listRoutes(site));
  });

  for (const [route, definition] of Object.entries(routes[site])) {
    for (const [size, options] of Object.entries(sizes)) {
      test(`${site} ${route} on a ${size}: nothing fails, everybody can use it, nothing sticks out`, async ({
        browsers,
      }) => {
        await lookAt(browsers, site, definition, { ...options, colorScheme: "light" });
      });
    }
    if (!alsoDark[site].includes(route)) continue;
    test(`${site} ${route} in the dark: nothing fails, everybody can use it`, async ({ browsers }) => {
      await lookAt(browsers, site, definition, { ...sizes.desk, colorScheme: "dark" });
    });
  }
}

async function lookAt(browsers: Browsers, site: Site, { who, paths }: Route, options: PageOptions) {
  const stage = loadStage();
  const still = { ...options, reducedMotion: "reduce" as const };
  const page =
    who === "visitor"
      ? await browsers.visitor(site, still)
      : who === "player"
        ? await browsers.player({ state: stage.player }, still)
        : await browsers.staff(who, still);
  for (const path of paths(stage)) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(200);
    await settle(page);
    expect(await seriousViolations(page), path).toEqual([]);
    const [wanted, given] = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth];
    });
    expect(wanted, `${path} scrolls sideways`).toBeLessThanOrEqual(given);
  }
}

/** A page is there when its heading stands, nothing loads any more and nothing moves. */
async function settle(page: WatchedPage): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /^Loading$/ })).toHaveCount(0);
  await expect(page.locator(".mantine-Skeleton-root")).toHaveCount(0);
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
