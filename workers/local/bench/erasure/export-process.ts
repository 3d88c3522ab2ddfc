import { createDb } from '#db/client.ts';
import { contextForJob, makeExport } from '#workers/features/account/index.ts';
import { asId } from '#workers/kernel/ids.ts';
import { masterKeys } from '#workers/kernel/sealing/master-keys.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { serveParent } from '../serve-parent.ts';
import { diskFiles } from './disk-files.ts';
import { diskShares } from './disk-shares.ts';

export interface ExportOptions {
  url: string;
  proxy: string;
  masterKeys: string;
  files: string;
  shares: string;
  memberId: string;
  exportId: string;
}

export interface ExportFigures {
  ms: number;
  /** The most that heap and buffers held at once beyond what they held before, and in all; bytes. */
  peakBeyond: number;
  peak: number;
}

const held = () => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** Makes one archive in a process of its own, and watches its memory every 5 ms. */
void serveParent(async (sent) => {
  const options = sent as ExportOptions;
  const deps = {
    db: createDb({ url: options.url, localProxy: options.proxy, unavailableAfterMs: 20_000 }),
    files: await diskFiles(options.files),
    keyShares: await diskShares(options.shares),
    masterKeys: masterKeys(options.masterKeys),
    live: { publish: async () => undefined },
    now: () => new Date(),
  } as unknown as Deps;
  const memberId = asId<'member'>(options.memberId);
  const ctx = await contextForJob({ deps, memberId, job: 'bench', now: new Date(), correlationId: 'bench' });
  if (ctx === null) throw new Error('no such member');
  globalThis.gc?.();
  const before = held();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, held());
  }, 5);
  const startedAt = performance.now();
  await makeExport({ ctx, input: { exportId: asId<'export'>(options.exportId) }, deps });
  clearInterval(watch);
  const says: ExportFigures = { ms: performance.now() - startedAt, peakBeyond: peak - before, peak };
  return { says, close: async () => null };
});
