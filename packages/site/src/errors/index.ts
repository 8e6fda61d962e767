export { ErrorPage, type ErrorPageProps } from "./error-page.tsx";
export { NotFound } from "./not-found.tsx";
export { PendingQuery, type PendingQueryProps } from "./pending-query.tsx";
export { QueryError, type QueryErrorProps } from "./query-error.tsx";
export { type ErrorReading, readError } from "./read-error.ts";
export { type ErrorMessage, useErrorMessage } from "./use-error-message.ts";
