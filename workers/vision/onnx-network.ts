import type { Network } from './detector.ts';
import type { ModelEntry } from './model-catalogue.ts';
import { fillTensor, takesOneShape } from './pure/fill-tensor.ts';
import { assertRuntimeTelemetryOff } from './runtime-telemetry.ts';

/**
 * Opens a model in ONNX Runtime, on one thread, and runs it once so that the first photo is not the slow one.
 * Throws when the runtime has no build for this machine, or when the bytes are no such network.
 */
export async function openNetwork(entry: ModelEntry, bytes: Uint8Array): Promise<Network> {
  assertRuntimeTelemetryOff();
  // imported late: on a machine without a build of the runtime photos are still cleaned
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  const session = await InferenceSession.create(bytes, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  });
  const [input] = session.inputNames;
  const [output] = session.outputNames;
  if (!input || !output) throw new Error(`${entry.name} has no input or no output`);
  const [described] = session.inputMetadata;
  if (!described?.isTensor) throw new Error(`${entry.name} does not take a tensor`);
  const { size } = entry.input;
  const network: Network = {
    entry,
    takesOneShape: takesOneShape(described.shape),
    room: new Float32Array(3 * size * size),
    async run({ tensor, width, height }) {
      const result = await session.run({ [input]: new Tensor('float32', tensor, [1, 3, height, width]) });
      const data = result[output]?.data;
      if (!(data instanceof Float32Array))
        throw new Error(`${entry.name} does not answer with 32-bit floats`);
      return data;
    },
  };
  const nothing = {
    bytes: new Uint8Array(3 * size * size),
    bytesPerPixel: 3,
    width: size,
    height: size,
  } as const;
  await network.run(fillTensor(nothing, entry.input, network));
  return network;
}
