/** Where a player lives decides currency, zone, minimum age and the games on sale. */
export interface Jurisdiction {
  code: string;
  name: string;
  /** ISO 4217. */
  currency: string;
  /** IANA. */
  timeZone: string;
  minAgeYears: number;
  /** BCP 47. */
  locale: string;
  /** Games on sale here. */
  gameIds: string[];
}
