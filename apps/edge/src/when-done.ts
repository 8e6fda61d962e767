/** Ends a hook, at once where there was nobody to ask: a promise for nothing costs every request a turn of the loop. */
export function whenDone(asked: Promise<unknown> | undefined, done: (error?: Error) => void): void {
  if (asked) asked.then(() => done(), done);
  else done();
}
