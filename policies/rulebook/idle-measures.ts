import { z } from 'zod';
import { CATALOGUE, type ItemCode, itemCodeSchema } from './catalogue.ts';
import { dimensionSchema } from './dimension.ts';
import { type Meter, meterSchema } from './use-meter.ts';

const ppmSchema = z.bigint().min(0n).max(1_000_000n);

/**
 * share: a reading as a share of what is held of `of`, taken together, which below `belowPpm` is no use · quantity: a reading by itself, in billionths of
 * the meter's unit · state: 0 throughout shows that nothing uses it, and 1 shows nothing: what is attached may lie idle.
 */
const measureSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('share'),
    meter: meterSchema,
    of: z.array(dimensionSchema).min(1).readonly(),
    belowPpm: ppmSchema,
  }),
  z.strictObject({ by: z.literal('quantity'), meter: meterSchema, below: z.bigint().positive() }),
  z.strictObject({ by: z.literal('state'), meter: meterSchema }),
]);
export type Measure = z.output<typeof measureSchema>;

/**
 * What the console's own ledger says without any meter. stopped-throughout: the host was off for the whole window, within its lease ·
 * target-off: what a balancer leads to was off or gone for the whole window.
 */
export const LEDGER_STATES = ['stopped-throughout', 'target-off'] as const;
export type LedgerState = (typeof LEDGER_STATES)[number];
/**
 * Why nothing of an item can show that it is idle. protects: that it stands ready is its use · own-term: it ends by a term of its own ·
 * accompanies: it is used as long as what it belongs to is there · not-covered: this policy has no measure of it.
 */
export const NO_MEASURE_REASONS = ['protects', 'own-term', 'accompanies', 'not-covered'] as const;
export type NoMeasureReason = (typeof NO_MEASURE_REASONS)[number];

const ruleSchema = z.discriminatedUnion('by', [
  z
    .strictObject({
      by: z.literal('readings'),
      /** One above its limit shows use, whichever it is. */
      measures: z.array(measureSchema).min(1).readonly(),
      /** Sets of meters, each of which shows idleness when all of it was measured well enough and stayed below. */
      ways: z.array(z.array(meterSchema).min(1).readonly()).min(1).readonly(),
      /** States that show it without a reading. */
      ledger: z.array(z.enum(LEDGER_STATES)).readonly(),
    })
    .superRefine(({ measures, ways }, context) => {
      const meters = measures.map(({ meter }) => meter);
      if (new Set(meters).size < meters.length)
        context.addIssue({ code: 'custom', path: ['measures'], message: 'METER_TWICE' });
      if (!ways.flat().every((meter) => meters.includes(meter)))
        context.addIssue({ code: 'custom', path: ['ways'], message: 'METER_WITHOUT_MEASURE' });
    }),
  z.strictObject({ by: z.literal('nothing'), why: z.enum(NO_MEASURE_REASONS) }),
]);
export type IdleRule = z.output<typeof ruleSchema>;
/** One rule for every item on sale; none may be missing. */
export const idleRulesSchema = z.record(itemCodeSchema, ruleSchema);
export type IdleRules = Readonly<Record<ItemCode, IdleRule>>;

const share = (meter: Meter, belowPpm: bigint, of: readonly Meter[] = [meter]) =>
  measureSchema.parse({ by: 'share', meter, of, belowPpm });
const quantity = (meter: Meter, units: bigint): Measure => ({ by: 'quantity', meter, below: units * 1_000_000_000n });
const NOTHING = (why: NoMeasureReason): IdleRule => ({ by: 'nothing', why });

const MACHINE: IdleRule = {
  by: 'readings',
  measures: [share('vcpu', 100_000n), share('memory-gb', 200_000n)],
  ways: [['vcpu', 'memory-gb']],
  ledger: [],
};

/** The first sample: what holds processors and memory is judged by both, and nothing else is judged. */
export const BY_PROCESSORS_AND_MEMORY: IdleRules = {
  ...(Object.fromEntries(CATALOGUE.map(({ code }) => [code, NOTHING('not-covered')])) as Record<ItemCode, IdleRule>),
  'cloud-host': MACHINE,
  'container-space': MACHINE,
  postgresql: MACHINE,
  cache: MACHINE,
};

/** Clients show a database's use; its processors do where nobody counts clients. Memory does not: a database keeps what it is given. */
const DATA_SERVICE: IdleRule = {
  by: 'readings',
  measures: [quantity('connections', 1n), quantity('operations', 60n), share('vcpu', 20_000n)],
  ways: [['connections'], ['operations'], ['vcpu']],
  ledger: [],
};

/** The second sample: each item by what shows its use. Limits are samples as all others are. */
export const BY_ITEM: IdleRules = {
  'cloud-host': { ...MACHINE, ledger: ['stopped-throughout'] },
  'container-space': MACHINE,
  'gpu-share': { by: 'readings', measures: [share('gpu-share', 50_000n)], ways: [['gpu-share']], ledger: [] },
  'block-disk': {
    by: 'readings',
    measures: [
      // One ten-thousandth of its size within an hour: 10 MB of 100 GB.
      share('disk-io-gb', 100n, ['disk-ordinary-gb', 'disk-fast-gb']),
      { by: 'state', meter: 'attached' },
    ],
    ways: [['disk-io-gb'], ['attached']],
    ledger: [],
  },
  'object-bucket': {
    by: 'readings',
    measures: [quantity('requests', 60n), share('egress-gb', 10n, ['object-gb'])],
    ways: [['requests', 'egress-gb']],
    ledger: [],
  },
  postgresql: DATA_SERVICE,
  cache: DATA_SERVICE,
  'load-balancer': {
    by: 'readings',
    measures: [quantity('connections', 1n), quantity('requests', 1n)],
    ways: [['connections'], ['requests']],
    ledger: ['target-off'],
  },
  bandwidth: {
    by: 'readings',
    measures: [share('traffic-mbps', 50_000n, ['bandwidth-mbps'])],
    ways: [['traffic-mbps']],
    ledger: [],
  },
  'backup-schedule': NOTHING('protects'),
  'security-pack': NOTHING('protects'),
  'bastion-account': NOTHING('own-term'),
  'host-monitoring': NOTHING('accompanies'),
};
