import { Collapse, Drawer, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDecimal } from '../../ui/format/decimal.ts';
import type { StatementLine } from './statement-types.ts';
import { useSkuName } from './use-sku-name.ts';
import { LineWorkingView } from './working/line-working-view.tsx';

interface WorkingDrawerProps {
  /** The lines that the number is made of; empty: closed. */
  readonly lines: readonly StatementLine[];
  readonly onClose: () => void;
}

function Head({ line }: { readonly line: StatementLine }) {
  const { t } = useTranslation();
  const skuName = useSkuName();
  const subject = line.resource?.number ?? (line.working.kind === 'deduction' ? line.working.cloud.name : '');
  return (
    <Flex justify="space-between" gap={12}>
      <span>
        #{line.ordinal} {t(`words.lineKind.${line.kind}`)} {subject} {line.sku ? skuName(line.sku) : ''}
      </span>
      <span className="zy-number">{formatDecimal(line.exact, 2)}</span>
    </Flex>
  );
}

/** "How was this made": the working of one line, or the lines that a sum adds up, each with its own. */
export function WorkingDrawer({ lines, onClose }: WorkingDrawerProps) {
  const { t } = useTranslation();
  const [first, ...others] = lines;
  return (
    <Drawer
      open={first !== undefined}
      size="min(880px, 94vw)"
      onClose={onClose}
      title={t('statements.how')}
      destroyOnHidden
    >
      {first && others.length === 0 ? (
        <>
          <h3 className="zy-section-title">
            #{first.ordinal} {t(`words.lineKind.${first.kind}`)}
          </h3>
          <LineWorkingView line={first} />
        </>
      ) : null}
      {others.length > 0 ? (
        <>
          <p>{t('statements.sumOf', { n: lines.length })}</p>
          <Collapse
            items={lines.map((line) => ({
              key: line.id,
              label: <Head line={line} />,
              children: <LineWorkingView line={line} />,
            }))}
          />
        </>
      ) : null}
    </Drawer>
  );
}
