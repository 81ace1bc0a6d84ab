/** Vcpu to memory 1:2 is `general`, 1:4 is `memory`. */
export const FLAVOUR_FAMILIES = ['general', 'memory'] as const;
export type FlavourFamily = (typeof FLAVOUR_FAMILIES)[number];

/** A size of cloud host as sold; `name` is what people call it. */
export interface Flavour {
  readonly name: string;
  readonly family: FlavourFamily;
  readonly vcpu: number;
  readonly memoryGb: number;
  /** Ordinary disk that each comes with. */
  readonly systemDiskGb: number;
}

const flavour = (family: FlavourFamily, vcpu: number): Flavour => {
  const memoryGb = vcpu * (family === 'memory' ? 4 : 2);
  return { name: `${vcpu}C${memoryGb}G`, family, vcpu, memoryGb, systemDiskGb: 100 };
};

/**
 * Flavours as sold, on x86 and 信创 alike, each with 100 GB (PRODUCT.md section 4). Anything else up to 64C/512G is custom
 * and may be ordered too: what is priced is vCPU, memory and disk, never a flavour.
 */
export const FLAVOURS: readonly Flavour[] = [
  ...[2, 4, 8, 16, 32].map((vcpu) => flavour('general', vcpu)),
  ...[2, 4, 8, 16].map((vcpu) => flavour('memory', vcpu)),
];

/** The flavour of that many vCPUs and GB of memory; undefined: custom. */
export function flavourOf(size: { readonly vcpu: number; readonly memoryGb: number }): Flavour | undefined {
  return FLAVOURS.find(({ vcpu, memoryGb }) => vcpu === size.vcpu && memoryGb === size.memoryGb);
}
