export {
  createTestDatabase,
  type TestDatabase,
  testRedisPrefix,
  testRedisUrl,
  testServerUrl,
} from "./test-database.ts";
