// The columns of a table: which are shown, how wide they are, and which one orders the rows. The
// column model is TanStack's; rows are windowed by the caller, so no row model is built here.
import {
  createTable,
  getCoreRowModel,
  type ColumnDef,
  type Table,
  type TableState,
} from '@tanstack/table-core';

export interface Column {
  id: string;
  label: string;
  /** Width in rem; a column that grows takes what is left, and no less than this. */
  width: number;
  grow?: boolean;
  align?: 'start' | 'end' | 'center';
  sortable?: boolean;
  /** The name is read, not shown, where the cells are shapes. */
  quiet?: boolean;
}

export interface Order {
  column: string;
  descending: boolean;
}

export interface ColumnState {
  hidden: readonly string[];
  widths: Readonly<Record<string, number>>;
}

export function columnModel(columns: readonly Column[], state: ColumnState): Table<unknown> {
  const defs: ColumnDef<unknown>[] = columns.map((column) => ({
    id: column.id,
    header: column.label,
    size: state.widths[column.id] ?? column.width,
    minSize: 2,
    enableSorting: column.sortable ?? false,
  }));
  const table = createTable<unknown>({
    data: [],
    columns: defs,
    state: {},
    onStateChange: () => undefined,
    renderFallbackValue: null,
    getCoreRowModel: getCoreRowModel(),
  });
  const visibility = Object.fromEntries(state.hidden.map((id) => [id, false]));
  table.setOptions((previous) => ({
    ...previous,
    state: {
      ...(table.initialState as TableState),
      columnVisibility: visibility,
    },
  }));
  return table;
}

/** The grid's columns: fixed ones in rem, the growing one takes the rest. */
export function template(columns: readonly Column[], state: ColumnState): string {
  const table = columnModel(columns, state);
  return table
    .getVisibleLeafColumns()
    .map((leaf) => {
      const grows = columns.find((column) => column.id === leaf.id)?.grow;
      const width = `${leaf.getSize()}rem`;
      return grows && !(leaf.id in state.widths) ? `minmax(${width}, 1fr)` : width;
    })
    .join(' ');
}

/** The least width of all shown columns together, in rem: below it the table scrolls aside. */
export function leastWidth(columns: readonly Column[], state: ColumnState): number {
  return columnModel(columns, state)
    .getVisibleLeafColumns()
    .reduce((sum, leaf) => sum + leaf.getSize(), 0);
}

export function visible(columns: readonly Column[], state: ColumnState): Column[] {
  const shown = new Set(
    columnModel(columns, state)
      .getVisibleLeafColumns()
      .map((leaf) => leaf.id),
  );
  return columns.filter((column) => shown.has(column.id));
}
