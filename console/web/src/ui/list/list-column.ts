import type { TableProps } from 'antd';

type Column<Row> = NonNullable<TableProps<Row>['columns']>[number];

/** One value of a row as a file says it: amounts in yuan without separators, instants as Beijing wall time, null where unknown. */
export interface ExportedField<Row> {
  readonly name: string;
  readonly text: (row: Row) => string | null;
}

/** A column of a list: how it looks, and what of it goes into a file (a column of buttons has nothing). */
export type ListColumn<Row> = Column<Row> & {
  readonly key: string;
  readonly title: string;
  readonly fields?: readonly ExportedField<Row>[];
};
