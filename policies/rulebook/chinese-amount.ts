import type { Fen } from './money.ts';

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const PLACES = ['', '拾', '佰', '仟'] as const;
const GROUPS = ['', '万', '亿', '万亿', '亿亿'] as const;

/**
 * 金额大写 of `fen` as bills print it (支付结算办法, annex 1: 正确填写票据和结算凭证的基本规定): prefixed 人民币 without a gap,
 * 整 only where it ends at 元; a zero between digits, before 角 after a yuan ending in 0, and before 分 without 角 is written 零.
 * A negative amount begins 人民币负. RangeError at 10^20 yuan and above.
 */
export function chineseAmount(fen: Fen): string {
  const magnitude = fen < 0n ? -fen : fen;
  const prefix = fen < 0n ? '人民币负' : '人民币';
  const yuan = magnitude / 100n;
  const jiao = digit(magnitude / 10n);
  const cent = digit(magnitude);
  if (magnitude === 0n) return `${prefix}零元整`;
  const whole = yuan === 0n ? '' : `${chineseInteger(yuan)}元`;
  if (jiao === 0 && cent === 0) return `${prefix}${whole}整`;
  const zero = whole && (jiao === 0 || yuan % 10n === 0n) ? '零' : '';
  return `${prefix}${whole}${zero}${jiao ? `${DIGITS[jiao]}角` : ''}${cent ? `${DIGITS[cent]}分` : ''}`;
}

function digit(value: bigint): number {
  return Number(value % 10n);
}

function chineseInteger(value: bigint): string {
  let text = '';
  let rest = value;
  for (const group of GROUPS) {
    const four = Number(rest % 10_000n);
    rest /= 10_000n;
    const above = rest > 0n && four > 0 && four < 1_000 ? '零' : '';
    if (four > 0) text = `${above}${chineseFour(four)}${group}${text}`;
    else if (rest > 0n && text && !text.startsWith('零')) text = `零${text}`;
    if (rest === 0n) return text;
  }
  throw new RangeError(`${value} yuan is more than can be written in words`);
}

function chineseFour(value: number): string {
  let text = '';
  for (let place = 3, rest = value; place >= 0; place -= 1) {
    const unit = 10 ** place;
    const figure = Math.floor(rest / unit);
    rest %= unit;
    if (figure > 0) text += `${DIGITS[figure]}${PLACES[place]}`;
    else if (text && rest > 0 && !text.endsWith('零')) text += '零';
  }
  return text;
}
