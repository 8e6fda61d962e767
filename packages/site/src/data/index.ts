export { ApiProvider, type ApiProviderProps } from "./api-provider.tsx";
export { type CursorPaging, useCursorPaging } from "./use-cursor-paging.ts";
export { useTableState } from "./use-table-state.ts";
