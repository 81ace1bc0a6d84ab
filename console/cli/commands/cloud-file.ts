import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { kubeconfigOf } from '@zhengyun/domain/clouds/kubeconfig-rules.ts';
import { type CloudDefinition, defineCloudSchema } from '@zhengyun/domain/clouds/schemas.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import { parse as parseInput } from '@zhengyun/domain/verb/parse.ts';
import { slugSchema } from '@zhengyun/rulebook/tier.ts';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

/** How a file names its cluster: the path of a kubeconfig (relative to the file), or the three parts themselves. */
const clusterSchema = z.union([
  z.strictObject({ slug: slugSchema, kubeconfig: z.string().min(1) }),
  z.strictObject({
    slug: slugSchema,
    server: z.url({ protocol: /^https$/ }),
    /** PEM of the server's CA, and a bearer token. */
    ca: z.string().startsWith('-----BEGIN CERTIFICATE-----'),
    token: z.string().min(1),
  }),
]);
const fileSchema = defineCloudSchema.extend({ cluster: clusterSchema.optional() });

/** A cloud as a file says it; `cluster` null: it gets one later. */
export interface CloudFile {
  readonly definition: CloudDefinition;
  readonly cluster: { readonly slug: string; readonly kubeconfig: string } | null;
}

/**
 * Reads a cloud's file (YAML or JSON). Refused like any input: FILE_UNREADABLE where a file is not there or no YAML, naming it and
 * the line; INPUT_INVALID naming the field, and the codes of its fields.
 */
export async function readCloudFile(path: string): Promise<CloudFile> {
  const { cluster, ...definition } = parseInput(fileSchema, parsed(path, await textOf(path)));
  if (!cluster) return { definition, cluster: null };
  const { slug } = cluster;
  if ('kubeconfig' in cluster)
    return {
      definition,
      cluster: { slug, kubeconfig: await textOf(resolve(dirname(path), cluster.kubeconfig)) },
    };
  const { server, ca, token } = cluster;
  const kubeconfig = kubeconfigOf({
    server,
    ca: Buffer.from(ca).toString('base64'),
    user: { kind: 'token', token },
  });
  return { definition, cluster: { slug, kubeconfig } };
}

/** The text of a file that a person named. FILE_UNREADABLE with what the system says, without its jargon of calls. */
export async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code = 'unknown' } = error as { code?: string };
    throw new DomainError('FILE_UNREADABLE', { reason: `${path}: ${REASONS[code] ?? code}` });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder',
};

function parsed(path: string, text: string): unknown {
  try {
    return parseYaml(text);
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n');
    throw new DomainError('FILE_UNREADABLE', { reason: `${path}: ${line.replace(/:$/, '')}` });
  }
}
