import type { Bin } from './figures.ts';

const SIDE = 320;
const MARGIN = 40;
const COLOURS = ['#8a5a83', '#2f7f79'];
/** A point that rests on fewer boxes says nothing. */
const FEWEST = 5;

/** Said against right, one line a kind of photo, with the diagonal of perfect honesty; an SVG. */
export function reliabilityDiagram(curves: readonly { name: string; bins: readonly Bin[] }[]): string {
  const x = (value: number) => (MARGIN + value * SIDE).toFixed(1);
  const y = (value: number) => (MARGIN + (1 - value) * SIDE).toFixed(1);
  const ticks = [0, 0.25, 0.5, 0.75, 1].flatMap((value) => [
    `<text x="${x(value)}" y="${MARGIN + SIDE + 16}" text-anchor="middle">${value * 100}</text>`,
    `<text x="${MARGIN - 8}" y="${y(value)}" text-anchor="end" dominant-baseline="middle">${value * 100}</text>`,
  ]);
  const drawn = curves.flatMap(({ name, bins }, index) => {
    const colour = COLOURS[index % COLOURS.length];
    const points = bins.filter(({ count }) => count >= FEWEST);
    return [
      `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.map((bin) => `${x(bin.said)},${y(bin.right)}`).join(' ')}"/>`,
      ...points.map(
        (bin) =>
          `<circle cx="${x(bin.said)}" cy="${y(bin.right)}" r="${(2 + Math.log10(bin.count)).toFixed(1)}" fill="${colour}"/>`,
      ),
      `<text x="${MARGIN + 10}" y="${MARGIN + 18 + 18 * index}" fill="${colour}">${name}</text>`,
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE + 2 * MARGIN} ${SIDE + 2 * MARGIN}" font-family="sans-serif" font-size="12">`,
    '<title>How often a box is right, against what it says</title>',
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<rect x="${MARGIN}" y="${MARGIN}" width="${SIDE}" height="${SIDE}" fill="none" stroke="#bbb"/>`,
    `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#bbb" stroke-dasharray="4 4"/>`,
    ...ticks,
    ...drawn,
    `<text x="${MARGIN + SIDE / 2}" y="${SIDE + 2 * MARGIN - 6}" text-anchor="middle">said, %</text>`,
    `<text transform="translate(12 ${MARGIN + SIDE / 2}) rotate(-90)" text-anchor="middle">right, %</text>`,
    '</svg>',
    '',
  ].join('\n');
}
