import type { Translated } from '../translated.ts';
import type { catalogue as source } from '../zh-CN/catalogue.ts';

export const catalogue: Translated<typeof source> = {
  title: 'Catalogue',
  lead: 'One catalogue for the province; what a cloud offers follows its policy profile.',
  order: 'Order',
  leadTime: 'Lead time',
  leadDays: 'within {{n}} working days',
  grade: 'Highest MLPS grade',
  fulfilment: 'Opened by',
  price: 'Unit price (CNY)',
  item: 'Billing item',
  unit: 'Unit',
  noPrice: 'No price yet: can’t be ordered',
  places: 'Where it may be ordered',
  notLocal: 'provided by the provincial cloud',
  notAvailable: 'not on sale yet',
  notReady: 'not deployed yet',
  versionOf: 'Price version {{number}} · {{name}}',
  noVersion: 'No price version is in force',
};
