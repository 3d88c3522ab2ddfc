import { Cron } from 'croner';
import type { Clock } from './clock.ts';
import { type Engine, newId, type Tables } from './engine.ts';
import { checkDestination, type Headers, Refusal, readSettings } from './message.ts';
import type { Store } from './store.ts';
import { lists, optional } from './wire-shapes.ts';

export interface StoredSchedule {
  scheduleId: string;
  cron: string;
  destination: string;
  headers: Headers;
  bodyBase64: string;
  createdAt: number;
  isPaused: boolean;
  lastScheduleTime: number | null;
}

/** Publishes a message whenever a cron expression says so, in UTC or in the zone of a `CRON_TZ=` prefix. */
export class Schedules {
  private readonly timers = new Map<string, () => void>();
  private readonly store: Store<Tables>;
  private readonly clock: Clock;
  private readonly engine: Engine;

  constructor(parts: { store: Store<Tables>; clock: Clock; engine: Engine }) {
    this.store = parts.store;
    this.clock = parts.clock;
    this.engine = parts.engine;
  }

  resume(): void {
    for (const schedule of this.store.all('schedule')) this.arm(schedule.scheduleId);
  }

  /** Creates a schedule, or overwrites the one of the same id. Throws Refusal. */
  async put(destination: string, headers: Headers, body: Uint8Array): Promise<string> {
    checkDestination(destination);
    readSettings(headers);
    const cron = headers['upstash-cron'];
    if (cron === undefined) throw new Refusal(400, 'cron expression is missing');
    parseCron(cron);
    const scheduleId = headers['upstash-schedule-id'] ?? newId('scd');
    const before = this.store.get('schedule', scheduleId);
    await this.store.set('schedule', scheduleId, {
      scheduleId,
      cron,
      destination,
      headers,
      bodyBase64: Buffer.from(body).toString('base64'),
      createdAt: before?.createdAt ?? this.clock.now(),
      isPaused: before?.isPaused ?? false,
      lastScheduleTime: before?.lastScheduleTime ?? null,
    });
    this.arm(scheduleId);
    return scheduleId;
  }

  list(): StoredSchedule[] {
    return this.store.all('schedule');
  }

  get(scheduleId: string): StoredSchedule {
    const found = this.store.get('schedule', scheduleId);
    if (!found) throw new Refusal(404, `schedule ${scheduleId} not found`);
    return found;
  }

  async delete(scheduleId: string): Promise<void> {
    this.get(scheduleId);
    this.disarm(scheduleId);
    await this.store.delete('schedule', scheduleId);
  }

  async pause(scheduleId: string, isPaused: boolean): Promise<void> {
    await this.store.set('schedule', scheduleId, { ...this.get(scheduleId), isPaused });
  }

  close(): void {
    for (const cancel of this.timers.values()) cancel();
    this.timers.clear();
  }

  shown(schedule: StoredSchedule): Record<string, unknown> {
    const settings = readSettings(schedule.headers);
    return {
      scheduleId: schedule.scheduleId,
      cron: schedule.cron,
      createdAt: schedule.createdAt,
      destination: schedule.destination,
      method: settings.method,
      header: lists({ ...settings.forward, 'content-type': settings.contentType }),
      body: Buffer.from(schedule.bodyBase64, 'base64').toString('utf8'),
      retries: settings.maxRetries,
      isPaused: schedule.isPaused,
      ...optional({
        callback: settings.callback?.url,
        failureCallback: settings.failureCallback?.url,
        retryDelayExpression: settings.retryDelay,
        queueName: schedule.headers['upstash-queue-name'],
        flowControlKey: settings.flow?.key,
        label: settings.label,
        lastScheduleTime: schedule.lastScheduleTime,
        nextScheduleTime: nextTime(schedule.cron, this.clock.now()),
      }),
    };
  }

  private arm(scheduleId: string): void {
    this.disarm(scheduleId);
    const schedule = this.store.get('schedule', scheduleId);
    const next = schedule && nextTime(schedule.cron, this.clock.now());
    if (!schedule || !next) return;
    const cancel = this.clock.at(next, () => {
      this.fire(scheduleId).catch((error: unknown) => console.error('qstash: schedule', error));
      this.arm(scheduleId);
    });
    this.timers.set(scheduleId, cancel);
  }

  private disarm(scheduleId: string): void {
    this.timers.get(scheduleId)?.();
    this.timers.delete(scheduleId);
  }

  private async fire(scheduleId: string): Promise<void> {
    const schedule = this.store.get('schedule', scheduleId);
    if (!schedule || schedule.isPaused) return;
    await this.store.set('schedule', scheduleId, { ...schedule, lastScheduleTime: this.clock.now() });
    await this.engine.publish({
      url: schedule.destination,
      headers: schedule.headers,
      body: Buffer.from(schedule.bodyBase64, 'base64'),
      queueName: schedule.headers['upstash-queue-name'] ?? null,
      scheduleId,
    });
  }
}

function parseCron(expression: string): Cron {
  const [, timezone = 'UTC', pattern = ''] = /^(?:CRON_TZ=(\S+)\s+)?(.*)$/.exec(expression.trim()) ?? [];
  try {
    return new Cron(pattern, { timezone, mode: '5-part', paused: true });
  } catch {
    throw new Refusal(400, 'invalid cron expression');
  }
}

function nextTime(expression: string, afterMs: number): number | null {
  return parseCron(expression).nextRun(new Date(afterMs))?.getTime() ?? null;
}
