import { once } from 'node:events';

interface Service {
  /** Told to the parent; must survive a message between processes. */
  says: unknown;
  /** What it gives is told to the parent as well. */
  close(): Promise<unknown>;
}

/** The child's side of `startPart`: takes its options, serves, and ends when it is told to, or when the parent is gone. */
export async function serveParent(start: (options: unknown) => Promise<Service>): Promise<void> {
  let close: Service['close'] = async () => null;
  process.once('disconnect', () => {
    close()
      .catch(() => undefined)
      .finally(() => process.exit(1));
  });
  const [options] = await once(process, 'message');
  const service = await start(options);
  close = service.close;
  const toldToStop = once(process, 'message');
  process.send?.(service.says);
  await toldToStop;
  const last = (await close()) ?? null;
  process.send?.(last, undefined, undefined, () => process.exit(0));
}
