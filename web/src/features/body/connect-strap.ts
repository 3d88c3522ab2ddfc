import { readStrap, type StrapReading } from '#workers/features/body/pure/strap.ts';

/** The parts of Web Bluetooth that a strap needs; TypeScript's own library lacks them. */
interface Characteristic extends EventTarget {
  value?: DataView;
  startNotifications(): Promise<unknown>;
}
interface Device extends EventTarget {
  gatt?: {
    connect(): Promise<{
      getPrimaryService(name: string): Promise<{ getCharacteristic(name: string): Promise<Characteristic> }>;
    }>;
    disconnect(): void;
  };
}
interface Bluetooth {
  requestDevice(options: { filters: { services: string[] }[] }): Promise<Device>;
}

export function bluetoothOf(browser: Navigator): Bluetooth | null {
  return 'bluetooth' in browser ? ((browser as { bluetooth?: Bluetooth }).bluetooth ?? null) : null;
}

/** Lets the person choose a strap (service 0x180D) and listens to its heart rate (0x2A37). Gives a way to end it. */
export async function connectStrap(
  bluetooth: Bluetooth,
  on: { reading: (reading: StrapReading) => void; lost: () => void },
): Promise<() => void> {
  const device = await bluetooth.requestDevice({ filters: [{ services: ['heart_rate'] }] });
  const server = await device.gatt?.connect();
  const service = await server?.getPrimaryService('heart_rate');
  const measurement = await service?.getCharacteristic('heart_rate_measurement');
  if (measurement === undefined) throw new Error('The strap offers no heart rate');
  measurement.addEventListener('characteristicvaluechanged', () => {
    const reading = measurement.value === undefined ? null : readStrap(measurement.value);
    if (reading !== null) on.reading(reading);
  });
  device.addEventListener('gattserverdisconnected', on.lost);
  await measurement.startNotifications();
  return () => device.gatt?.disconnect();
}
