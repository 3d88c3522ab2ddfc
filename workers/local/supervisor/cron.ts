import { Cron } from 'croner';

export interface CronOptions {
  crons: readonly string[];
  /** Origin of the Worker. */
  url: string;
  say: (line: string) => void;
}

/** Fires the Worker's `scheduled` handler at its times (UTC): wrangler does not do it by itself. */
export function startCron({ crons, url, say }: CronOptions): { stop(): void } {
  const jobs = crons.map(
    (cron) =>
      new Cron(cron, { timezone: 'UTC', protect: true }, async () => {
        try {
          const at = `${url}/cdn-cgi/local/scheduled?cron=${encodeURIComponent(cron)}`;
          const answer = await fetch(at, { signal: AbortSignal.timeout(60_000) });
          if (!answer.ok) say(`The schedule ${cron} was answered with ${answer.status}; see worker.log.`);
        } catch {
          say(`The schedule ${cron} could not reach the Worker.`);
        }
      }),
  );
  return {
    stop() {
      for (const job of jobs) job.stop();
    },
  };
}
