import { ITEM_PAGES } from '@zhengyun/rulebook/catalogue/item-pages.ts';
import { Checkbox, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { Panel } from '../../ui/page/panel.tsx';
import { useNames } from '../../ui/use-names.ts';
import { CartButton } from './cart-button.tsx';
import type { Item } from './catalogue-types.ts';
import { FavouriteButton } from './favourite-button.tsx';
import { notOnSale } from './not-on-sale.ts';
import { OrderButton } from './order-button.tsx';
import { type PriceLine, priceLines } from './price-lines.ts';

function Price({ line }: { readonly line: PriceLine }) {
  const { t } = useTranslation();
  const yuan = (price: string | null) => (price === null ? '–' : formatDecimal(price, 2));
  return (
    <Flex justify="space-between" gap={12}>
      <span className="zy-faint">{t(`words.dimension.${line.dimension}`)}</span>
      <span className="zy-number zy-nowrap">
        {line.x86 === line.xinchuang
          ? yuan(line.x86)
          : t('catalogue.twoPrices', { x86: yuan(line.x86), xinchuang: yuan(line.xinchuang) })}{' '}
        <span className="zy-faint">{t('catalogue.perUnit', { unit: line.unit ?? '–' })}</span>
      </span>
    </Flex>
  );
}

interface ItemCardProps {
  readonly item: Item;
  readonly compared: boolean;
  /** false: as many are chosen as fit beside each other. */
  readonly mayCompare: boolean;
  readonly onCompare: (compare: boolean) => void;
}

/** One item on its shelf: what it is, what a unit costs, how soon, and on how many clouds. */
export function ItemCard({ item, compared, mayCompare, onCompare }: ItemCardProps) {
  const { t } = useTranslation();
  const names = useNames();
  const { what } = ITEM_PAGES[item.code];
  const open = item.places.filter(({ orderable }) => orderable).length;
  return (
    <Panel
      title={
        <Flex gap={8} align="center">
          <Link to={`/catalogue/${item.code}`}>{names.item(item.code)}</Link>
          {item.available ? null : <Tag>{t(notOnSale(item))}</Tag>}
        </Flex>
      }
      extra={
        <Flex gap={4}>
          <FavouriteButton code={item.code} />
          <CartButton item={item} />
          <OrderButton item={item} />
        </Flex>
      }
    >
      <p className="zy-item-what">{names.bilingual(what)}</p>
      <div className="zy-section">
        {priceLines(item.skus).map((line) => (
          <Price key={line.dimension} line={line} />
        ))}
      </div>
      <Flex justify="space-between" gap={12} className="zy-faint">
        <span>{t('catalogue.leadDays', { n: item.leadWorkingDays })}</span>
        <span>{t('catalogue.openOn', { open, all: item.places.length })}</span>
      </Flex>
      <Checkbox
        checked={compared}
        disabled={!compared && !mayCompare}
        onChange={({ target }) => onCompare(target.checked)}
      >
        {t('shop.compareThis')}
        <span className="zy-unseen">{names.item(item.code)}</span>
      </Checkbox>
    </Panel>
  );
}
