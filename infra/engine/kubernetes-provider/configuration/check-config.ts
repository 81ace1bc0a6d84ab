import { isMap, type PropertyMap, type PropertyValue, revealValue, Secret } from '../protocol/property-value.ts';
import { parseUrn } from '../protocol/urn.ts';

export interface CheckFailure {
  property: string;
  reason: string;
}

export interface CheckedConfig {
  inputs: PropertyMap;
  failures: CheckFailure[];
}

const STANDIN_LIMITS =
  'the stand-in provider does not support it; install the official plugin (pulumi-resource-kubernetes v4.32.0)';

function isSet(value: PropertyValue | undefined): boolean {
  if (value === undefined) return false;
  const plain = revealValue(value);
  return plain === true || typeof plain === 'symbol' || isMap(plain) || (typeof plain === 'string' && plain !== '');
}

/** strictMode of the provider, else of the stack's configuration. */
function isStrict(config: PropertyMap, pulumiConfig: string): boolean {
  const own = config.strictMode;
  if (own !== undefined) return String(revealValue(own)) === 'true';
  if (pulumiConfig === '') return false;
  const stack: unknown = JSON.parse(pulumiConfig);
  return isMap(stack) && stack.strictMode === 'true';
}

function strictFailures(urn: string, config: PropertyMap): CheckFailure[] {
  const failures: CheckFailure[] = [];
  if (parseUrn(urn).name.startsWith('default')) {
    failures.push({ property: '', reason: 'strict mode prohibits default provider' });
  }
  for (const property of ['kubeconfig', 'context']) {
    if (!isSet(config[property])) {
      failures.push({ property, reason: `strict mode requires Provider "${property}" argument` });
    }
  }
  return failures;
}

/**
 * Checks the provider's own options. The kubeconfig comes back as a secret, so that no credential lies in clear in
 * state: the official provider leaves that to the program.
 * @param pulumiConfig the stack's `kubernetes:` configuration as JSON text, '' for none
 */
export function checkConfig(urn: string, config: PropertyMap, pulumiConfig: string): CheckedConfig {
  const failures = isStrict(config, pulumiConfig) ? strictFailures(urn, config) : [];
  if (isSet(config.renderYamlToDirectory)) {
    failures.push({ property: 'renderYamlToDirectory', reason: STANDIN_LIMITS });
  }
  const serverSideApply = config.enableServerSideApply;
  if (serverSideApply !== undefined && String(revealValue(serverSideApply)) === 'false') {
    failures.push({ property: 'enableServerSideApply', reason: `client-side apply: ${STANDIN_LIMITS}` });
  }
  const kubeconfig = config.kubeconfig;
  if (kubeconfig === undefined || kubeconfig instanceof Secret) return { inputs: config, failures };
  return { inputs: { ...config, kubeconfig: new Secret(kubeconfig) }, failures };
}
