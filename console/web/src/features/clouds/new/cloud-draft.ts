import type { Architecture } from '@zhengyun/rulebook/architecture.ts';
import { DIMENSIONS, type Dimension } from '@zhengyun/rulebook/dimension.ts';
import type { Region } from '@zhengyun/rulebook/region.ts';
import type { Profile, Tier } from '@zhengyun/rulebook/tier.ts';
import type { Inputs, Outputs } from '../../../api/outputs.ts';
import { SERVICE_FIELDS, type ServiceName } from './service-list.ts';

export interface ZoneDraft {
  readonly code?: string;
  readonly name?: string;
  readonly xinchuang?: boolean;
  readonly maximumMlps?: 1 | 2 | 3;
  readonly publicAddress?: boolean;
  /** Null or absent: the cluster's default. */
  readonly architecture?: Architecture | null;
  readonly nodes?: readonly string[];
  readonly capacity?: Partial<Record<Dimension, number | null>>;
}

/** What the form holds; a credential is kept in memory only. */
export interface CloudDraft {
  readonly slug: string;
  readonly name: string;
  readonly tier: Tier;
  readonly profile: Profile;
  readonly region: Region | null;
  readonly given: 'kubeconfig' | 'parts';
  readonly kubeconfig?: string;
  readonly server?: string;
  readonly ca?: string;
  readonly token?: string;
  readonly clusterSlug: string;
  readonly kubevirt: 'install' | 'present';
  readonly storageProvisioner: string;
  readonly iops: Record<'ordinary' | 'fast', { readonly minimum: number; readonly maximum: number }>;
  /** By operator: what its fields say; null or absent: it is not there. */
  readonly services?: Partial<Record<ServiceName, Readonly<Record<string, string | null>> | null>>;
  readonly zones: readonly ZoneDraft[];
}

export const EMPTY_ZONE: ZoneDraft = { xinchuang: false, nodes: [] };

export const EMPTY_DRAFT: Partial<CloudDraft> = {
  tier: 'municipal',
  profile: 'city-medium',
  region: 'pearl-river-delta',
  given: 'kubeconfig',
  kubevirt: 'present',
  iops: { ordinary: { minimum: 1_000, maximum: 3_000 }, fast: { minimum: 3_000, maximum: 20_000 } },
  zones: [EMPTY_ZONE],
};

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** The credential as one kubeconfig, however it was given: what the probe looks with is what is registered. */
export function kubeconfigText(draft: Partial<CloudDraft>): string {
  if (draft.given !== 'parts') return draft.kubeconfig ?? '';
  const { server = '', ca = '', token = '' } = draft;
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'cloud',
    clusters: [{ name: 'cloud', cluster: { server, 'certificate-authority-data': base64(ca) } }],
    users: [{ name: 'cloud', user: { token } }],
    contexts: [{ name: 'cloud', context: { cluster: 'cloud', user: 'cloud' } }],
  });
}

/** The definition as the server takes it. */
export function definitionOf(draft: CloudDraft): Inputs['clouds']['add']['definition'] {
  const { slug, name, tier, profile, region, kubevirt, storageProvisioner, iops } = draft;
  return {
    slug,
    name,
    tier,
    profile,
    region: tier === 'municipal' ? region : null,
    kubevirt,
    storageProvisioner,
    iops,
    ...(draft.services ? { services: servicesOf(draft.services) } : {}),
    zones: draft.zones.map((zone) => ({
      code: zone.code ?? '',
      name: zone.name ?? '',
      xinchuang: zone.xinchuang ?? false,
      maximumMlps: zone.maximumMlps ?? 2,
      publicAddress: zone.publicAddress ?? false,
      architecture: zone.architecture ?? null,
      nodes: [...(zone.nodes ?? [])],
      capacity: Object.fromEntries(
        DIMENSIONS.flatMap((dimension) => {
          const units = zone.capacity?.[dimension];
          return units ? [[dimension, String(units)]] : [];
        }),
      ),
    })),
  };
}

type Definition = Inputs['clouds']['add']['definition'];
type Services = NonNullable<Definition['services']>;

/** Every operator by name: with its fields as filled in, or null where the cluster has none. An empty optional field is null. */
function servicesOf(services: NonNullable<CloudDraft['services']>): Services {
  const named = Object.entries(SERVICE_FIELDS).map(([name, fields]) => {
    const given = services[name as ServiceName];
    const filled = fields.map(({ key, optional }) => {
      const text = given?.[key]?.trim() ?? '';
      return [key, optional && text === '' ? null : text];
    });
    return [name, given ? Object.fromEntries(filled) : null];
  });
  return Object.fromEntries(named) as Services;
}

/** A cloud that stands, as the form holds it. */
export function draftOfDefinition(definition: Outputs['clouds']['definition']['definition']): Partial<CloudDraft> {
  const { iops, services, zones, ...rest } = definition;
  return {
    ...rest,
    ...(iops ? { iops } : {}),
    ...(services ? { services } : {}),
    zones: zones.map(({ capacity, architecture, ...zone }) => ({
      ...zone,
      architecture: architecture ?? null,
      capacity: Object.fromEntries(Object.entries(capacity).map(([dimension, units]) => [dimension, Number(units)])),
    })),
  };
}

const KEPT = [
  'slug',
  'name',
  'tier',
  'profile',
  'region',
  'clusterSlug',
  'kubevirt',
  'storageProvisioner',
  'iops',
  'services',
  'zones',
] as const;

/** What of the form is kept with a draft: everything but how the credential is given and what it is. */
export function keptOf(draft: Partial<CloudDraft>): Inputs['cloudDrafts']['save']['definition'] {
  const kept = Object.fromEntries(KEPT.flatMap((key) => (draft[key] === undefined ? [] : [[key, draft[key]]])));
  return withoutUndefined(kept) as Inputs['cloudDrafts']['save']['definition'];
}

/** Fields that were never touched hold undefined, and so may a list's places; neither has a form on the wire. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutUndefined(each) ?? {});
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, withoutUndefined(each)]])),
  );
}
