export { createOpenDraw, fundPlayers, sellIn, straight } from "./betting-fixtures.ts";
export {
  announceTestDraws,
  bringCutoffForward,
  bringPublicationForward,
  createRuledGame,
} from "./draw-fixtures.ts";
export { signUpTestPlayer, TEST_PASSWORD } from "./people-fixtures.ts";
export { startTestControl, takeControlTurn, testProof } from "./proof-fixtures.ts";
export { createDrawnDraw, createTestPlayers, sellTickets, type TestGame } from "./settlement-fixtures.ts";
