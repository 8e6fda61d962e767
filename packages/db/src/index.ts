export { advisoryLocks } from "./advisory-locks.ts";
export { bigintArray, bytesArray, jsonbArray, textArray, uuidArray } from "./binary-arrays.ts";
export { createDb, type Db, type DbOptions, type Queries, type Tx } from "./client.ts";
export {
  DatabaseUnavailableError,
  isCheckViolation,
  isDatabaseUnavailable,
  isUniqueViolation,
  RowCountError,
} from "./database-errors.ts";
export type * from "./generated/client.ts";
export { Prisma, PrismaClient } from "./generated/client.ts";
export { createIds } from "./ids.ts";
export { type Statement, toJson } from "./rows.ts";
