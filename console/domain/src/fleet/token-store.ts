import type { Tx } from '@zhengyun/db/with-transaction.ts';

export interface TokenRow {
  readonly cloudId: string;
  readonly expiresAt: Date;
  readonly usedByNode: string | null;
  /** The one name that may join with it; null: any that no node with a live certificate bears. */
  readonly forName: string | null;
}

export async function insertToken(
  tx: Tx,
  token: { hash: Buffer; cloudId: string; createdBy: string; createdAt: Date; expiresAt: Date; forName: string | null },
): Promise<void> {
  await tx
    .insertInto('join_token')
    .values({
      token_hash: token.hash,
      cloud_id: token.cloudId,
      created_by: token.createdBy,
      created_at: token.createdAt,
      expires_at: token.expiresAt,
      for_name: token.forName,
    })
    .execute();
}

/** The token, locked until `tx` ends: of two nodes with the same one, the second waits and sees it used. */
export async function lockToken(tx: Tx, hash: Buffer): Promise<TokenRow | null> {
  const row = await tx
    .selectFrom('join_token')
    .select(['cloud_id', 'expires_at', 'used_by_node', 'for_name'])
    .where('token_hash', '=', hash)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  const { cloud_id: cloudId, expires_at: expiresAt, used_by_node: usedByNode, for_name: forName } = row;
  return { cloudId, expiresAt, usedByNode, forName };
}

export async function markTokenUsed(tx: Tx, hash: Buffer, use: { nodeId: string; at: Date }): Promise<void> {
  await tx
    .updateTable('join_token')
    .set({ used_at: use.at, used_by_node: use.nodeId })
    .where('token_hash', '=', hash)
    .execute();
}

export async function cloudOf(tx: Tx, cloudId: string): Promise<{ slug: string; name: string; tier: string } | null> {
  const row = await tx
    .selectFrom('cloud')
    .select(['slug', 'name', 'tier'])
    .where('id', '=', cloudId)
    .executeTakeFirst();
  return row ?? null;
}
