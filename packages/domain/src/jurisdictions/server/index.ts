export { listJurisdictions, loadJurisdiction } from "./list-jurisdictions.ts";
