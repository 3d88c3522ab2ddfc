import { tracesOf } from '#workers/local/whole-path/testing/traces.ts';
import { startWholePath } from '#workers/local/whole-path/testing/whole-path.ts';
import { markdownTable } from '../markdown-table.ts';
import { MARKS, MODELS_MAY_READ } from './marks.ts';
import { liveOneDay } from './scripted-day.ts';
import { requestsTo } from './sent-bytes.ts';

/** 48° 51′ 30″ as EXIF writes it, from the first set byte to the last. */
const ARC = Buffer.from([48, 0, 0, 0, 1, 0, 0, 0, 51, 0, 0, 0, 1, 0, 0, 0, 30, 0, 0, 0, 1]);
const EVENTS_EXPECTED = 3;
const REPORTS_EXPECTED = 4;

/**
 * A scripted day of one member, with their mistakes and with faults of the server, over the deployed bundle: then all that
 * was sent to error reports, product events and models, and every line of log, is searched for what identifies them.
 */
export async function markersBench(): Promise<void> {
  const whole = await startWholePath({ basePort: 27_500 });
  try {
    const me = await whole.person();
    const told: string[] = [];
    await liveOneDay(whole, me, (line) => told.push(line));
    // Events and reports are sent behind the answers.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const [member] = await whole.database.sql<{ id: string }>('select id from members limit 1');
    const ids = {
      'member id': member?.id ?? '',
      'user id': me.session.userId,
      'session id': me.session.sessionId,
    };
    const all = tracesOf({ ...MARKS, ...ids }, { 'GPS of EXIF': ARC });
    const masked = Object.entries(MARKS).filter(([name]) => !MODELS_MAY_READ.includes(name));
    const identity = tracesOf({ ...Object.fromEntries(masked), ...ids }, { 'GPS of EXIF': ARC });

    const sinks = whole.wires.sinks.sent();
    const channels = {
      'PostHog: events and switches': Buffer.concat([
        requestsTo(sinks, '/batch/'),
        requestsTo(sinks, '/flags'),
      ]),
      'Sentry: reports': requestsTo(sinks, '/api/1/envelope'),
      'log lines': Buffer.from(whole.worker.lines.join('\n')),
      'model requests': whole.wires.models.sent(),
    };
    const rows = Object.entries(channels).map(([channel, bytes]) => {
      const found = (channel === 'model requests' ? identity : all).in(bytes);
      return [channel, String(bytes.length), String(found.length), found.join(', ') || 'none'];
    });
    console.log(told.join('\n'));
    console.log(`\n${markdownTable(['where', 'bytes', 'marks found', 'which'], rows)}`);

    const count = (bytes: Buffer, text: string) => bytes.toString('latin1').split(text).length - 1;
    const events = count(channels['PostHog: events and switches'], '"distinct_id"');
    const reports = count(channels['Sentry: reports'], '"exception"');
    console.log(`\n${events} events, ${reports} reports, ${whole.worker.lines.length} lines of log.`);
    const planted = all.in(Buffer.concat([channels['log lines'], Buffer.from(JSON.stringify(MARKS))]));
    if (planted.length < Object.keys(MARKS).length) throw new Error('the search does not find what is there');
    if (events < EVENTS_EXPECTED || reports < REPORTS_EXPECTED)
      throw new Error('too little was captured for the search to mean anything');
    if (rows.some(([, , found]) => found !== '0')) process.exitCode = 1;
  } finally {
    await whole.close();
  }
}
