/** Something the person at the keyboard can mend: printed as its sentence alone, without a stack. */
export class LaunchError extends Error {
  override readonly name = "LaunchError";
}
