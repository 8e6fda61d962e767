export { BrandMark, type BrandMarkProps } from "./brand/brand-mark.tsx";
export { CopyText, type CopyTextProps } from "./data/copy-text.tsx";
export { type DataColumn, DataTable, type DataTableProps } from "./data/data-table.tsx";
export { type KeyValue, KeyValueList, type KeyValueListProps } from "./data/key-value-list.tsx";
export { type Paging, PagingBar } from "./data/paging-bar.tsx";
export { saveAsFile } from "./data/save-as-file.ts";
export { StatTile, type StatTileProps } from "./data/stat-tile.tsx";
export { DigitPicker, type DigitPickerProps } from "./draw/digit-picker.tsx";
export {
  type BallShape,
  type BallSize,
  NumberBall,
  type NumberBallProps,
  NumberBalls,
  type NumberBallsProps,
} from "./draw/number-ball.tsx";
export { NumberGrid, type NumberGridProps } from "./draw/number-grid.tsx";
export { ConfirmDialog, type ConfirmDialogProps } from "./feedback/confirm-dialog.tsx";
export { EmptyState, type EmptyStateProps } from "./feedback/empty-state.tsx";
export { ErrorState, type ErrorStateProps } from "./feedback/error-state.tsx";
export { LoadingState, type LoadingStateProps } from "./feedback/loading-state.tsx";
export {
  formatInstant,
  formatLocalDate,
  formatRelative,
  type InstantFormatOptions,
  type InstantStyle,
} from "./format/instant.ts";
export {
  formatMoney,
  formatMoneyParts,
  type MoneyFormatOptions,
  type MoneyPart,
  minorDigits,
  minorToDecimal,
} from "./format/money.ts";
export { formatBasisPoints, formatCount, formatOdds } from "./format/odds.ts";
export { type AmountReading, parseAmountMinor } from "./format/parse-amount.ts";
export { ColorSchemeToggle } from "./layout/color-scheme-toggle.tsx";
export { OccasionPanel, type OccasionPanelProps } from "./layout/occasion-panel.tsx";
export { PageHeader, type PageHeaderProps } from "./layout/page-header.tsx";
export { SectionCard, type SectionCardProps } from "./layout/section-card.tsx";
export { AmountInput, type AmountInputProps } from "./money/amount-input.tsx";
export { JackpotFigure, type JackpotFigureProps } from "./money/jackpot-figure.tsx";
export { Money, type MoneyProps } from "./money/money.tsx";
export { StateBadge, type StateBadgeProps, ToneBadge, type ToneBadgeProps } from "./state/state-badge.tsx";
export type { StateKind, StateOf, Tone } from "./state/state-looks.ts";
export { cssVariablesResolver, theme } from "./theme/theme.ts";
export { Countdown, type CountdownProps } from "./time/countdown.tsx";
export {
  DateTime,
  type DateTimeProps,
  RelativeTime,
  type RelativeTimeProps,
  ServerTime,
  type ServerTimeProps,
} from "./time/date-time.tsx";
export { ServerClockProvider, type ServerClockProviderProps, useServerNowMs } from "./time/server-clock.tsx";
