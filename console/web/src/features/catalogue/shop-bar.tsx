import { ShoppingCartOutlined, StarOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Checkbox, Flex, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';

interface ShopBarProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly favouritesOnly: boolean;
  readonly onFavouritesOnly: (only: boolean) => void;
}

/** Search, favourites, and the way to the cart with how many lines are in it. */
export function ShopBar({ query, onQuery, favouritesOnly, onFavouritesOnly }: ShopBarProps) {
  const { t } = useTranslation();
  return (
    <Flex gap={12} wrap align="center" className="zy-section" role="search">
      <Input.Search
        allowClear
        defaultValue={query}
        aria-label={t('shop.search')}
        placeholder={t('shop.search')}
        style={{ maxWidth: 320 }}
        maxLength={64}
        onChange={({ target }) => onQuery(target.value)}
      />
      <Checkbox checked={favouritesOnly} onChange={({ target }) => onFavouritesOnly(target.checked)}>
        <StarOutlined /> {t('shop.favouritesOnly')}
      </Checkbox>
      <CartLink />
    </Flex>
  );
}

function CartLink() {
  const { t } = useTranslation();
  const me = useMe();
  const trpc = useTRPC();
  const orders = me.holdsAny(['applicant', 'department-approver']);
  const { data } = useQuery(trpc.carts.get.queryOptions(undefined, { enabled: orders }));
  if (!orders) return null;
  return (
    <Link to="/cart">
      <Badge count={data?.lines.length ?? 0} size="small">
        <Button icon={<ShoppingCartOutlined />}>{t('shop.cart')}</Button>
      </Badge>
    </Link>
  );
}
