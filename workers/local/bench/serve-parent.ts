import { once } from 'node:events';

interface Service {
  /** Told to the parent; must survive a message between processes. */
  says: unknown;
  close(): Promise<void>;
}

/** The child's side of `startPart`: takes its options, serves, and ends when the parent lets go or is gone. */
export async function serveParent(start: (options: unknown) => Promise<Service>): Promise<void> {
  const letGo = once(process, 'disconnect');
  const [options] = await once(process, 'message');
  const { says, close } = await start(options);
  process.send?.(says);
  await letGo;
  await close();
  process.exit(0);
}
