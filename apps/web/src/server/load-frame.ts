import { listJurisdictions } from "@sortes/domain/jurisdictions/server";
import { services } from "./services.ts";
import { currentPlayer } from "./session.ts";

export type FrameFacts = { signedIn: boolean; minimumAge: number | undefined };

/**
 * What the frame around every page shows. The frame stands even while the database is away, so that the page inside can
 * say so: then it is a visitor's.
 */
export async function loadFrame(): Promise<FrameFacts> {
  try {
    const { db, logger } = services();
    const [player, jurisdictions] = await Promise.all([currentPlayer(), listJurisdictions({ db })]);
    const known = jurisdictions.filter(({ code }) => !player || code === player.jurisdictionCode);
    if (known.length === 0) logger.warn("no jurisdiction to take the minimum age from");
    // A visitor may come from anywhere, so the strictest age is the one to show.
    const minimumAge =
      known.length > 0 ? Math.max(...known.map(({ minAgeYears }) => minAgeYears)) : undefined;
    return { signedIn: player !== null, minimumAge };
  } catch (error) {
    services().logger.warn({ err: error }, "frame without the database");
    return { signedIn: false, minimumAge: undefined };
  }
}
