import { StackReference } from '@pulumi/pulumi';
import { type CloudOutputs, cloudOutputsSchema } from '@zhengyun/interface/cloud.ts';

/**
 * What the cloud's stack exports, as plain data: a tenancy's plan is computed on values, never on promises of values, so
 * that two previews of it are equal.
 *
 * @throws Error when the cloud isn't deployed, or was deployed by an older program that exports less
 */
export async function readCloud(cloudStack: string): Promise<CloudOutputs> {
  const reference = new StackReference(cloudStack);
  const keys = Object.keys(cloudOutputsSchema.shape);
  const values = await Promise.all(keys.map((key) => reference.getOutputValue(key)));
  const result = cloudOutputsSchema.safeParse(Object.fromEntries(keys.map((key, index) => [key, values[index]])));
  if (result.success) return result.data;
  const missing = [...new Set(result.error.issues.map((issue) => String(issue.path[0])))];
  throw new Error(
    `cloud stack ${cloudStack} does not export a usable ${missing.join(', ')}: deploy the cloud first, or again with this version`,
  );
}
