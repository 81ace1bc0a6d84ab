import type { Translated } from '../translated.ts';
import type { fleet as source } from '../zh-CN/fleet.ts';

export const fleet: Translated<typeof source> = {
  title: 'Nodes',
  lead: 'Agents on the nodes of each cloud: last report, clock skew, certificate and use. What does not report is unknown, never zero.',
  name: 'Node',
  state: 'State',
  stateWord: { never: 'Never seen', live: 'Live', late: 'Late', silent: 'Silent', quarantined: 'Quarantined' },
  cloud: 'Cloud',
  lastSeen: 'Last report',
  skew: 'Clock skew',
  skewMs: '{{ms}} ms',
  cpu: 'CPU',
  memory: 'Memory',
  disk: 'Disk',
  certificate: 'Certificate until',
  anyCloud: 'Any cloud',
  enrol: 'Enrol a node',
  enrolTitle: 'Make a join token',
  enrolWhy: 'A token is used once. Put it on the new node: the agent trades it for a certificate when it first starts.',
  enrolCloud: 'Cloud',
  enrolMinutes: 'Valid for (minutes)',
  enrolAgain: 'Node name (needed to join again)',
  enrolAgainWhy:
    'For a node that was reinstalled: only it may use the token, and what it had is revoked. Left empty, a name in use is not taken over.',
  enrolNeeded: 'Choose the node’s cloud',
  enrolMake: 'Make a token',
  token: 'Join token',
  tokenOnce: 'Shown this once and never again: copy it now.',
  tokenUntil: 'Valid until',
  empty: 'No node has joined yet',
  emptyNext: 'Make a join token and install the agent on a node.',
};
