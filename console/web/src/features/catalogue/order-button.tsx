import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../../api/use-me.ts';
import { useNames } from '../../ui/use-names.ts';
import type { Item } from './catalogue-types.ts';

/** Adds the item to the order that is being written, or begins one; nothing for those who order nothing. */
export function OrderButton({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const names = useNames();
  const me = useMe();
  if (!me.holdsAny(['applicant']) || !item.places.some(({ orderable }) => orderable)) return null;
  return (
    <Link to={`/orders/new?item=${item.code}`}>
      <Button type="primary">
        {t('catalogue.order')}
        <span className="zy-unseen">{names.item(item.code)}</span>
      </Button>
    </Link>
  );
}
