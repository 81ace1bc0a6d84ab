import { MEASURE_ROWS, type MeasureRow, type PackGrade } from '@zhengyun/rulebook/catalogue/security-measures.ts';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/page/panel.tsx';
import { useNames } from '../../ui/use-names.ts';

/** What each grade of a security pack sets, beside the clause that asks for it. */
export function MeasuresTable() {
  const { t } = useTranslation();
  const { bilingual } = useNames();
  const grade = (of: PackGrade) => ({
    title: t(of === 2 ? 'spec.pack2' : 'spec.pack3'),
    key: String(of),
    render: (_: unknown, { set, clause }: MeasureRow) => (
      <>
        {bilingual(set[of])} <span className="zy-faint">{clause[of]}</span>
      </>
    ),
  });
  return (
    <Panel title={t('catalogue.measures')}>
      <p className="zy-faint">{t('catalogue.measuresWhy')}</p>
      <Table
        aria-label={t('catalogue.measures')}
        size="small"
        rowKey={({ what }) => what.en}
        dataSource={[...MEASURE_ROWS]}
        pagination={false}
        columns={[
          { title: t('catalogue.measure'), key: 'what', render: (_, { what }) => bilingual(what) },
          grade(2),
          grade(3),
        ]}
      />
    </Panel>
  );
}
