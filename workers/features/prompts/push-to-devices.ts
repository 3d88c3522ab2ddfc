import type { Context } from '#workers/kernel/context.ts';
import { OperatorFault } from '#workers/kernel/operator-fault.ts';
import type { Push, PushResult } from '#workers/kernel/ports.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { type DeviceRow, markReached, removeDevices } from './queries.ts';

export interface Reached {
  device: DeviceRow;
  result: PushResult;
}

/** A push service does not believe our key. Says nothing of whom it was for. */
export class VapidFault extends OperatorFault {
  override readonly name: string = 'VapidFault';
}

/**
 * Pushes to each device at once, forgets those that are gone, and tells the error reports when a service does not believe
 * our key: then the device stays, because it is not its fault.
 */
export async function pushTo(
  {
    ctx,
    deps,
    push,
  }: { ctx: Context; deps: Pick<Deps, 'db' | 'errors' | 'staffFlags' | 'later'>; push: Push },
  devices: readonly DeviceRow[],
  message: { payload: string; ttlS: number; topic: string },
): Promise<Reached[]> {
  const reached = await Promise.all(
    devices.map(async (device) => ({
      device,
      result: await push.send(device, { ...message, urgency: 'normal' }),
    })),
  );
  const idsOf = (kind: PushResult['kind']) =>
    reached.flatMap(({ device, result }) => (result.kind === kind ? [device.id] : []));
  await removeDevices(deps.db, ctx.member.id, idsOf('gone'));
  await markReached(deps.db, ctx.member.id, idsOf('sent'), ctx.now);
  for (const { result } of reached) {
    if (result.kind !== 'our-fault') continue;
    const fault = new VapidFault(`A push service answered ${result.status} to our key`);
    deps.errors.capture(fault, { correlationId: ctx.correlationId, route: 'push' });
    deps.later(deps.staffFlags.raise({ kind: 'push-key-refused', subjectId: 'vapid', memberId: null }));
  }
  return reached;
}
