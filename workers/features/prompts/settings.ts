import { AppError } from '#workers/kernel/errors.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { planFree } from './plan-next.ts';
import type { PatchPromptSettings, PromptSettings, PromptSettingsState } from './schemas.ts';
import { type SettingsColumns, type SettingsRow, settingsOf, writeSettings } from './settings-queries.ts';
import { timetableOf } from './timetable.ts';

/** Nothing is sent before the member says how. */
const DEFAULTS: SettingsColumns = {
  channel: 'none',
  mailFallback: false,
  windows: [
    { slot: 'morning', from: 8 * 60, to: 10 * 60 },
    { slot: 'evening', from: 19 * 60, to: 21 * 60 },
  ],
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  quietFrom: 22 * 60,
  quietTo: 7 * 60,
  pausedUntil: null,
  digest: false,
};

function shape(row: SettingsColumns): PromptSettings {
  const { channel, mailFallback, digest } = row;
  const { windows, weekdays, quiet, pausedUntil } = timetableOf(row);
  return {
    channel,
    mailFallback,
    digest,
    windows: [...windows].sort((a, b) => a.from - b.from),
    weekdays: [...weekdays].sort(),
    quiet,
    pausedUntil: pausedUntil?.toISOString() ?? null,
  };
}

export const readSettings: Verb<void, PromptSettingsState> = async ({ ctx, deps }) => {
  const row: SettingsColumns & Partial<SettingsRow> = (await settingsOf(deps.db, ctx.member.id)) ?? DEFAULTS;
  return {
    ...shape(row),
    nextDueAt: row.nextDueAt?.toISOString() ?? null,
    pushPublicKey: deps.push?.publicKey ?? null,
    canMail: deps.mail !== null,
  };
};

/** Writes what changed, and plans the next prompt by it: a window that is open now counts. */
export const changeSettings: Verb<PatchPromptSettings, PromptSettingsState> = async (call) => {
  const { ctx, input, deps } = call;
  const before = (await settingsOf(deps.db, ctx.member.id)) ?? DEFAULTS;
  const { quiet, pausedUntil, ...rest } = input;
  const { channel, mailFallback, windows, weekdays, quietFrom, quietTo, digest } = before;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const row: SettingsColumns = {
    ...{ channel, mailFallback, windows, weekdays, digest },
    ...given,
    quietFrom: quiet === undefined ? quietFrom : (quiet?.from ?? null),
    quietTo: quiet === undefined ? quietTo : (quiet?.to ?? null),
    pausedUntil:
      pausedUntil === undefined ? before.pausedUntil : pausedUntil === null ? null : new Date(pausedUntil),
  };
  if (row.channel === 'push' && deps.push === null) throw new AppError('DAY-PRMT-1007');
  const { next } = await planFree({ ctx, deps }, row, null);
  await writeSettings(deps.db, ctx.member.id, row, next);
  return readSettings({ ctx, input: undefined, deps });
};
