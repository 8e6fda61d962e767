export { createOpenDraw, fundPlayers, sellIn, straight } from "./betting-fixtures.ts";
export { createRuledGame } from "./draw-fixtures.ts";
export { createDrawnDraw, createTestPlayers, sellTickets, type TestGame } from "./settlement-fixtures.ts";
