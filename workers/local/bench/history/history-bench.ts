import { cpus } from 'node:os';
import { postgresBinaries } from '#db/testing/postgres-server.ts';
import { markdownTable } from '../markdown-table.ts';
import { type Asked, leastOf, measure, measureAnswers, ordinaryMembers, type Round } from './measure.ts';
import { BIG_MEMBER } from './member-rows.ts';
import { type Setting, startSetting } from './setting.ts';

const HISTORY = '/api/v1/food-analyses?page=2&perPage=20';
const ROUNDS = 3;
const SECONDS = 4;

type Ladder = Record<string, Pick<Asked, 'served' | 'path' | 'members'>>;

/** The history of one member among a million meals: what a request costs, where it goes, and how many a second there are. */
export async function historyBench(): Promise<void> {
  const bin = postgresBinaries();
  if (bin === null) return;
  const setting = await startSetting(bin);
  try {
    await checkAnswer(setting);
    const rounds = await climb(setting, ladder(setting));
    console.log(report(setting, rounds));
    console.log(`\n${await throughput(setting)}`);
  } finally {
    await setting.close();
  }
}

function ladder({ product, alone, parts }: Setting): Ladder {
  const members = ordinaryMembers;
  const part = (name: string) => ({ served: parts, path: `/parts/${name}`, members });
  return {
    nothing: part('nothing'),
    session: part('session'),
    limits: part('limits'),
    driver: part('driver'),
    statement: part('statement'),
    app: { served: parts, path: HISTORY, members },
    big: { served: parts, path: HISTORY, members: [BIG_MEMBER] },
    whole: { served: product, path: HISTORY, members },
    alone: { served: alone, path: HISTORY, members },
  };
}

/** Every rung once, then again: what disturbs the machine for a while disturbs all alike. */
async function climb(setting: Setting, rungs: Ladder): Promise<Record<string, Round>> {
  const rounds: Record<string, Round[]> = {};
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, rung] of Object.entries(rungs)) {
      const round = await measureAnswers(setting, { ...rung, connections: 50, seconds: SECONDS });
      rounds[name] = [...(rounds[name] ?? []), round];
    }
  }
  return Object.fromEntries(Object.entries(rounds).map(([name, all]) => [name, leastOf(all)]));
}

async function checkAnswer({ product, sessions }: Setting): Promise<void> {
  const [token = ''] = await sessions.tokensOf([1]);
  const response = await fetch(product.url + HISTORY, { headers: { authorization: `Bearer ${token}` } });
  const text = await response.text();
  if (!text.includes('"total":100,') || text.split('"eatenAt"').length !== 21) {
    throw new Error(`${HISTORY} answered ${response.status}: ${text.slice(0, 300)}`);
  }
}

const ms = (value: number) => value.toFixed(2);
const sumOf = ({ worker, database }: Round) => worker + database;

function report(setting: Setting, rounds: Record<string, Round>): string {
  const of = (name: string): Round => {
    const round = rounds[name];
    if (round === undefined) throw new Error(`${name} was not measured`);
    return round;
  };
  const base = sumOf(of('nothing'));
  const row = (title: string, name: string, less = 0) => {
    const round = of(name);
    const sum = sumOf(round) - less;
    return [title, ms(round.worker - less), ms(round.database), ms(sum), (sum / base).toFixed(1)];
  };
  const parts = ['session', 'limits', 'statement'].reduce((sum, name) => sum + sumOf(of(name)) - base, base);
  const rest = sumOf(of('whole')) - parts;
  const derived = (title: string, value: number) => [
    title,
    ms(value),
    '',
    ms(value),
    (value / base).toFixed(1),
  ];
  return [
    `CPU ms a request at 50 connections, best of ${ROUNDS}; ${cpus().length} cores, Redis: ${setting.redis}`,
    markdownTable(
      ['`GET /api/v1/food-analyses?page=2&perPage=20`', 'Worker', 'Postgres', 'sum', '× empty'],
      [
        row('**all of it, one of 9,000 members with 100 meals**', 'whole'),
        row('the same under workerd alone, without what Miniflare puts around each fetch', 'alone'),
        row('the same with limits that are spread over many keys', 'app'),
        row('the member with 100,000 meals, limits spread likewise', 'big'),
        row('an empty answer', 'nothing'),
        row('+ session', 'session', base),
        row('+ limit and revocation (one round trip to Redis)', 'limits', base),
        row('+ the driver and a member’s scope (`select 1`)', 'driver', base),
        row('+ the driver and the statement', 'statement', base),
        derived('+ routing, validation, headers, envelope, log', rest),
      ],
    ),
    `(Not counted: ${ms(of('whole').around)} ms of what stands in for Neon and Upstash.)`,
  ].join('\n\n');
}

async function throughput(setting: Setting): Promise<string> {
  const rows: string[][] = [];
  for (const connections of [1, 50, 500]) {
    const asked = {
      served: setting.product,
      path: HISTORY,
      members: ordinaryMembers,
      connections,
      seconds: SECONDS,
    };
    const { load, worker, database } = await measure(setting, asked);
    rows.push([
      String(connections),
      load.perSecond.toFixed(0),
      String(load.p50Ms),
      String(load.p99Ms),
      ms(worker + database),
      `${((100 * load.failed) / (load.failed + load.answered)).toFixed(1)} %`,
    ]);
  }
  return markdownTable(['connections', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms', 'refused'], rows);
}
