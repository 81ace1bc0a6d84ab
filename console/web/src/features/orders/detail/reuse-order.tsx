import { CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../../../api/use-me.ts';
import { SaveTemplate } from '../../../ui/save-template.tsx';
import type { Order } from './order-types.ts';

/** Begins a new order from this one, or keeps its lines for the department; nothing for those who order nothing, or for a change of what is there. */
export function ReuseOrder({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const me = useMe();
  if (order.kind !== 'order' || !me.holdsAny(['applicant'])) return null;
  return (
    <>
      <Link to={`/orders/new?copy=${order.id}`}>
        <Button icon={<CopyOutlined />}>{t('shop.copyOrder')}</Button>
      </Link>
      <SaveTemplate
        departmentId={order.department.id}
        suggested={order.title}
        lines={() => order.lines.map(({ cloud, zone, spec }) => ({ cloud: cloud.slug, zone: zone.code, spec }))}
      />
    </>
  );
}
