import { bytesOf } from './bytes.ts';

/** CPU and memory as a container or an operator's kind names them. */
export interface Size {
  readonly cpu?: string;
  readonly memory?: string;
}

/** Thousandths of a CPU, or null where the quantity is absent or of another form. */
function millicores(quantity: string | undefined): bigint | null {
  const [, thousandths] = /^(\d+)m$/.exec(quantity ?? '') ?? [];
  if (thousandths !== undefined) return BigInt(thousandths);
  const whole = bytesOf(quantity);
  return whole === null ? null : whole * 1_000n;
}

/** Whether both are the same size, however it is written (`4` = `4000m`, `1Gi` = `1024Mi`). What can't be read is not the same. */
export function isSameSize(wanted: Size | undefined, given: Size | undefined): boolean {
  const cpu = millicores(wanted?.cpu);
  const memory = bytesOf(wanted?.memory);
  return cpu !== null && memory !== null && cpu === millicores(given?.cpu) && memory === bytesOf(given?.memory);
}

/** A size for people, e.g. `4 CPU, 16Gi`. */
export function sizeText(size: Size | undefined): string {
  return `${size?.cpu ?? 'no'} CPU, ${size?.memory ?? 'no memory'}`;
}
