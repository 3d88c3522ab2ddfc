import { localDayOf } from '#workers/kernel/local-day.ts';
import { type Page, type PageMeta, pageMeta } from '#workers/kernel/paging.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { isAskable } from './prompted-task.ts';
import { listPromptRows, openPrompts } from './queries.ts';
import type { Prompt } from './schemas.ts';
import { shapePrompt } from './shape-prompt.ts';

export const listPrompts: Verb<Page, { prompts: Prompt[]; meta: PageMeta }> = async ({
  ctx,
  input,
  deps,
}) => {
  const { page, perPage } = input;
  const found = await listPromptRows(deps.db, ctx.member.id, {
    limit: perPage,
    offset: (page - 1) * perPage,
  });
  return {
    prompts: found.rows.map((row) => shapePrompt(row, ctx.now)),
    meta: pageMeta({ page, perPage }, found.total),
  };
};

/** The prompt of this local day that waits for an answer, the latest; null when there is none. A task that was done is asked for no more. */
export const currentPrompt: Verb<void, Prompt | null> = async ({ ctx, deps }) => {
  const today = localDayOf(ctx.now, ctx.member.timeZone);
  const rows = await openPrompts(deps.db, ctx.member.id, 5);
  const row = rows.find((one) => one.localDay === today && isAskable(one));
  return row === undefined ? null : shapePrompt(row, ctx.now);
};
