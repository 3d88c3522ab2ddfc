import { afterEach, expect, it } from 'vitest';
import { openNetwork } from './onnx-network.ts';
import { turnOffRuntimeTelemetry } from './runtime-telemetry.ts';
import { modelEntry } from './testing/model-entries.ts';

afterEach(turnOffRuntimeTelemetry);

it('does not load the runtime while it would report to its maker', async () => {
  delete process.env.ORT_DISABLE_TELEMETRY;
  await expect(openNetwork(modelEntry(), Buffer.from('no model'))).rejects.toThrow('report to its maker');
  turnOffRuntimeTelemetry();
  await expect(openNetwork(modelEntry(), Buffer.from('no model'))).rejects.not.toThrow('report to its maker');
});
