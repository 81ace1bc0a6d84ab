import type { Translated } from '../translated.ts';
import type { quota as source } from '../zh-CN/quota.ts';

export const quota: Translated<typeof source> = {
  title: 'Quota',
  lead: 'Limits of each department on each cloud, xinchuang and x86 apart. Booked is delivered; reserved is approved and not delivered yet; volumes taken over with a namespace count as use.',
  empty: 'No quota yet',
  emptyNext: 'It appears once the authority sets limits for a department on a cloud.',
  legend: 'Solid is booked, hatched is reserved.',
};
