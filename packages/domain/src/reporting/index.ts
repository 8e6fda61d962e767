export {
  type Severity,
  type SignificantEvent,
  type SignificantEventInput,
  severities,
  severitySchema,
} from "./significant-event.schema.ts";
