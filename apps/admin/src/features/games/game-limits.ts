export const versionsPerPage = 20;

/** As many outcomes as show where a game is exposed; each draw has its own board. */
export const risksMax = 10;
