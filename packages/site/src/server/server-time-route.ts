export type ServerTimeSource = {
  /** The database's time. */
  loadNow: () => Promise<Date>;
  onUnavailable: (error: unknown) => void;
};

/** The database's time for the countdowns of a page: `ServerClock` asks for it at `/api/time`. */
export function serverTimeRoute({ loadNow, onUnavailable }: ServerTimeSource) {
  return async (): Promise<Response> => {
    const headers = { "Cache-Control": "no-store" };
    try {
      const now = await loadNow();
      return Response.json({ now: now.toISOString() }, { headers });
    } catch (error) {
      onUnavailable(error);
      return Response.json({ code: "system.unavailable" }, { status: 503, headers });
    }
  };
}
