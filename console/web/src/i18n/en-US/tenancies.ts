import type { Translated } from '../translated.ts';
import type { tenancies as source } from '../zh-CN/tenancies.ts';

export const tenancies: Translated<typeof source> = {
  title: 'Tenancies',
  lead: 'A system has one tenancy in one zone of one cloud: a namespace that bounds its quota, its isolation and its rights.',
  search: 'Number, namespace, system or department',
  anyState: 'Any state',
  anyCloud: 'Any cloud',
  opened: 'Opened',
  ofGrade: '{{name}} (MLPS {{grade}})',
  quota: 'Quota and use',
  quotaWhy: 'delivered / limit of the namespace',
  quotaNone: 'The namespace has no limits yet',
  unlimited: '{{label}}: {{used}} {{unit}} delivered, no limit in the namespace',
  resourcesNone: 'Nothing is in it yet',
  stacks: 'Stacks',
  stacksNone: 'It has no stack yet',
  stackKind: 'Kind',
  stackState: { new: 'Not deployed', deployed: 'Deployed', destroyed: 'Destroyed' },
  asked: 'Asked',
  verb: 'Act',
  adopted: 'Adopted objects ({{n}})',
  adoptedWhy: 'They were in the namespace before it became a tenancy, and stay as they were.',
  standing: '{{n}} delivered resources stand in it and hold its end back; only the box below takes them along',
};
