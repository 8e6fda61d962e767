export { jurisdictionErrors } from "./jurisdiction.errors.ts";
export type { Jurisdiction } from "./jurisdiction.schema.ts";
