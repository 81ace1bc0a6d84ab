import type { Translated } from '../translated.ts';
import type { drift as source } from '../zh-CN/drift.ts';

export const drift: Translated<typeof source> = {
  title: 'Drift',
  lead: "Each stack's objects are compared with what was approved, at an interval. Looking changes nothing; people decide to accept or revert what is found, and another person releases it.",
  status: { same: 'As approved', drifted: 'Drifted', unknown: 'Not known', unchecked: 'Not looked at yet' },
  statusLabel: 'Last look',
  anyStatus: 'Any outcome',
  counts: 'Stacks by outcome',
  resource: 'Resource or tenancy',
  objects: 'Objects',
  since: 'Since',
  checkedAt: 'Last look',
  dueAt: 'Next look',
  empty: 'No stack is deployed yet',
  emptyNext: 'Once a cloud is deployed or a resource delivered, it is looked at in turn and listed here.',
  is: { changed: 'Changed', gone: 'Gone from the cluster' },
  expected: 'Expected',
  found: 'Found',
  who: 'Who wrote it, and when',
  noTime: 'no time kept',
  takenAway: 'Taken away; the cluster keeps no record of that. Last to write to this object:',
  nobodyKnown: 'not recorded by the cluster',
  goneWho: "The object was deleted and its record of writers with it. See the API server's audit log.",
  unknownWhy: 'The last look found nothing out, which does not mean that there is no drift',
  settling: { accept: 'Being accepted', revert: 'Being reverted' },
  accept: 'Accept',
  acceptWhy:
    "Accepting changes the platform's record alone, not the cluster; the order, the quota and the charge stay. The next change of this object will show it going back. Another technical reviewer must release it.",
  acceptAsked: 'Acceptance asked for; another person must release it',
  revert: 'Revert',
  revertWhy:
    'What was last carried out is carried out again, and the differences go back. Deleted objects are made anew, without what was in them. Another technical reviewer must check the plan and release it.',
  revertAsked: 'Revert asked for; another person must release it',
  check: 'Look now',
  checkAsked: 'A look is queued',
  refresh: 'Refresh the state',
  refreshWhy:
    'Every object is read anew into the platform’s record; the cluster stays as it is. With anything to take in, another person must release it; what would change a charge or the isolation is not taken in.',
  refreshAsked: 'Refresh asked for',
  changeProvider: 'Change the provider',
  changeProviderWhy: {
    official:
      'The official plug-in is to serve this stack. It may once its refresh and its preview show no change at all.',
    'stand-in':
      'The built-in stand-in is to serve this stack. It may once its refresh and its preview show no change at all.',
  },
  providerAsked: 'Change of provider asked for',
  halfMade: 'Half-made',
  halfMadeTitle: 'The first deployment did not end well, and what it made stands on the cluster',
  halfMadeNext: {
    cloud:
      'Deploy it again on the cloud’s page, which goes on from there; a cloud that is not needed is retired, which cleans up.',
    'tenancy-base':
      'The next approved order in this tenancy goes on from there; a tenancy that is not needed is closed, which cleans up.',
    'order-line':
      'A clean-up was opened by itself; where it failed, it is tried again on the page of the last operation.',
  },
  halfMadeOperation: 'Last operation {{number}}',
  onResource: 'As approved',
  decide: 'Decide on it',
  opened: 'Opened from outside',
  openings: 'Foreign openings',
  openingsLead:
    'No order and no operation made these objects, and each may open the isolation, give rights or let others reach a service. Find out why and remove them; what is needed is ordered from the catalogue.',
  openingMade: 'Made',
  openingClose: 'Removed by',
  openingsUnread:
    'The platform’s account may not look at these kinds, which does not mean that there are none: {{kinds}}. Deploying the cloud anew gives it the reading right.',
  openingKind: {
    NetworkPolicy: 'Network policy',
    RoleBinding: 'Role binding',
    Role: 'Role',
    Service: 'Service reached from outside',
    Ingress: 'Ingress',
  },
};
