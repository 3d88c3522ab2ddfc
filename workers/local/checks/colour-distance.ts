type Triple = readonly [number, number, number];

/**
 * Colour as people without one kind of cone see it, on linear RGB. Machado, Oliveira and Fernandes 2009, 'A
 * physiologically-based model for simulation of color vision deficiency', severity 1.0.
 */
export const EYES = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

export type Eye = keyof typeof EYES;

/** @param hex '#rrggbb' */
function linearOf(hex: string): Triple {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function times(matrix: readonly number[], [r, g, b]: Triple): Triple {
  const row = (at: number) => (matrix[at] ?? 0) * r + (matrix[at + 1] ?? 0) * g + (matrix[at + 2] ?? 0) * b;
  return [row(0), row(3), row(6)];
}

/** OKLab of linear RGB. Ottosson 2020, 'A perceptual color space for image processing'. */
function oklabOf(linear: Triple): Triple {
  const [l, m, s] = times(
    [
      0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619,
      0.2817188376, 0.6299787005,
    ],
    linear,
  );
  return times(
    [
      0.2104542553, 0.793617785, -0.0040720468, 1.9779984951, -2.428592205, 0.4505937099, 0.0259040371,
      0.7827717662, -0.808675766,
    ],
    [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)],
  );
}

/** How far apart two colours are for an eye, in OKLab: 0.02 is just seen side by side, black and white are 1 apart. */
export function colourDistance(one: string, other: string, eye: Eye = 'usual'): number {
  const seen = (hex: string) => {
    const [r, g, b] = times(EYES[eye], linearOf(hex));
    const clamp = (value: number) => Math.min(1, Math.max(0, value));
    return oklabOf([clamp(r), clamp(g), clamp(b)]);
  };
  const [first, second] = [seen(one), seen(other)];
  return Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}
