import type { RateLimits } from '../cluster/rate-limit.ts';
import type { ProviderEnv } from '../env.ts';
import { numberAt } from '../objects/kubernetes-object.ts';
import { isMap, type JsonObject } from '../protocol/property-value.ts';
import { UnsupportedError } from '../protocol/refusals.ts';

/** Provider options, defaults filled in. */
export interface ProviderSettings {
  /** Path or content; '' for where kubectl would look. */
  kubeconfig: string;
  context: string;
  cluster: string;
  /** Namespace for namespaced objects that name none; '' for the kubeconfig's, else `default`. */
  namespace: string;
  deleteUnreachable: boolean;
  skipUpdateUnreachable: boolean;
  enablePatchForce: boolean;
  upsertExistingObjects: boolean;
  enableConfigMapMutable: boolean;
  enableSecretMutable: boolean;
  rejectUnknownResources: boolean;
  limits: RateLimits;
  /** Milliseconds for one request, undefined for the client's default. */
  timeoutMs: number | undefined;
}

/** The official provider's client-side limits. */
const DEFAULT_LIMITS: RateLimits = { requestsPerSecond: 50, burst: 120 };
const PREFIX = 'kubernetes:config:';

function parseClientSettings(text: string): JsonObject {
  if (text === '') return {};
  const settings: unknown = JSON.parse(text);
  if (!isMap<JsonObject>(settings)) throw new Error('kubeClientSettings must be an object with qps, burst and timeout');
  return settings;
}

/** A positive number from the program, else from the environment; the first that is set counts. */
function positive(option: string, program: number | undefined, environment: string | undefined): number | undefined {
  const value = program ?? (environment === undefined ? undefined : Number(environment));
  if (value !== undefined && !(value > 0)) {
    throw new Error(`kubeClientSettings.${option} must be a positive number, not ${environment ?? program}`);
  }
  return value;
}

/**
 * Reads the options that the engine hands over as text: what the program sets wins over the environment.
 * @throws on an option that cannot be read, or that only the official provider has
 */
export function readSettings(variables: ReadonlyMap<string, string>, env: ProviderEnv): ProviderSettings {
  const text = (option: string): string => variables.get(PREFIX + option) ?? '';
  const isOn = (option: string): boolean => (text(option) || env.options[option]) === 'true';
  if ((text('enableServerSideApply') || env.options.enableServerSideApply || 'true') !== 'true') {
    throw new UnsupportedError('client-side apply (enableServerSideApply: false)');
  }
  if (text('renderYamlToDirectory') !== '') throw new UnsupportedError('renderYamlToDirectory');
  const client = parseClientSettings(text('kubeClientSettings'));
  const timeoutSeconds = positive('timeout', numberAt(client, 'timeout'), env.options.timeout);
  return {
    kubeconfig: text('kubeconfig'),
    context: text('context'),
    cluster: text('cluster'),
    namespace: text('namespace'),
    deleteUnreachable: isOn('deleteUnreachable'),
    skipUpdateUnreachable: isOn('skipUpdateUnreachable'),
    enablePatchForce: isOn('enablePatchForce'),
    upsertExistingObjects: isOn('upsertExistingObjects'),
    enableConfigMapMutable: isOn('enableConfigMapMutable'),
    enableSecretMutable: isOn('enableSecretMutable'),
    rejectUnknownResources: isOn('rejectUnknownResources'),
    limits: {
      requestsPerSecond: positive('qps', numberAt(client, 'qps'), env.options.qps) ?? DEFAULT_LIMITS.requestsPerSecond,
      burst: positive('burst', numberAt(client, 'burst'), env.options.burst) ?? DEFAULT_LIMITS.burst,
    },
    timeoutMs: timeoutSeconds === undefined ? undefined : timeoutSeconds * 1000,
  };
}
