import { Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { Amount } from '../amount.tsx';
import { formatDecimal } from '../format/decimal.ts';
import { groupDigits } from '../format/fen.ts';

type Quote = Outputs['pricing']['quote'];

function Parts({ line }: { readonly line: Quote['lines'][number] }) {
  const { t } = useTranslation();
  return (
    <table className="zy-quote-parts zy-number">
      <thead>
        <tr>
          <th scope="col">{t('orders.line', { n: line.ordinal })}</th>
          <th scope="col">{t('orders.units')}</th>
          <th scope="col">{t('orders.unitPrice')}</th>
          <th scope="col">{t('ui.perMonth')}</th>
        </tr>
      </thead>
      <tbody>
        {line.parts.map((part) => (
          <tr key={part.sku}>
            <td>{t(`words.dimension.${part.dimension}`)}</td>
            <td>{groupDigits(part.units)}</td>
            <td>{formatDecimal(part.unitPrice, 2)}</td>
            <td>
              <Amount fen={part.monthFen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** units × unit price of every billing item, line by line, folded away until asked for. */
export function QuoteParts({ quote }: { readonly quote: Quote }) {
  const { t } = useTranslation();
  return (
    <Collapse
      ghost
      size="small"
      items={[
        {
          key: 'parts',
          label: t('orders.breakdown'),
          children: quote.lines.map((line) => <Parts key={line.ordinal} line={line} />),
        },
      ]}
    />
  );
}
