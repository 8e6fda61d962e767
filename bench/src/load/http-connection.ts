import { connect, type Socket } from "node:net";

export interface Answer {
  /** 0 when the connection broke before the answer was whole. */
  status: number;
  body: Buffer;
}

const END_OF_HEAD = "\r\n\r\n";
const EMPTY = Buffer.alloc(0);
const BROKEN: Answer = { status: 0, body: EMPTY };

/**
 * One kept-alive HTTP/1.1 connection with one request under way, opened when there is something to send. Does only what a load tool needs, so that the tool costs a
 * fraction of what a server costs: answers with a `content-length` or without a body.
 */
export class HttpConnection {
  readonly #port: number;
  #socket: Socket | undefined;
  #received: Buffer = EMPTY;
  #onAnswer: ((answer: Answer) => void) | undefined;

  constructor(port: number) {
    this.#port = port;
  }

  send(request: string, onAnswer: (answer: Answer) => void): void {
    this.#onAnswer = onAnswer;
    const socket = this.#socket ?? this.#open();
    socket.write(request, "latin1");
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    const socket = connect({ port: this.#port, host: "127.0.0.1", noDelay: true });
    socket.on("data", (chunk) => this.#receive(chunk));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      if (this.#socket === socket) this.#socket = undefined;
      this.#received = EMPTY;
      this.#answer(BROKEN);
    });
    this.#socket = socket;
    return socket;
  }

  #receive(chunk: Buffer): void {
    const received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const headEnd = received.indexOf(END_OF_HEAD);
    const head = headEnd === -1 ? "" : received.toString("latin1", 0, headEnd);
    const bodyStart = headEnd + END_OF_HEAD.length;
    const bodyBytes = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (headEnd === -1 || received.length < bodyStart + bodyBytes) {
      this.#received = received;
      return;
    }
    this.#received = EMPTY;
    const status = Number(head.slice("HTTP/1.1 ".length, "HTTP/1.1 200".length));
    this.#answer({ status, body: received.subarray(bodyStart, bodyStart + bodyBytes) });
  }

  #answer(answer: Answer): void {
    const onAnswer = this.#onAnswer;
    this.#onAnswer = undefined;
    onAnswer?.(answer);
  }
}
