export {
  formatInstant,
  formatLocalDate,
  formatRelative,
  type InstantFormatOptions,
  type InstantStyle,
  splitTimeLeft,
  type TimeLeft,
} from "./instant.ts";
export {
  formatMoney,
  formatMoneyParts,
  type MoneyFormatOptions,
  type MoneyPart,
  minorDigits,
  minorToDecimal,
} from "./money.ts";
export { formatBasisPoints, formatCount, formatOdds } from "./odds.ts";
export { type AmountReading, parseAmountMinor } from "./parse-amount.ts";
