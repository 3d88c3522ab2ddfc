/**
 * From 1.29 on ONNX Runtime keeps an identifier of the device and reports sessions, models and errors to its maker, unless
 * this variable stands in the process's environment before the library is loaded
 * (https://github.com/microsoft/onnxruntime/pull/27379). On Windows it has its own way, which a policy of the system rules.
 */
const OPT_OUT = 'ORT_DISABLE_TELEMETRY';

/** Turns the reports off for this process. It works on the main thread alone: a worker's environment is a copy. */
export function turnOffRuntimeTelemetry(): void {
  process.env[OPT_OUT] = '1';
}

/** Throws unless the reports were turned off before this thread was started. */
export function assertRuntimeTelemetryOff(): void {
  if (process.env[OPT_OUT] !== '1')
    throw new Error(`${OPT_OUT} is not set: the runtime would report to its maker`);
}
