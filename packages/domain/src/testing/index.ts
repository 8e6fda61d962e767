export { straight } from "./betting-fixtures.ts";
export { createRuledGame } from "./draw-fixtures.ts";
export { createDrawnDraw, createTestPlayers } from "./settlement-fixtures.ts";
