import type { Box } from '#workers/kernel/seen.ts';

/** A random number between two others. */
export type Between = (low: number, high: number) => number;

type Point = readonly [x: number, y: number, z: number];

/** A phone's camera: half of its field of view over the height of the picture, as a tangent (a lens of 26 mm). */
const HALF_VIEW = 0.5;
/** Boxes are drawn loosely: each side errs by so much of the box, at most. */
const LOOSE = 0.08;
/** A finger errs by so much of the height of the photo, at most: four pixels where it is 480 high. */
const UNSTEADY = 4 / 480;

/**
 * A camera that looks at the middle of a table from 35 to 80 cm, straight down or tilted up to 55°, and sees a thing of
 * known size and a piece of food wherever they lie. What is known holds in centimetres; what is given are boxes.
 */
export function tableScene(between: Between, aspect: number) {
  const distance = between(35, 80);
  const tilt = between(0, 55) * (Math.PI / 180);
  const reach = 0.33 * distance * HALF_VIEW * 2;
  const see = ([x, y, z]: Point): readonly [x: number, y: number] => {
    const up = y * Math.cos(tilt) + z * Math.sin(tilt);
    const away = distance + y * Math.sin(tilt) - z * Math.cos(tilt);
    return [0.5 + x / (2 * HALF_VIEW * away * aspect), 0.5 - up / (2 * HALF_VIEW * away)];
  };
  const boxOf = (points: readonly Point[]): Box => {
    const seen = points.map(see);
    const [left, right] = ends(seen.map(([x]) => x));
    const [top, bottom] = ends(seen.map(([, y]) => y));
    const [wide, high] = [right - left, bottom - top].map((side) => side * (1 + between(-LOOSE, LOOSE)));
    return [left, top, wide ?? 0, high ?? 0];
  };
  /** Where somebody puts their finger. */
  const touch = (point: Point): readonly [x: number, y: number] => {
    const [x, y] = see(point);
    return [x + between(-UNSTEADY, UNSTEADY) / aspect, y + between(-UNSTEADY, UNSTEADY)];
  };
  const place = (): Point => [between(-reach, reach) * aspect, between(-reach, reach), 0];
  return {
    /** Something long and thin that lies flat. */
    lying: (length: number) => {
      const [x, y] = place();
      const turn = between(0, Math.PI);
      const half = length / 2;
      return boxOf([-half, half].map((at): Point => [x + at * Math.cos(turn), y + at * Math.sin(turn), 0.5]));
    },
    /** A line that somebody draws along a thing that lies flat, however it lies. */
    drawnAlong: (length: number, height = 0.5) => {
      const [x, y] = place();
      const turn = between(0, Math.PI);
      const [from, to] = [-length / 2, length / 2].map((at) =>
        touch([x + at * Math.cos(turn), y + at * Math.sin(turn), height]),
      );
      return { from: from ?? [0, 0], to: to ?? [0, 0] } as const;
    },
    /** A line that somebody draws across the widest part of a round thing. */
    drawnAcross: (wide: number, height: number) => {
      const [x, y] = place();
      return { from: touch([x - wide / 2, y, height]), to: touch([x + wide / 2, y, height]) } as const;
    },
    /** Something round that stands, `wide` across its rim and `high`. */
    standing: (wide: number, high: number) => {
      const [x, y] = place();
      return boxOf([0, high].flatMap((z) => circle(wide / 2).map(([a, b]): Point => [x + a, y + b, z])));
    },
    /** A body as thick as wide and `length` times as long, lying anyhow; `side` is the root of length times width. */
    piece: (side: number, length: number) => {
      const [x, y] = place();
      const [half, thick] = [(side * Math.sqrt(length)) / 2, side / Math.sqrt(length) / 2];
      const turn = between(0, Math.PI);
      return boxOf(
        sphere().map(([a, b, c]): Point => {
          const [along, across] = [a * half, b * thick];
          return [
            x + along * Math.cos(turn) - across * Math.sin(turn),
            y + along * Math.sin(turn) + across * Math.cos(turn),
            thick + c * thick,
          ];
        }),
      );
    },
  };
}

function ends(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

function circle(radius: number): [number, number][] {
  return Array.from({ length: 24 }, (_, index) => {
    const turn = (index * Math.PI) / 12;
    return [radius * Math.cos(turn), radius * Math.sin(turn)];
  });
}

/** Points all over a ball of radius 1. */
function sphere(): Point[] {
  return Array.from({ length: 9 }, (_, index) => -1 + index / 4).flatMap((z) =>
    circle(Math.sqrt(1 - z * z)).map(([x, y]): Point => [x, y, z]),
  );
}
