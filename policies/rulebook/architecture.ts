import { z } from 'zod';

/** Instruction sets as Kubernetes and KubeVirt name them. 信创 says nothing of it: there are domestic processors of both. */
export const ARCHITECTURES = ['amd64', 'arm64'] as const;
export const architectureSchema = z.enum(ARCHITECTURES);
export type Architecture = z.output<typeof architectureSchema>;
