import type { TableProps } from 'antd';
import { Button, Flex, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Amount } from '../../ui/amount.tsx';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { Panel } from '../../ui/page/panel.tsx';
import { SamplePrice } from '../../ui/sample-price.tsx';
import { DisputeDialog, useMayDispute } from './dispute-dialog.tsx';
import type { Statement, StatementLine } from './statement-types.ts';
import { useSkuName } from './use-sku-name.ts';

interface StatementLinesProps {
  readonly statement: Statement;
  readonly onShow: (line: StatementLine) => void;
}

/** Lines of one page. */
export const LINES_SHOWN = 50;

/** Which page of the lines the statement holds, counted from one. */
interface Paged {
  readonly page: number;
  readonly onPage: (page: number) => void;
}

function Subject({ line }: { readonly line: StatementLine }) {
  if (line.resource)
    return (
      <div className="zy-two-lines">
        <Link to={`/resources/${line.resource.id}`} className="zy-number">
          {line.resource.number}
        </Link>
        <span className="zy-faint">{line.resource.cloud.name}</span>
      </div>
    );
  return line.working.kind === 'deduction' ? line.working.cloud.name : null;
}

/** How the amount was made and, where the reader may, the way to say that it is wrong. */
function LineActs({ line, statement, onShow }: StatementLinesProps & { readonly line: StatementLine }) {
  const { t } = useTranslation();
  const mayDispute = useMayDispute(statement) && BigInt(line.amountFen) > 0n;
  return (
    <Flex gap={4}>
      <Button
        type="link"
        size="small"
        onClick={() => onShow(line)}
        aria-label={t('statements.howOf', { what: `#${line.ordinal}` })}
      >
        {t('statements.how')}
      </Button>
      {mayDispute ? <DisputeDialog statementId={statement.id} line={line} /> : null}
    </Flex>
  );
}

function useColumns(of: StatementLinesProps): NonNullable<TableProps<StatementLine>['columns']> {
  const { t } = useTranslation();
  const skuName = useSkuName();
  const decimal = (text: string | null, keep: number) => (
    <span className="zy-number">{text === null ? '–' : formatDecimal(text, keep)}</span>
  );
  return [
    { title: '#', dataIndex: 'ordinal', align: 'right', width: 48, className: 'zy-number' },
    { title: t('statements.lineKind'), key: 'kind', render: (_, line) => t(`words.lineKind.${line.kind}`) },
    { title: t('statements.lineResource'), key: 'subject', render: (_, line) => <Subject line={line} /> },
    { title: t('statements.lineSku'), key: 'sku', render: (_, line) => (line.sku ? skuName(line.sku) : '–') },
    {
      title: t('statements.lineQuantity'),
      key: 'quantity',
      align: 'right',
      render: (_, line) => (
        <>
          {decimal(line.quantity, 0)} {line.unit}
        </>
      ),
    },
    {
      title: t('statements.lineUnitPrice'),
      key: 'price',
      align: 'right',
      render: (_, line) => decimal(line.unitPrice, 2),
    },
    {
      title: t('statements.lineAmount'),
      key: 'amount',
      align: 'right',
      render: (_, line) => <Amount fen={line.amountFen} strong />,
    },
    { title: '', key: 'how', render: (_, line) => <LineActs {...of} line={line} /> },
  ];
}

/** The statement's lines; each opens how its amount was made. */
export function StatementLines({ page, onPage, ...props }: StatementLinesProps & Paged) {
  const { t } = useTranslation();
  const { statement } = props;
  const paging = { current: page, total: statement.lineCount, pageSize: LINES_SHOWN, showSizeChanger: false };
  const columns = useColumns(props);
  return (
    <Panel title={t('statements.lines')} extra={<SamplePrice sample={statement.sample} />} flush>
      <Table<StatementLine>
        aria-label={t('statements.lines')}
        rowKey="id"
        columns={columns}
        dataSource={statement.lines}
        pagination={statement.lineCount > LINES_SHOWN ? { ...paging, onChange: onPage } : false}
        scroll={{ x: 'max-content' }}
        footer={() => <span className="zy-faint">{t('statements.roundingWhy')}</span>}
      />
    </Panel>
  );
}
