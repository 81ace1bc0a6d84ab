/** Groups the digits of a whole number by three: `-1234567` → `-1,234,567`. */
export function groupDigits(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** Yuan with two decimals and grouped thousands from whole fen as text: `-123456` → `-1,234.56`. No float touches it. */
export function formatFen(fen: string): string {
  const negative = fen.startsWith('-');
  const digits = (negative ? fen.slice(1) : fen).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/^0+(?=\d)/, '');
  return `${negative ? '-' : ''}${groupDigits(yuan)}.${digits.slice(-2)}`;
}

/** Yuan with two decimals and nothing else, as a file holds an amount: `-123456` → `-1234.56`. */
export function plainFen(fen: string): string {
  return formatFen(fen).replaceAll(',', '');
}

/** Whole fen as text from yuan as people write it: `1234.5` → `123450`; null where it is no such amount, or has parts of a fen. */
export function fenOfYuan(yuan: string): string | null {
  const found = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(yuan.trim());
  if (!found) return null;
  const [, whole = '', part = ''] = found;
  return `${whole}${part.padEnd(2, '0')}`.replace(/^0+(?=\d)/, '');
}
