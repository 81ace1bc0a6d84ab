import type { SheetError } from '@zhengyun/domain/order-sheets/schemas.ts';
import { type Locale, label } from '@zhengyun/rulebook/messages/message.ts';
import { Alert, Flex, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { TroubleText } from '../../../ui/trouble-text.tsx';

interface SheetErrorsProps {
  readonly errors: readonly SheetError[];
  /** How many there are beside these. */
  readonly more: number;
  readonly rows: number;
}

/** What is wrong with a sheet, by row, column and cell; nothing of it was taken over. */
export function SheetErrors({ errors, more, rows }: SheetErrorsProps) {
  const { t, i18n } = useTranslation();
  const title = t('shop.sheetErrors', { n: errors.length + more, rows });
  return (
    <Flex vertical gap={8}>
      <Alert type="error" showIcon title={title} />
      {more > 0 ? <p>{t('shop.sheetMore', { n: errors.length, more })}</p> : null}
      <Table<SheetError>
        aria-label={title}
        size="small"
        rowKey={({ row, cell, column, code }) => `${row} ${cell} ${column} ${code}`}
        dataSource={[...errors]}
        pagination={errors.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
        columns={[
          {
            title: t('shop.sheetRow'),
            key: 'row',
            className: 'zy-nowrap',
            render: (_, { row }) => (row === 0 ? t('shop.sheetWhole') : t('orders.fileRow', { row })),
          },
          {
            title: t('shop.sheetColumn'),
            key: 'column',
            className: 'zy-nowrap',
            render: (_, { column }) => (column ? label(i18n.language as Locale, 'sheetColumn', column) : '–'),
          },
          {
            title: t('shop.sheetCell'),
            key: 'cell',
            className: 'zy-nowrap',
            render: (_, { cell }) => (cell ? <code>{cell}</code> : '–'),
          },
          { title: t('orders.fileProblem'), key: 'problem', render: (_, error) => <TroubleText trouble={error} /> },
        ]}
      />
    </Flex>
  );
}
