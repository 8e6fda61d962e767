export { betRequest, createOpenDraw, fundPlayers, sellIn, straight } from "./betting-fixtures.ts";
export { createDrawnDraw, createTestGame, createTestPlayers, type TestGame } from "./settlement-fixtures.ts";
