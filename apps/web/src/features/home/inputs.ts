/** What the home page asks for; the server asks the same ahead of the browser, so both must agree. */
export const openDrawsInput = { perGame: 1 };
export const nextTicketsInput = { status: "waiting", limit: 3 } as const;
