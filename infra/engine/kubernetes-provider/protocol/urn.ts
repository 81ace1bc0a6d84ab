/** The identity of an API type: group is '' for the core group. */
export interface GroupVersionKind {
  group: string;
  version: string;
  kind: string;
}

/** What a resource's URN says about it. */
export interface ResourceName {
  /** Logical name in the program, e.g. `quota`. */
  name: string;
  /** Type token, e.g. `kubernetes:core/v1:ResourceQuota`. */
  type: string;
}

const PACKAGE = 'kubernetes';

/** Splits `urn:pulumi:stack::project::parent$type::name`; a logical name may itself contain `::`. */
export function parseUrn(urn: string): ResourceName {
  const [, , qualifiedType, ...name] = urn.split('::');
  const type = qualifiedType?.split('$').at(-1);
  if (type === undefined || name.length === 0) throw new Error(`"${urn}" is no resource URN`);
  return { name: name.join('::'), type };
}

/** `kubernetes:apps/v1:Deployment` → its group, version and kind; a *Patch type keeps its suffix. */
export function parseTypeToken(token: string): GroupVersionKind {
  const [pkg, apiVersion = '', kind] = token.split(':');
  if (pkg !== PACKAGE || kind === undefined) {
    throw new Error(`unrecognized resource type: "${token}" for this provider`);
  }
  const parts = apiVersion.split('/');
  const [group, version] = parts;
  if (parts.length !== 2 || group === undefined || version === undefined) {
    throw new Error(`apiVersion does not have both a group and a version: "${apiVersion}"`);
  }
  return { group: group === 'core' ? '' : group, version, kind };
}

/** `v1` or `apps/v1` and a kind → group, version and kind. */
export function parseApiVersion(apiVersion: string, kind: string): GroupVersionKind {
  const slash = apiVersion.indexOf('/');
  if (slash < 0) return { group: '', version: apiVersion, kind };
  return { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1), kind };
}

/** `apps/v1`, or `v1` for the core group. */
export function formatApiVersion({ group, version }: GroupVersionKind): string {
  return group === '' ? version : `${group}/${version}`;
}

/** True for `NamespacePatch` over a `Namespace`: the resource co-owns fields of an object that others made. */
export function isPatchResource(urn: string, kind: string): boolean {
  return parseTypeToken(parseUrn(urn).type).kind === `${kind}Patch`;
}
