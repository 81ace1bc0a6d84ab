/** The rooms of the project and the arrows between them: who may import whom (docs: ARCHITECTURE, "an arrow means may import"). */
export interface Room {
  /** Folder below the root. */
  readonly path: string;
  /** Workspaces (by room name) it may import. */
  readonly mayImport: readonly string[];
}

export const ROOMS: Readonly<Record<string, Room>> = {
  rulebook: { path: 'policies/rulebook', mayImport: [] },
  packs: { path: 'policies/packs', mayImport: ['rulebook'] },
  harness: { path: 'policies/harness', mayImport: [] },
  interface: { path: 'infra/interface', mayImport: ['rulebook'] },
  components: { path: 'infra/components', mayImport: ['rulebook', 'interface'] },
  provincial: { path: 'infra/provincial', mayImport: ['components', 'interface', 'rulebook'] },
  sectoral: { path: 'infra/sectoral', mayImport: ['components', 'interface', 'rulebook'] },
  municipal: { path: 'infra/municipal', mayImport: ['components', 'interface', 'rulebook'] },
  tenancy: { path: 'infra/tenancy', mayImport: ['components', 'interface', 'rulebook'] },
  engine: { path: 'infra/engine', mayImport: ['provincial', 'sectoral', 'municipal', 'tenancy', 'interface', 'packs'] },
  local: { path: 'infra/local', mayImport: ['engine'] },
  db: { path: 'console/db', mayImport: [] },
  domain: { path: 'console/domain', mayImport: ['db', 'rulebook', 'protocol', 'interface'] },
  server: { path: 'console/server', mayImport: ['domain', 'protocol', 'rulebook', 'db'] },
  'api-client': { path: 'console/api-client', mayImport: [] },
  worker: { path: 'console/worker', mayImport: ['domain', 'engine', 'interface', 'rulebook', 'db'] },
  cli: { path: 'console/cli', mayImport: ['api-client', 'domain', 'engine', 'interface', 'rulebook', 'db'] },
  web: { path: 'console/web', mayImport: ['rulebook', 'domain', 'server'] },
  protocol: { path: 'agent/protocol', mayImport: ['rulebook'] },
  node: { path: 'agent/node', mayImport: ['protocol', 'rulebook'] },
};

/** Third parties that only some places may name: `where` are path prefixes or suffixes of files. */
export const THIRD_PARTIES: readonly { readonly prefix: string; readonly where: RegExp }[] = [
  { prefix: '@pulumi/', where: /^(infra|policies\/(packs|harness))\// },
  { prefix: 'pg', where: /^(console\/(db|domain\/src\/.*store|domain\/src\/verb)|infra\/local)/ },
  {
    prefix: 'kysely',
    where: /^console\/(db\/|domain\/src\/.*(store(\.ts|s\/|-)|verb\/|-store\.ts)|domain\/src\/[^/]+\/store\.ts)/,
  },
  { prefix: '@trpc/', where: /^console\/(server|web)\// },
  { prefix: 'prom-client', where: /^(console\/(server|worker)|agent\/node)\// },
  { prefix: 'react', where: /^console\/web\// },
  { prefix: 'antd', where: /^console\/web\// },
];

/** Folder names that say nothing about what is inside. */
export const EMPTY_NAMES: readonly string[] = [
  'shared',
  'common',
  'core',
  'lib',
  'utils',
  'util',
  'helpers',
  'types',
  'services',
  'misc',
];
