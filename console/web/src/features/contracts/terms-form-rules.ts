import type { contractTermsSchema } from '@zhengyun/domain/contracts/schemas.ts';
import dayjs, { type Dayjs } from 'dayjs';
import type { z } from 'zod';
import { fenOfYuan, plainFen } from '../../ui/format/fen.ts';
import type { ContractTerms } from './contract-types.ts';

export interface InstalmentField {
  readonly dueOn?: Dayjs | null;
  readonly afterMonths?: number | null;
  readonly percent?: string | null;
}

/** The terms as a form holds them: money in yuan, shares in percent, nothing where nothing is agreed. */
export interface TermsForm {
  readonly annual?: string | null;
  readonly how: 'spread' | 'instalments';
  readonly instalments?: readonly (InstalmentField | undefined)[];
  readonly meteredHow: 'all' | 'only';
  readonly metered?: readonly string[];
  readonly monthCap?: string | null;
  readonly monthFloor?: string | null;
  readonly yearCap?: string | null;
  readonly yearFloor?: string | null;
  readonly slaPolicy: string;
  readonly coefficientPolicy: string;
}

type TermsInput = z.input<typeof contractTermsSchema>;

/** Fen of an amount in yuan; null where there is none. */
export const fenOf = (yuan: string | null | undefined): string | null =>
  yuan === undefined || yuan === null || yuan === '' ? null : fenOfYuan(yuan);

/** Parts per million of a percentage with up to four decimals; null where it is none: `33.3333` → `333333`. */
export function ppmOf(percent: string | null | undefined): string | null {
  const found = /^(\d{1,3})(?:\.(\d{1,4}))?$/.exec((percent ?? '').trim());
  if (!found) return null;
  const [, whole = '', part = ''] = found;
  return `${whole}${part.padEnd(4, '0')}`.replace(/^0+(?=\d)/, '');
}

/** What the shares of a form come to, as people read it, and whether that is the whole. */
export function shareSum(instalments: TermsForm['instalments']): { readonly percent: string; readonly whole: boolean } {
  const sum = (instalments ?? []).reduce((total, each) => total + BigInt(ppmOf(each?.percent) ?? '0'), 0n);
  return { percent: percentOf(sum.toString()), whole: sum === 1_000_000n };
}

/** The form as it is sent. `byMonths`: instalments count from the contract’s first day. */
export function termsOfForm(form: TermsForm, byMonths = false): TermsInput {
  const instalments = (form.instalments ?? []).map((each) => ({
    sharePpm: ppmOf(each?.percent) ?? '0',
    ...(byMonths ? { afterMonths: each?.afterMonths ?? 0 } : { dueOn: each?.dueOn?.format('YYYY-MM-DD') ?? '' }),
  }));
  return {
    annualFen: fenOf(form.annual) ?? '0',
    instalments: form.how === 'instalments' ? instalments : null,
    meteredSkus: form.meteredHow === 'only' ? ([...(form.metered ?? [])] as TermsInput['meteredSkus']) : null,
    monthCapFen: fenOf(form.monthCap),
    monthFloorFen: fenOf(form.monthFloor),
    yearCapFen: fenOf(form.yearCap),
    yearFloorFen: fenOf(form.yearFloor),
    slaPolicy: form.slaPolicy as TermsInput['slaPolicy'],
    coefficientPolicy: form.coefficientPolicy as TermsInput['coefficientPolicy'],
  };
}

/** Terms as a form begins with them. */
export function formOfTerms(terms: ContractTerms): TermsForm {
  const yuan = (fen: string | null) => (fen === null ? null : plainFen(fen));
  return {
    annual: plainFen(terms.annualFen),
    how: terms.instalments ? 'instalments' : 'spread',
    instalments: (terms.instalments ?? []).map(({ dueOn, afterMonths, sharePpm }) => ({
      dueOn: dueOn === undefined ? null : dayjs(dueOn),
      afterMonths: afterMonths ?? null,
      percent: percentOf(sharePpm),
    })),
    meteredHow: terms.meteredSkus ? 'only' : 'all',
    metered: terms.meteredSkus ?? [],
    monthCap: yuan(terms.monthCapFen),
    monthFloor: yuan(terms.monthFloorFen),
    yearCap: yuan(terms.yearCapFen),
    yearFloor: yuan(terms.yearFloorFen),
    slaPolicy: terms.slaPolicy,
    coefficientPolicy: terms.coefficientPolicy,
  };
}

function percentOf(ppm: string): string {
  const digits = ppm.padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '');
}
