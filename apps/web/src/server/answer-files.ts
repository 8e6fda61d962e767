import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describeThrown, statusOfKind } from "@sortes/api/errors";
import { drawIdSchema } from "@sortes/domain/draws";
import { parseTilePath } from "@sortes/domain/proof";
import { loadCertificate, loadDocument, loadLogHead, loadLogTile } from "@sortes/domain/proof/server";
import { env } from "../env.ts";
import { services } from "./services.ts";

/** What a hash or a place names never changes. */
const FOR_EVER = "public, max-age=31536000, immutable";
/** A head is new with every append; a second spares the database whoever asks for it all the time. */
const ONE_SECOND = "public, max-age=1";
/** A file of this version of the site. */
const AN_HOUR = "public, max-age=3600";

interface PublicFile {
  body: string | Uint8Array<ArrayBuffer>;
  type: string;
  cache: string;
  /** What a browser saves it as; without it the file is shown. */
  saveAs?: string;
}

const notFound = (): Response => new Response("not found\n", { status: 404 });

/** Everyone may read these files, from any page: whoever watches a draw or the log may do so in a browser. */
async function answerFile(load: () => Promise<PublicFile>): Promise<Response> {
  try {
    const { body, type, cache, saveAs } = await load();
    return new Response(body, {
      headers: {
        "Content-Type": type,
        "Cache-Control": cache,
        "Access-Control-Allow-Origin": "*",
        // Should a browser show one after all, nothing in it runs on this site's behalf.
        "Content-Security-Policy": "default-src 'none'; sandbox",
        ...(saveAs === undefined ? {} : { "Content-Disposition": `attachment; filename="${saveAs}"` }),
      },
    });
  } catch (error) {
    const { code, kind } = describeThrown(error);
    if (kind === "internal") {
      services().logger.error({ err: error }, "a public file failed");
      return new Response(`${code}\n`, { status: 500 });
    }
    return new Response(`${code}\n`, { status: statusOfKind[kind].http });
  }
}

/** The log's newest head: a C2SP tlog-checkpoint. */
export function answerLogCheckpoint(): Promise<Response> {
  return answerFile(async () => {
    const { note } = await loadLogHead(services());
    return { body: note, type: "text/plain; charset=utf-8", cache: ONE_SECOND };
  });
}

/** A tile of hashes or a bundle of entries, by what follows `tile/` in C2SP tlog-tiles. */
export async function answerLogTile(path: string): Promise<Response> {
  const tile = parseTilePath(path);
  if (!tile) return notFound();
  return answerFile(async () => ({
    body: await loadLogTile(services(), tile),
    type: "application/octet-stream",
    cache: FOR_EVER,
  }));
}

/** A document that draws commit to, byte for byte, by its SHA-256. */
export async function answerDocument(hash: string): Promise<Response> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return notFound();
  return answerFile(async () => {
    const { body, name } = await loadDocument(services(), { hash });
    const type = name.endsWith(".html") ? "text/html" : "text/markdown";
    return { body, type: `${type}; charset=utf-8`, cache: FOR_EVER, saveAs: name };
  });
}

/** A published draw's certificate, the very text that was signed. */
export async function answerCertificate(drawId: string): Promise<Response> {
  if (!drawIdSchema.safeParse(drawId).success) return notFound();
  return answerFile(async () => ({
    body: await loadCertificate(services(), { drawId }),
    type: "application/json",
    cache: FOR_EVER,
    saveAs: `certificate-${drawId}.json`,
  }));
}

/** The second implementation of the verifier: what `verify.py` imports, and nothing else of that folder. */
const PYTHON_FILES = new Set(["verify.py", "steps.py", "shapes.py", "primitives.py", "selftest.py"]);

export async function answerPythonFile(file: string): Promise<Response> {
  if (!PYTHON_FILES.has(file)) return notFound();
  return answerFile(async () => ({
    body: await readFile(join(env.PYTHON_VERIFIER_DIR, file), "utf8"),
    type: "text/x-python; charset=utf-8",
    cache: AN_HOUR,
    saveAs: file,
  }));
}
