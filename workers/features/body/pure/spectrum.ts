/** Power in ms². */
export interface Spectrum {
  lf: number;
  hf: number;
  /** Null without any HF power. */
  lfHf: number | null;
}

const RATE_HZ = 4;
const SEGMENT = 1024;
const WINDOW = Float64Array.from(
  { length: SEGMENT },
  (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / SEGMENT),
);
const WINDOW_POWER = WINDOW.reduce((sum, value) => sum + value * value, 0);
const COS = Float64Array.from({ length: SEGMENT / 2 }, (_, at) => Math.cos((2 * Math.PI * at) / SEGMENT));
const SIN = Float64Array.from({ length: SEGMENT / 2 }, (_, at) => Math.sin((2 * Math.PI * at) / SEGMENT));

/**
 * LF (0.04 to 0.15 Hz) and HF (0.15 to 0.4 Hz) of RR intervals in milliseconds: resampled linearly at 4 Hz, Welch's method (1967) with
 * a Hann window of 1024 samples, half overlapped, each segment freed of its mean, bands by the trapezoidal rule. Null for less
 * than one segment: 256 s.
 */
export function spectrumOf(rr: ArrayLike<number>): Spectrum | null {
  const signal = resample(rr);
  if (signal.length < SEGMENT) return null;
  const power = welch(signal);
  const lf = bandPower(power, 0.04, 0.15);
  const hf = bandPower(power, 0.15, 0.4);
  return { lf, hf, lfHf: hf > 0 ? lf / hf : null };
}

function resample(rr: ArrayLike<number>): Float64Array {
  const times = new Float64Array(rr.length);
  let ms = 0;
  for (let at = 0; at < rr.length; at += 1) {
    ms += rr[at] ?? 0;
    times[at] = ms / 1000;
  }
  const first = times[0] ?? 0;
  const points = Math.max(0, Math.ceil(((times[times.length - 1] ?? 0) - first) * RATE_HZ));
  const signal = new Float64Array(points);
  let beat = 0;
  for (let at = 0; at < points; at += 1) {
    const time = first + at / RATE_HZ;
    while (beat < rr.length - 2 && (times[beat + 1] ?? 0) <= time) beat += 1;
    const [from, to] = [times[beat] ?? 0, times[beat + 1] ?? 0];
    const [low, high] = [rr[beat] ?? 0, rr[beat + 1] ?? 0];
    signal[at] = to > from ? low + ((high - low) * (time - from)) / (to - from) : low;
  }
  return signal;
}

/** One-sided power density, ms²/Hz, at multiples of 4/1024 Hz. */
function welch(signal: Float64Array): Float64Array {
  const density = new Float64Array(SEGMENT / 2 + 1);
  const [real, imaginary] = [new Float64Array(SEGMENT), new Float64Array(SEGMENT)];
  let segments = 0;
  for (let start = 0; start + SEGMENT <= signal.length; start += SEGMENT / 2) {
    let mean = 0;
    for (let at = 0; at < SEGMENT; at += 1) mean += (signal[start + at] ?? 0) / SEGMENT;
    for (let at = 0; at < SEGMENT; at += 1) real[at] = ((signal[start + at] ?? 0) - mean) * (WINDOW[at] ?? 0);
    imaginary.fill(0);
    transform(real, imaginary);
    for (let at = 0; at < density.length; at += 1)
      density[at] = (density[at] ?? 0) + (real[at] ?? 0) ** 2 + (imaginary[at] ?? 0) ** 2;
    segments += 1;
  }
  const scale = 1 / (RATE_HZ * WINDOW_POWER * segments);
  return density.map((value, at) => value * scale * (at === 0 || at === SEGMENT / 2 ? 1 : 2));
}

/** Fast Fourier transform in place, radix 2 (Cooley and Tukey 1965). */
function transform(real: Float64Array, imaginary: Float64Array): void {
  for (let at = 1, other = 0; at < SEGMENT; at += 1) {
    let bit = SEGMENT >> 1;
    for (; (other & bit) !== 0; bit >>= 1) other ^= bit;
    other ^= bit;
    if (at >= other) continue;
    const kept = real[at] ?? 0;
    real[at] = real[other] ?? 0;
    real[other] = kept;
  }
  for (let size = 2; size <= SEGMENT; size *= 2) {
    const [half, stride] = [size / 2, SEGMENT / size];
    for (let start = 0; start < SEGMENT; start += size)
      for (let at = 0; at < half; at += 1) {
        const [one, other] = [start + at, start + at + half];
        const [cos, sin] = [COS[at * stride] ?? 0, SIN[at * stride] ?? 0];
        const [re, im] = [real[other] ?? 0, imaginary[other] ?? 0];
        const turnedRe = re * cos + im * sin;
        const turnedIm = im * cos - re * sin;
        real[other] = (real[one] ?? 0) - turnedRe;
        imaginary[other] = (imaginary[one] ?? 0) - turnedIm;
        real[one] = (real[one] ?? 0) + turnedRe;
        imaginary[one] = (imaginary[one] ?? 0) + turnedIm;
      }
  }
}

function bandPower(density: Float64Array, from: number, to: number): number {
  const step = RATE_HZ / SEGMENT;
  let power = 0;
  for (let at = Math.ceil(from / step); (at + 1) * step < to; at += 1)
    power += (((density[at] ?? 0) + (density[at + 1] ?? 0)) / 2) * step;
  return power;
}
