/** Power in ms². */
export interface Spectrum {
  lf: number;
  hf: number;
  /** Null without any HF power. */
  lfHf: number | null;
}

const RATE_HZ = 4;
const SEGMENT = 1024;
const HALF = SEGMENT / 2;
const [LF_HZ, HF_HZ, END_HZ] = [0.04, 0.15, 0.4];
/** No band needs more of the spectrum than this. */
const BINS = Math.ceil((END_HZ * SEGMENT) / RATE_HZ) + 1;
const WINDOW = Float64Array.from(
  { length: SEGMENT },
  (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / SEGMENT),
);
const WINDOW_POWER = WINDOW.reduce((sum, value) => sum + value * value, 0);
const COS = Float64Array.from({ length: HALF }, (_, at) => Math.cos((2 * Math.PI * at) / SEGMENT));
const SIN = Float64Array.from({ length: HALF }, (_, at) => Math.sin((2 * Math.PI * at) / SEGMENT));
/** Where each sample stands before the first pass: its bits, backwards. */
const REVERSED = Uint16Array.from({ length: SEGMENT }, (_, at) => {
  let reversed = 0;
  for (let bit = 1; bit < SEGMENT; bit *= 2) reversed = reversed * 2 + ((at & bit) === 0 ? 0 : 1);
  return reversed;
});

/**
 * LF (0.04 to 0.15 Hz) and HF (0.15 to 0.4 Hz) of RR intervals in milliseconds: resampled linearly at 4 Hz, Welch's method (1967) with
 * a Hann window of 1024 samples, half overlapped, each segment freed of its mean, bands by the trapezoidal rule. Null for less
 * than one segment: 256 s.
 */
export function spectrumOf(rr: ArrayLike<number>): Spectrum | null {
  const signal = resample(rr);
  if (signal.length < SEGMENT) return null;
  const power = welch(signal);
  const lf = bandPower(power, LF_HZ, HF_HZ);
  const hf = bandPower(power, HF_HZ, END_HZ);
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

/**
 * One-sided power density, ms²/Hz, at the first multiples of 4/1024 Hz. Two segments share a transform, one as its real part and one as its
 * imaginary: of real signals the sum of both densities is |X(k)|² and |X(−k)|², halved.
 */
function welch(signal: Float64Array): Float64Array {
  const density = new Float64Array(BINS);
  const [real, imaginary] = [new Float64Array(SEGMENT), new Float64Array(SEGMENT)];
  const segments = Math.floor((signal.length - SEGMENT) / HALF) + 1;
  for (let segment = 0; segment < segments; segment += 2) {
    load(signal, segment * HALF, real);
    if (segment + 1 < segments) load(signal, (segment + 1) * HALF, imaginary);
    else imaginary.fill(0);
    transform(real, imaginary);
    for (let at = 0; at < BINS; at += 1) {
      const mirror = (SEGMENT - at) % SEGMENT;
      const [re, im] = [real[at] ?? 0, imaginary[at] ?? 0];
      const [reMirror, imMirror] = [real[mirror] ?? 0, imaginary[mirror] ?? 0];
      density[at] = (density[at] ?? 0) + (re * re + im * im + reMirror * reMirror + imMirror * imMirror) / 2;
    }
  }
  const scale = 2 / (RATE_HZ * WINDOW_POWER * segments);
  for (let at = 0; at < BINS; at += 1) density[at] = (density[at] ?? 0) * scale;
  return density;
}

/** A segment, freed of its mean and windowed, in the order that the transform begins with. */
function load(signal: Float64Array, start: number, into: Float64Array): void {
  let sum = 0;
  for (let at = 0; at < SEGMENT; at += 1) sum += signal[start + at] ?? 0;
  const mean = sum / SEGMENT;
  for (let at = 0; at < SEGMENT; at += 1)
    into[REVERSED[at] ?? 0] = ((signal[start + at] ?? 0) - mean) * (WINDOW[at] ?? 0);
}

/** Fast Fourier transform in place, radix 2 (Cooley and Tukey 1965), of samples in reversed order. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  for (let half = 1; half < SEGMENT; half *= 2) {
    const stride = HALF / half;
    for (let at = 0; at < half; at += 1) {
      const [cos, sin] = [COS[at * stride] ?? 0, SIN[at * stride] ?? 0];
      for (let one = at; one < SEGMENT; one += 2 * half) {
        const other = one + half;
        const re = real[other] ?? 0;
        const im = imaginary[other] ?? 0;
        const turnedRe = re * cos + im * sin;
        const turnedIm = im * cos - re * sin;
        const [oneRe, oneIm] = [real[one] ?? 0, imaginary[one] ?? 0];
        real[other] = oneRe - turnedRe;
        imaginary[other] = oneIm - turnedIm;
        real[one] = oneRe + turnedRe;
        imaginary[one] = oneIm + turnedIm;
      }
    }
  }
}

/** @param density at multiples of 4/1024 Hz; neither band begins at 0, whose density has no mirror */
function bandPower(density: Float64Array, from: number, to: number): number {
  const step = RATE_HZ / SEGMENT;
  let power = 0;
  for (let at = Math.ceil(from / step); (at + 1) * step < to; at += 1)
    power += (((density[at] ?? 0) + (density[at + 1] ?? 0)) / 2) * step;
  return power;
}
