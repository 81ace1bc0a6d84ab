import type { LINE_KINDS } from '../schemas.ts';
import type { Figure } from './schemas.ts';

type LineKind = (typeof LINE_KINDS)[number];

/** In what a figure is written: yuan exactly, whole fen, four decimals of a coefficient, Chinese capitals. */
export type FigureUnit = 'yuan' | 'fen' | 'coefficient' | 'chinese';

export interface FigureRule {
  readonly unit: FigureUnit;
  /** Kinds of the lines that it adds up, or that say how it came about. */
  readonly lines: readonly LineKind[] | 'all';
  /** Other figures that it follows from, with their signs; empty: from its lines alone. */
  readonly terms: readonly { readonly sign: '+' | '−'; readonly figure: Figure }[];
  /** Where it is rounded: nowhere, once to fen by half up, or each line to fen by the largest remainder. */
  readonly rounding: 'none' | 'half-up';
}

const plus = (...figures: readonly Figure[]): FigureRule['terms'] =>
  figures.map((figure) => ({ sign: '+' as const, figure }));
const sumOf = (...lines: readonly LineKind[]): FigureRule => ({ unit: 'yuan', lines, terms: [], rounding: 'none' });

/** How every figure follows from lines or from other figures: the order of settle() in rules.ts, told. */
export const FIGURE_RULES: Readonly<Record<Figure, FigureRule>> = {
  usage: sumOf('usage', 'discount', 'minimum', 'maximum'),
  included: sumOf('included'),
  annual: sumOf('annual'),
  deduction: sumOf('deduction'),
  base: { ...sumOf(), terms: plus('usage', 'included', 'annual', 'deduction') },
  coefficient: { unit: 'coefficient', lines: ['coefficient'], terms: [], rounding: 'none' },
  effect: sumOf('coefficient'),
  bounds: sumOf('floor', 'cap'),
  penalty: sumOf('penalty'),
  corrected: sumOf('credit', 'adjustment'),
  total: { ...sumOf(), terms: plus('base', 'effect', 'bounds', 'penalty', 'corrected') },
  rounding: {
    unit: 'yuan',
    lines: [],
    terms: [...plus('payable'), { sign: '−', figure: 'total' }],
    rounding: 'half-up',
  },
  payable: { unit: 'fen', lines: 'all', terms: plus('total', 'rounding'), rounding: 'half-up' },
  chinese: { unit: 'chinese', lines: [], terms: plus('payable'), rounding: 'none' },
};
