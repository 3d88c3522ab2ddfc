import { types } from '@neondatabase/serverless';
import type { Engine } from '#db/local/engine.ts';
import { extendedQuery, SYNC, simpleQuery } from '#db/local/wire-messages.ts';
import { type NeonResult, readReplies } from '#db/local/wire-results.ts';

/** Runs SQL as the role that the engine signed in with; a script without parameters gives the rows of its last statement. */
export async function runAsSuperuser<Row>(engine: Engine, text: string, params?: unknown[]): Promise<Row[]> {
  const session = await engine.acquire();
  try {
    const { results, error } = readReplies(await session.exchange(asked(text, params)));
    if (error !== null) throw Object.assign(new Error(error.message), error);
    // The shape of the rows is the caller's word.
    return rowsOf(results.at(-1)) as Row[];
  } finally {
    session.release();
  }
}

function asked(text: string, params: unknown[] | undefined): Buffer {
  if (params === undefined) return simpleQuery(text);
  return Buffer.concat([extendedQuery({ query: text, params: params.map(asLiteral) }), SYNC]);
}

/** An array of texts is written as Postgres writes it. */
function asLiteral(value: unknown): unknown {
  return Array.isArray(value) ? `{${value.map((one) => JSON.stringify(String(one))).join()}}` : value;
}

const BIGINT = 20;

function rowsOf(result: NeonResult | undefined): Record<string, unknown>[] {
  if (result === undefined) return [];
  const columns = result.fields.map(({ name, dataTypeID }) => ({
    name,
    read: dataTypeID === BIGINT ? Number : types.getTypeParser(dataTypeID, 'text'),
  }));
  return result.rows.map((row) =>
    Object.fromEntries(
      columns.map(({ name, read }, i) => [name, typeof row[i] === 'string' ? read(row[i]) : null]),
    ),
  );
}
