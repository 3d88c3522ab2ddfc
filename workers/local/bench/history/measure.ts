import { cpuTimeMs } from '../cpu-time.ts';
import { type LoadFigures, load } from '../load.ts';
import { ORDINARY_MEMBERS } from './member-rows.ts';
import type { Served, Setting } from './setting.ts';

export interface Round {
  /** CPU ms a request: of workerd, of Postgres, and of what stands for Neon and Upstash. */
  worker: number;
  database: number;
  around: number;
  load: LoadFigures;
}

export interface Asked {
  served: Served;
  path: string;
  members: readonly number[];
  connections: number;
  seconds: number;
}

/** So few that a member is asked for again while the isolate still knows it, and so many that none is over its limit. */
const MEMBERS_AT_ONCE = 500;
const STEP = Math.floor(ORDINARY_MEMBERS / MEMBERS_AT_ONCE);

export const ordinaryMembers = Array.from({ length: MEMBERS_AT_ONCE }, (_, index) => 1 + index * STEP);

/** One round under load, after a short one that is not counted. */
export async function measure(setting: Setting, asked: Asked): Promise<Round> {
  const { served, path, members, connections, seconds } = asked;
  const tokens = await setting.sessions.tokensOf(members);
  const options = { url: served.url, path, tokens, connections };
  await setting.forgetLimits();
  await load({ ...options, connections: 10, seconds: 1 });
  await setting.forgetLimits();
  const processes = [served.workerd, setting.postgres, setting.standIns];
  const before = processes.map(cpuTimeMs);
  const figures = await load({ ...options, seconds });
  const [worker = 0, database = 0, around = 0] = processes.map(
    (pid, index) => (cpuTimeMs(pid) - (before[index] ?? 0)) / figures.answered,
  );
  return { worker, database, around, load: figures };
}

/** The same, but a refusal is an error: it is cheaper than an answer. */
export async function measureAnswers(setting: Setting, asked: Asked): Promise<Round> {
  const round = await measure(setting, asked);
  const { failed, answered } = round.load;
  if (failed > 0) throw new Error(`${failed} requests to ${asked.path} failed, ${answered} were answered`);
  return round;
}

/** The round that cost the least: whatever else a machine does only adds. */
export function leastOf(rounds: readonly Round[]): Round {
  const [best] = [...rounds].sort((a, b) => a.worker + a.database - b.worker - b.database);
  if (best === undefined) throw new Error('nothing was measured');
  return best;
}
