import type { Db } from "@sortes/db";
import type { PaymentProcessor } from "@sortes/domain/payments";
import type { ProofIdentity } from "@sortes/domain/proof/server";
import type { Logger } from "@sortes/process";

/** What handlers and sweeps work with. */
export interface WorkerPorts {
  db: Db;
  processor: PaymentProcessor;
  /** Keys and documents that draws are made with. */
  proof: ProofIdentity;
  /** 64 bytes of all sources of randomness; refuses while one of them is not well. */
  entropy(): Promise<Uint8Array>;
  log: Logger;
}
