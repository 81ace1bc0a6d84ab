/** Flavours as sold (PRODUCT.md section 4); anything else up to 64C/512G is custom. */
export const FLAVOURS = [
  { vcpu: 2, memoryGb: 4 },
  { vcpu: 4, memoryGb: 8 },
  { vcpu: 8, memoryGb: 16 },
  { vcpu: 16, memoryGb: 32 },
  { vcpu: 32, memoryGb: 64 },
  { vcpu: 2, memoryGb: 8 },
  { vcpu: 4, memoryGb: 16 },
  { vcpu: 8, memoryGb: 32 },
  { vcpu: 16, memoryGb: 64 },
] as const;

/** Name of a flavour, e.g. `8C16G`. */
export function flavourName({ vcpu, memoryGb }: { readonly vcpu: number; readonly memoryGb: number }): string {
  return `${vcpu}C${memoryGb}G`;
}
