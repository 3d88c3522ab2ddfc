import { AppError } from '#workers/kernel/errors.ts';
import { newId, type PushDeviceId } from '#workers/kernel/ids.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { testText } from './pure/prompt-texts.ts';
import { pushTo } from './push-to-devices.ts';
import { type DeviceRow, devicesOf, putDevice, removeDevices } from './queries.ts';
import { languageOf } from './reader.ts';
import type { NewPushDevice, PushDevice, TestResult } from './schemas.ts';

const MOST_DEVICES = 10;

function shape({ id, label, createdAt, lastSentAt }: DeviceRow): PushDevice {
  return { id, label, createdAt: createdAt.toISOString(), lastSentAt: lastSentAt?.toISOString() ?? null };
}

export const listDevices: Verb<void, PushDevice[]> = async ({ ctx, deps }) =>
  (await devicesOf(deps.db, ctx.member.id)).map(shape);

/** Throws DAY-PRMT-1004 for an address that our server shall not ask, such as one inside of a network. */
export const addDevice: Verb<NewPushDevice, PushDevice> = async ({ ctx, input, deps }) => {
  if (deps.push === null) throw new AppError('DAY-PRMT-1007');
  if (!deps.push.accepts(input.endpoint)) throw new AppError('DAY-PRMT-1004');
  const known = await devicesOf(deps.db, ctx.member.id);
  const isNew = known.every(({ endpoint }) => endpoint !== input.endpoint);
  if (isNew && known.length >= MOST_DEVICES) throw new AppError('DAY-PRMT-1005');
  const { endpoint, keys, label } = input;
  const row = await putDevice(deps.db, {
    id: newId<'push-device'>(),
    memberId: ctx.member.id,
    endpoint,
    ...keys,
    label,
  });
  if (row === undefined) throw new AppError('DAY-PRMT-1006');
  return shape(row);
};

export const removeDevice: Verb<{ id: PushDeviceId }, void> = async ({ ctx, input, deps }) => {
  if ((await removeDevices(deps.db, ctx.member.id, [input.id])) === 0) throw new AppError('DAY-PRMT-1006');
};

/** Pushes one line to each device, and says what their push services answered. */
export const testDevices: Verb<void, TestResult[]> = async ({ ctx, deps }) => {
  const { push } = deps;
  if (push === null) throw new AppError('DAY-PRMT-1007');
  const devices = await devicesOf(deps.db, ctx.member.id);
  const text = testText(await languageOf(deps, ctx.member.id));
  const payload = JSON.stringify({ ...text, tag: 'test', url: '/settings/notifications' });
  const reached = await pushTo({ ctx, deps, push }, devices, { payload, ttlS: 60, topic: 'test' });
  return reached.map(({ device, result }) => ({
    deviceId: device.id,
    label: device.label,
    result: result.kind,
  }));
};
