import { StarFilled, StarOutlined } from '@ant-design/icons';
import type { ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../ui/use-names.ts';
import { useFavourites } from './use-favourites.ts';

/** Marks an item as one of the person's favourites, or no longer. */
export function FavouriteButton({ code }: { readonly code: ItemCode }) {
  const { t } = useTranslation();
  const names = useNames();
  const favourites = useFavourites();
  const marked = favourites.items.includes(code);
  const title = t(marked ? 'shop.unmark' : 'shop.mark', { item: names.item(code) });
  return (
    <Button
      type="text"
      icon={marked ? <StarFilled /> : <StarOutlined />}
      aria-pressed={marked}
      aria-label={title}
      title={title}
      onClick={() => favourites.set(code, !marked)}
    />
  );
}
