import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followEdge } from "./follow-edge.ts";
import { LivePosition } from "./live-position.ts";

/** The browser's part: the test says what the network does. */
class TestEventSource {
  static readonly CLOSED = 2;
  static opened: TestEventSource[] = [];
  readonly address: string;
  readyState = 0;
  onopen = (): void => undefined;
  onerror = (): void => undefined;
  onmessage = (_message: { data: string; lastEventId: string }): void => undefined;
  #onPing = (_message: { lastEventId: string }): void => undefined;

  constructor(address: string) {
    this.address = address;
    TestEventSource.opened.push(this);
  }

  addEventListener(name: "ping", listener: (message: { lastEventId: string }) => void): void {
    expect(name).toBe("ping");
    this.#onPing = listener;
  }

  ping(lastEventId: string): void {
    this.#onPing({ lastEventId });
  }

  close(): void {
    this.readyState = TestEventSource.CLOSED;
  }

  tell(event: object, lastEventId: string): void {
    this.onmessage({ data: JSON.stringify(event), lastEventId });
  }

  refuse(): void {
    this.close();
    this.onerror();
  }
}

const url = "http://edge.test";
const state = (drawState: string) => ({
  type: "draw.state",
  drawId: "0199a6a4-0000-7000-8000-000000000001",
  gameId: "game",
  state: drawState,
});

function follow(position = new LivePosition()) {
  const heard: string[] = [];
  const stop = followEdge(url, position, {
    onEvent: (event) => heard.push(event.type === "draw.state" ? event.state : event.type),
    onHeard: () => heard.push("heard"),
    onLost: () => heard.push("lost"),
  });
  return { heard, stop, position };
}

const streams = () => TestEventSource.opened;
const newest = () => streams().at(-1) ?? expect.fail("no stream was opened");

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", TestEventSource);
  // The shortest of the possible waits: half of the longest.
  vi.stubGlobal("crypto", { getRandomValues: (words: Uint32Array) => words.fill(0) });
  TestEventSource.opened = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("each event is told once, and those that are only true now each time", () => {
  const { heard } = follow();
  newest().onopen();
  newest().tell(state("open"), "5-0");
  newest().tell({ type: "wallet.changed", reason: "stake" }, "5-0");
  newest().tell({ type: "wallet.changed", reason: "stake" }, "5-0");
  newest().tell(state("open again"), "4-0");
  newest().tell(state("closed"), "6-0");
  newest().tell({ type: "of a newer edge" }, "7-0");
  expect(heard).toEqual(["heard", "open", "wallet.changed", "wallet.changed", "closed"]);
});

test("an edge that is away is left to the site, and asked again later and later from where the page then is", () => {
  const { heard, position } = follow();
  newest().onerror();
  vi.advanceTimersByTime(6_000);
  expect(heard).toEqual(["lost"]);
  expect(newest().readyState).toBe(TestEventSource.CLOSED);
  position.advance("7-0");
  vi.advanceTimersByTime(5_000);
  expect(streams().map(({ address }) => address)).toEqual([
    `${url}/v1/events`,
    `${url}/v1/events?lastEventId=7-0`,
  ]);
  newest().refuse();
  vi.advanceTimersByTime(9_999);
  expect(streams()).toHaveLength(2);
  vi.advanceTimersByTime(1);
  expect(streams()).toHaveLength(3);
  newest().onopen();
  expect(heard).toEqual(["lost", "lost", "heard"]);
});

test("a connection that the browser mends in time changes nothing", () => {
  const { heard } = follow();
  newest().onopen();
  newest().tell(state("open"), "5-0");
  newest().onerror();
  vi.advanceTimersByTime(5_000);
  newest().onopen();
  vi.advanceTimersByTime(60_000);
  expect(heard).toEqual(["heard", "open", "heard"]);
  expect(streams()).toHaveLength(1);
});

test("a page that comes back and cannot say from where fetches everything", () => {
  const { heard } = follow();
  newest().onopen();
  newest().onerror();
  newest().onopen();
  expect(heard).toEqual(["heard", "heard", "reset"]);
});

test("a page that knows from the first sign of life where its stream began fetches nothing anew", () => {
  const { heard, position } = follow();
  newest().onopen();
  newest().ping("5-0");
  newest().tell({ type: "wallet.changed", reason: "stake" }, "5-0");
  newest().onerror();
  newest().onopen();
  newest().ping("5-0");
  newest().tell(state("open"), "6-0");
  expect(heard).toEqual(["heard", "wallet.changed", "heard", "open"]);
  expect(position.lastEventId).toBe("6-0");
});

test("an edge that falls silent with its connection open is left to the site, and heard again when it is back", () => {
  const { heard } = follow();
  newest().onopen();
  newest().ping("");
  vi.advanceTimersByTime(39_000);
  newest().ping("");
  vi.advanceTimersByTime(39_999);
  expect(heard).toEqual(["heard"]);
  vi.advanceTimersByTime(1);
  expect(heard).toEqual(["heard", "lost"]);
  expect(newest().readyState).toBe(TestEventSource.CLOSED);
  vi.advanceTimersByTime(5_000);
  newest().onopen();
  expect(streams()).toHaveLength(2);
  expect(heard.slice(2)).toEqual(["heard", "reset"]);
});

test("an older edge, which gives no sign of life, is not taken for silent", () => {
  const { heard } = follow();
  newest().onopen();
  vi.advanceTimersByTime(600_000);
  expect(heard).toEqual(["heard"]);
});

test("a page that has left listens to nothing and tries nothing", () => {
  const { stop } = follow();
  newest().ping("");
  newest().onerror();
  stop();
  vi.advanceTimersByTime(600_000);
  expect(streams()).toHaveLength(1);
  expect(newest().readyState).toBe(TestEventSource.CLOSED);
});
