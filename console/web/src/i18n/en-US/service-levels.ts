import type { Translated } from '../translated.ts';
import type { serviceLevels as source } from '../zh-CN/service-levels.ts';

export const serviceLevels: Translated<typeof source> = {
  title: 'Service levels',
  lead: 'Probed by the platform’s own worker in the name of the authority’s observer, from one place: no independent third party. Availability = up ÷ (up + down); minutes without observation are unknown, printed apart and left out of it; with too little coverage nothing is decided or deducted.',
  availability: 'Availability, month to date',
  coverage: 'Coverage',
  deduction: 'Deduction as it stands',
  last: 'Last probe',
  latency: '{{ms}} ms',
  observerLooks: '{{name}} ({{organisation}}; the platform’s worker looks for it)',
  observerIdle: '{{name}} ({{organisation}}; has no way in yet and does not look)',
  quorumShort:
    'The rule asks for {{minimum}} observers in a minute and {{looking}} look: every minute stays unknown, nothing is judged or deducted.',
  observers: 'Observers',
  minutes: 'Minutes',
  strip: 'Last 24 hours by the minute',
  stripWhy: 'One cell a minute; hatched is unknown.',
  stripLabel: '{{name}}, last 24 hours: up {{up}} min, down {{down}} min, unknown {{unknown}} min',
  run: 'from {{from}}, {{minutes}} min: {{verdict}}',
  rule: 'Rule of judgement',
  quorum:
    'Rule {{id}}: at least {{minimum}} observers; {{down}} saying down make it down; {{samples}} of an observer in the minute must be up.',
  samplesAll: 'all samples',
  samplesAny: 'any sample',
  leastCoverage:
    'Below {{at}} coverage (of the whole month) nothing is decided: the deduction is unknown, nothing is taken off, and the coefficient is 1.0000.',
  tiers: 'Deduction tiers {{id}}',
  tierRow: 'availability ≥ {{at}}: deduct {{rate}}',
  empty: 'Nothing is observed yet',
  emptyNext: 'Once a cloud is registered the authority adds it; minutes count from the first whole one after that.',
  promise: {
    title: 'Availability: what the catalogue promises, what would be deducted',
    promised: 'Catalogue promise',
    unpromised: 'None published',
    measured: 'Measured this month',
    onward: 'onward',
    standing: 'Promise',
    standings: { kept: 'Kept', missed: 'Missed', unmeasured: 'Not measured', unpromised: 'Nothing to compare' },
    unmeasured: 'Not measured',
    why: {
      'not-delivered': 'Not delivered yet; counted from its delivery',
      'no-probe': 'A service that people render has no probe',
      released: 'Released before this month: there is nothing to measure',
      'not-observed': 'Its cloud is not observed yet',
      'no-minutes': 'Nothing was observed since the delivery',
      'coverage-low': 'Too few minutes were observed to judge',
    },
    contract: 'Deductions in force ({{id}})',
    noDeduction: 'No deduction from {{at}}',
    deduction: 'Would be deducted by the minutes measured',
    which:
      'Money goes by the contract’s deductions and the whole month alone, as the statement has it; here the table in force is tried on what was measured, to compare. The catalogue’s promise is a published level: missing it is shown, and takes off nothing. Measured is the interface of the cloud it stands on, from the delivery on, this calendar month.',
  },
  observedFrom: 'Observed from',
};
