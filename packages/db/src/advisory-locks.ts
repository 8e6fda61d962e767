/**
 * Keys of Postgres' advisory locks, all in one place: two uses of one number would wait for each other for no reason that
 * anybody could find. Any fixed numbers will do, as long as they differ.
 */
export const advisoryLocks = {
  /** Two processes that start together apply each migration once. */
  migrations: 7_307_369,
  /** Test runs that share a server make their template database once. */
  testTemplate: 7_307_370,
  /** One seed at a time. */
  seed: 7_307_371,
  /** One worker of all runs the sweeps; held for as long as it lives. */
  sweeps: 7_307_372,
} as const;
