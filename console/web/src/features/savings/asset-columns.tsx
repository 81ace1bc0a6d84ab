import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../ui/amount.tsx';
import { plainFen } from '../../ui/format/fen.ts';
import type { ListColumn } from '../../ui/list/list-column.ts';
import type { Asset } from './asset-types.ts';
import { AvoidedFigure } from './avoided-figure.tsx';

/** What is decided of an asset, in words. */
export function useDecisionText() {
  const { t } = useTranslation();
  return ({ decision }: Pick<Asset, 'decision'>): string => {
    if (decision === null) return t('savings.undecided');
    const { day, cloud } = decision;
    return decision.decision === 'reuse'
      ? t('savings.reusedFrom', { day, cloud: cloud?.name ?? '' })
      : t('savings.retiredFrom', { day });
  };
}

function AssetName({
  of: { id, number, name },
  onOpen,
}: {
  readonly of: Asset;
  readonly onOpen: (id: string) => void;
}) {
  return (
    <div className="zy-two-lines">
      <Button
        type="link"
        size="small"
        className="zy-number zy-nowrap"
        style={{ padding: 0, alignSelf: 'start' }}
        onClick={() => onOpen(id)}
      >
        {number}
      </Button>
      <span className="zy-faint zy-clip" title={name}>
        {name}
      </span>
    </div>
  );
}

/** Columns of the register; `onOpen` shows how an asset's figure was made. */
export function useAssetColumns(onOpen: (assetId: string) => void): ListColumn<Asset>[] {
  const { t } = useTranslation();
  const decisionText = useDecisionText();
  const money = (key: string, title: string, fenOf: (row: Asset) => string | null | undefined): ListColumn<Asset> => ({
    key,
    title,
    align: 'right',
    fields: [{ name: title, text: (row) => plainOrNull(fenOf(row)) }],
    render: (_, row) => {
      const fen = fenOf(row);
      return fen ? <Amount fen={fen} /> : <span className="zy-faint">{t('savings.notKnown')}</span>;
    },
  });
  return [
    {
      key: 'number',
      title: t('savings.asset'),
      fields: [
        { name: t('savings.number'), text: (row) => row.number },
        { name: t('savings.name'), text: (row) => row.name },
      ],
      render: (_, row) => <AssetName of={row} onOpen={onOpen} />,
    },
    {
      key: 'department',
      title: t('savings.department'),
      fields: [{ name: t('savings.department'), text: (row) => row.department.name }],
      render: (_, row) => row.department.name,
    },
    {
      key: 'decision',
      title: t('savings.decision'),
      fields: [{ name: t('savings.decision'), text: decisionText }],
      render: (_, row) => decisionText(row),
    },
    money('residual', t('savings.residualYuan'), ({ residualFen }) => residualFen),
    money('price', t('savings.priceYuan'), ({ price }) => price?.priceFen),
    {
      key: 'avoided',
      title: t('savings.avoidedYuan'),
      align: 'right',
      fields: [{ name: t('savings.avoidedYuan'), text: ({ avoidedFen }) => plainOrNull(avoidedFen) }],
      render: (_, row) => <AvoidedFigure of={row} />,
    },
  ];
}

const plainOrNull = (fen: string | null | undefined): string | null => (fen ? plainFen(fen) : null);
