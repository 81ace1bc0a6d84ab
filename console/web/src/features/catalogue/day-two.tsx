import { RESIZE_RULES_OF, type ResizeRule } from '@zhengyun/rulebook/catalogue/resize-rules.ts';
import type { ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/page/panel.tsx';

type KeysOf<Union> = Union extends unknown ? keyof Union : never;
type Field = KeysOf<(typeof RESIZE_RULES_OF)[ItemCode]>;

/** What may be done with the item once it is delivered: each part of its specification, and that it can be released. */
export function DayTwo({ code }: { readonly code: ItemCode }) {
  const { t } = useTranslation();
  const rules = Object.entries(RESIZE_RULES_OF[code]) as [Field, ResizeRule][];
  return (
    <Panel title={t('catalogue.dayTwo')}>
      <div className="zy-section">{t('catalogue.dayTwoLead')}</div>
      <Table
        aria-label={t('catalogue.dayTwo')}
        size="small"
        rowKey="0"
        dataSource={rules}
        pagination={false}
        columns={[
          { title: t('catalogue.part'), key: 'field', render: (_, [field]) => t(`catalogue.field.${field}`) },
          { title: t('catalogue.mayBecome'), key: 'rule', render: (_, [, rule]) => t(`catalogue.rule.${rule}`) },
        ]}
      />
    </Panel>
  );
}
