import { rate } from '@zhengyun/domain/rating/rules.ts';
import { periodOf } from '@zhengyun/rulebook/calendar.ts';
import { exactOfAmount, fenOfExact, parsePrice } from '@zhengyun/rulebook/money.ts';
import type { BookVersion } from '@zhengyun/rulebook/price-book.ts';
import { unitPriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import { parseQuantity } from '@zhengyun/rulebook/quantity.ts';
import { Big } from 'big.js';
import { Decimal } from 'decimal.js';
import type { Benchmark } from './benchmark.ts';
import { type Figure, timed } from './figure.ts';

const LINES = 300_000;
const ROUNDS = 5;
const RESOURCES = 4_000;
const MARCH = periodOf('2026-03');
const PRICES = { 'vcpu.x86': '38.5', 'memory-gb.x86': '12.345678', 'disk-fast-gb.x86': '0.733333' };

interface Line {
  readonly quantity: string;
  readonly price: string;
}

/** Quantities of nine places and prices of six, always the same. */
function linesOf(count: number): readonly Line[] {
  return Array.from({ length: count }, (_, n) => ({
    quantity: `${(n * 7_919) % 5_000}.${String((n * 104_729) % 1_000_000_000).padStart(9, '0')}`,
    price: `${(n * 31) % 100}.${String((n * 7_907) % 1_000_000).padStart(6, '0')}`,
  }));
}

const perSecond = (count: number, milliseconds: readonly number[]) =>
  milliseconds.map((each) => count / (each / 1_000));

/** Every resource made, resized and halved within the month: nine charges of each. */
function month() {
  const versions: BookVersion[] = [
    {
      id: 'v',
      number: 'JG-1',
      name: 'bench',
      sample: true,
      departmentId: null,
      validFrom: periodOf('2026-01').from,
      validTo: null,
      rules: new Map(
        Object.entries(PRICES).map(([sku, text]) => [sku, { unit: '月', rule: unitPriceRule(parsePrice(text)) }]),
      ),
    },
  ];
  const resources = Array.from({ length: RESOURCES }, (_, n) => ({
    id: `r${n}`,
    number: `ZY-2026-${String(n).padStart(6, '0')}`,
    xinchuang: false,
    cloudId: 'c',
    changes: [1n, 2n, 4n].map((size, place) => ({
      id: `${n}-${place}`,
      at: new Date(MARCH.from.getTime() + (place * 700_001 + (n % 600_000)) * 1_000),
      amounts: { vcpu: 4n * size, 'memory-gb': 16n * size, 'disk-fast-gb': 100n * size },
    })),
  }));
  return { month: MARCH, period: MARCH, resources, metered: [], versions };
}

/** `npm run bench -- rating-core`: what a line costs in scaled integers, in decimal.js and in big.js, and a whole month through the rating's rules. */
export const ratingCoreBenchmark: Benchmark = {
  name: 'rating-core',
  async measure(): Promise<readonly Figure[]> {
    const lines = linesOf(LINES);
    const totals = new Set<string>();
    const ours = await timed(ROUNDS, async () => {
      const total = lines.reduce((sum, { quantity, price }) => sum + parseQuantity(quantity) * parsePrice(price), 0n);
      totals.add(fenOfExact(exactOfAmount(total)).toString());
    });
    const Exact = Decimal.clone({ precision: 60 });
    const byDecimal = await timed(ROUNDS, async () => {
      const total = lines.reduce(
        (sum, { quantity, price }) => sum.plus(new Exact(quantity).times(price)),
        new Exact(0),
      );
      totals.add(total.times(100).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toFixed());
    });
    const byBig = await timed(ROUNDS, async () => {
      const total = lines.reduce((sum, { quantity, price }) => sum.plus(new Big(quantity).times(price)), new Big(0));
      totals.add(total.times(100).round(0, Big.roundHalfUp).toFixed());
    });
    if (totals.size !== 1) throw new Error(`they come to different totals: ${[...totals].join(', ')} fen`);
    const facts = month();
    const charges = rate(facts).charges.length;
    const whole = await timed(ROUNDS, async () => rate(facts));
    return [
      {
        name: `rating core: ${LINES} lines read, multiplied, added, rounded once`,
        unit: 'lines/s',
        aim: '≥ 3,000,000 a core',
        samples: perSecond(LINES, ours),
        baselines: [
          { name: 'decimal.js, to the same fen', samples: perSecond(LINES, byDecimal) },
          { name: 'big.js, to the same fen', samples: perSecond(LINES, byBig) },
        ],
      },
      {
        name: `a month of ${RESOURCES} resources rated: ${charges} charges, each with all that it pins`,
        unit: 'lines/s',
        aim: 'as fast as a core allows',
        samples: perSecond(charges, whole),
        baselines: [],
      },
    ];
  },
};
