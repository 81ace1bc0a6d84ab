import { cloudUtilisation } from '@zhengyun/domain/fleet/cloud-utilisation.ts';
import { createJoinToken } from '@zhengyun/domain/fleet/create-join-token.ts';
import { listNodes } from '@zhengyun/domain/fleet/list-nodes.ts';
import { quarantineNode } from '@zhengyun/domain/fleet/quarantine-node.ts';
import { releaseNode } from '@zhengyun/domain/fleet/release-node.ts';
import {
  cloudUtilisationsSchema,
  joinTokenSchema,
  nodeReleasedSchema,
  nodesPageSchema,
  quarantinedSchema,
} from '@zhengyun/domain/fleet/schemas.ts';
import { inputOf } from '../input-of.ts';
import { router, signedInProcedure } from '../trpc.ts';

/** Nodes that run an agent, and the tokens with which they join. */
export const fleetRouter = router({
  nodes: signedInProcedure
    .input(inputOf(listNodes))
    .output(nodesPageSchema)
    .query(({ ctx, input }) => listNodes(ctx.verb, input)),
  utilisation: signedInProcedure
    .output(cloudUtilisationsSchema)
    .query(({ ctx }) => cloudUtilisation(ctx.verb, undefined)),
  createJoinToken: signedInProcedure
    .input(inputOf(createJoinToken))
    .output(joinTokenSchema)
    .mutation(({ ctx, input }) => createJoinToken(ctx.verb, input)),
  quarantine: signedInProcedure
    .input(inputOf(quarantineNode))
    .output(quarantinedSchema)
    .mutation(({ ctx, input }) => quarantineNode(ctx.verb, input)),
  release: signedInProcedure
    .input(inputOf(releaseNode))
    .output(nodeReleasedSchema)
    .mutation(({ ctx, input }) => releaseNode(ctx.verb, input)),
});
