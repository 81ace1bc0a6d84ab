import { type OrderLineInput, orderLineInputSchema } from '@zhengyun/domain/requests/schemas.ts';
import type { ItemCode, ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import type { Purpose } from '@zhengyun/rulebook/request-purpose.ts';
import { defaultSpec } from '../../../ui/spec-fields/default-spec.ts';

/** A line as the form holds it: anything may still be missing. */
export interface LineValues {
  readonly cloud?: string | undefined;
  readonly zone?: string | undefined;
  readonly spec: ItemSpec;
}

/** The order as the form holds it; the same paths as the wire's, so every error finds its field. */
export interface OrderValues extends Purpose {
  readonly systemId?: string | undefined;
  readonly title?: string | undefined;
  readonly reason?: string | undefined;
  readonly mlpsGrade?: number | undefined;
  readonly lines: readonly LineValues[];
}

/** An empty order with one line of `item`. */
export function emptyOrder(item: ItemCode = 'cloud-host'): OrderValues {
  return { lines: [{ spec: defaultSpec(item) }] };
}

/** The unsent order with one more line of `item`, placed where its last line is. */
export function withLine(values: OrderValues, item: ItemCode): OrderValues {
  const { cloud, zone } = values.lines.at(-1) ?? {};
  return { ...values, lines: [...values.lines, { cloud, zone, spec: defaultSpec(item) }] };
}

/** The lines that are complete enough to price and to count against quota. */
export function completeLines(values: OrderValues | undefined): readonly OrderLineInput[] {
  return (values?.lines ?? []).flatMap((line) => {
    const parsed = orderLineInputSchema.safeParse(line);
    return parsed.success ? [parsed.data] : [];
  });
}
