import type { ComponentResourceOptions } from '@pulumi/pulumi';
import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { OrderLineInputs } from '@zhengyun/interface/tenancy.ts';

/** What every item of an order line is built from, beside its own spec. */
export interface LineContext {
  readonly inputs: OrderLineInputs;
  readonly cloud: CloudOutputs;
  readonly opts: ComponentResourceOptions;
}
