import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { LOAD_CORE, pinnedTo } from "./cores.ts";
import type {
  ClosedLoad,
  ClosedResult,
  LoadJob,
  LoadOrder,
  LoadReport,
  OpenLoad,
  OpenResult,
  StreamLoad,
  StreamResult,
} from "./load/load.types.ts";

const SCRIPT = join(import.meta.dirname, "load/main.ts");

export const runClosedLoad = (job: ClosedLoad): Promise<ClosedResult> => runJob(job);
export const runOpenLoad = (job: OpenLoad): Promise<OpenResult> => runJob(job);

/** Open streams, once all of them are. */
export async function openStreams(
  job: StreamLoad,
): Promise<{ finish(eventIds: readonly string[]): Promise<StreamResult> }> {
  const load = spawnLoad();
  load.tell({ job });
  await load.next("isReady");
  return {
    finish: async (eventIds) => {
      load.tell({ finish: { eventIds } });
      const result = await load.next("result");
      load.child.disconnect();
      return result as StreamResult;
    },
  };
}

async function runJob<Result>(job: LoadJob): Promise<Result> {
  const load = spawnLoad();
  load.tell({ job });
  const result = await load.next("result");
  load.child.disconnect();
  return result as Result;
}

interface LoadProcess {
  child: ChildProcess;
  tell(order: LoadOrder): void;
  next(key: "isReady" | "result"): Promise<unknown>;
}

/** A process of its own, on a core of its own, so that the load neither slows the server nor is slowed by it. */
function spawnLoad(): LoadProcess {
  const [command, args] = pinnedTo(LOAD_CORE, process.execPath, [SCRIPT]);
  const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  return {
    child,
    tell: (order) => void child.send(order),
    next: (key) =>
      new Promise((resolve, reject) => {
        const onExit = (): void => reject(new Error("the load's process ended before its result"));
        child.once("exit", onExit);
        child.once("message", (report: LoadReport) => {
          child.off("exit", onExit);
          if (key in report) resolve(report[key as keyof LoadReport]);
          else reject(new Error(`the load's process did not say ${key}`));
        });
      }),
  };
}
