import type { Db } from "@sortes/db";
import type { PaymentProcessor } from "@sortes/domain/payments";
import type { Logger } from "@sortes/process";

/** What handlers and sweeps work with. */
export interface WorkerPorts {
  db: Db;
  processor: PaymentProcessor;
  log: Logger;
}
