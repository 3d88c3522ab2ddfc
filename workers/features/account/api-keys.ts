import { createApiKey, hashApiKey } from '#workers/kernel/api-key.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { newId } from '#workers/kernel/ids.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { insertApiKey, liveApiKeys, revokeApiKeyRow, writeAudit } from './queries.ts';
import type { ApiKey, NewApiKey } from './schemas.ts';

type Row = Awaited<ReturnType<typeof liveApiKeys>>[number];

function shape(row: Row): ApiKey {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    hint: row.hint,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}

/**
 * Makes a key and gives it this once: only its hash is kept. A request makes one at most: a repeat that finds it made, but
 * not its answer, throws DAY-IDEM-1004 with its id.
 *
 * @param requestKey names the request: 64 hex digits, or null for one that is never repeated.
 */
export const addApiKey: Verb<NewApiKey & { requestKey: string | null }, ApiKey & { key: string }> = async ({
  ctx,
  input,
  deps,
}) => {
  const key = createApiKey();
  const id = input.requestKey === null ? newId<'api-key'>() : idFrom(input.requestKey);
  const row = await insertApiKey(deps.db, ctx.member.id, {
    id,
    name: input.name,
    keyHash: await hashApiKey(key),
    hint: key.slice(0, 13),
    scopes: [...new Set(input.scopes)],
    expiresAt: input.expiresAt === undefined ? null : new Date(input.expiresAt),
  });
  if (row === undefined) throw new AppError('DAY-IDEM-1004', { details: { id } });
  await audit({ ctx, deps, action: 'api-key.created', subjectId: id });
  return { ...shape(row), key };
};

/** A UUID of our own making (RFC 9562, version 8), the same for the same request. */
function idFrom(hex: string): string {
  const [a, b, c, d, e] = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(13, 16),
    hex.slice(17, 20),
    hex.slice(20, 32),
  ];
  return `${a}-${b}-8${c}-8${d}-${e}`;
}

export const listApiKeys: Verb<void, ApiKey[]> = async ({ ctx, deps }) =>
  (await liveApiKeys(deps.db, ctx.member.id)).map(shape);

export const revokeApiKey: Verb<{ id: string }, void> = async ({ ctx, input, deps }) => {
  if (!(await revokeApiKeyRow(deps.db, ctx.member.id, input.id, ctx.now)))
    throw new AppError('DAY-USER-1001');
  await audit({ ctx, deps, action: 'api-key.revoked', subjectId: input.id });
};

async function audit(
  entry: Pick<Parameters<Verb<void, void>>[0], 'ctx' | 'deps'> & { action: string; subjectId: string },
) {
  await writeAudit(entry.deps.db, {
    memberId: entry.ctx.member.id,
    actor: entry.ctx.actor.kind,
    action: entry.action,
    subjectId: entry.subjectId,
    correlationId: entry.ctx.correlationId,
  });
}
