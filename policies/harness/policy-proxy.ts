import * as proxy from '@pulumi/policy/proxy.js';

interface PolicyProxy {
  /** Wraps inputs so that touching an unknown value throws `UnknownValueError` instead of reading a placeholder. */
  readonly unknownCheckingProxy: (inputs: Record<string, unknown>) => Record<string, unknown>;
  readonly UnknownValueError: new (sentinel: string, path: string[]) => Error;
  /** What the engine sends to a policy in place of a string it doesn't know yet. */
  readonly unknownStringValue: string;
}

/** The policy server's own guard against unknown values; marked internal there, hence untyped, and used so tests judge as it does. */
export const { unknownCheckingProxy, UnknownValueError, unknownStringValue } = proxy as unknown as PolicyProxy;
