import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { kubeconfigOf } from '@zhengyun/domain/clouds/kubeconfig-rules.ts';
import { type CloudDefinition, defineCloudSchema } from '@zhengyun/domain/clouds/schemas.ts';
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

/** Reads a cloud's file (YAML or JSON). Refused like any input: INPUT_INVALID naming the field, and the codes of its fields. */
export async function readCloudFile(path: string): Promise<CloudFile> {
  const { cluster, ...definition } = parseInput(fileSchema, parseYaml(await readFile(path, 'utf8')));
  if (!cluster) return { definition, cluster: null };
  const { slug } = cluster;
  if ('kubeconfig' in cluster)
    return {
      definition,
      cluster: { slug, kubeconfig: await readFile(resolve(dirname(path), cluster.kubeconfig), 'utf8') },
    };
  const { server, ca, token } = cluster;
  const kubeconfig = kubeconfigOf({
    server,
    ca: Buffer.from(ca).toString('base64'),
    user: { kind: 'token', token },
  });
  return { definition, cluster: { slug, kubeconfig } };
}
