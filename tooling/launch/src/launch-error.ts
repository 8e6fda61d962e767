/** Something the person at the keyboard can mend, or another program's own words: printed alone, without our stack. */
export class LaunchError extends Error {
  override readonly name = "LaunchError";
}
