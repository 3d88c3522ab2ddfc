/**
 * For a process that the supervisor started. From the moment this module is loaded it ends when it is asked to, and when
 * the supervisor is gone: its channel closes even when it is killed.
 */
let close: () => Promise<void> = async () => undefined;
let ending = false;

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await close().catch((error) => console.error(error));
  process.exit(0);
}
process.on('SIGTERM', end);
process.on('SIGINT', end);
process.on('disconnect', end);
// It was gone before this module was loaded.
if (process.connected === false) void end();

/** Tells the supervisor that this part can be used, and how it is closed. */
export function readyForParent(closePart: () => Promise<void>): void {
  close = closePart;
  process.send?.({ ready: true });
}
