import type { Detection } from '#workers/kernel/seen.ts';
import type { NetworkShape } from './network-shape.ts';

interface CatalogueText {
  models: readonly {
    name: string;
    default: boolean;
    floor: number;
    input: { size: number; channels: string; range: number; pad: number };
    layout: { head: string; strides?: readonly number[] };
    kinds: { food: readonly string[]; tableware: readonly string[] };
  }[];
}

/** The project's own network as models.json describes it, for where the catalogue is built in. Throws when it is not there. */
export function ownNetwork(catalogue: CatalogueText, labels: readonly string[]): NetworkShape {
  const entry = catalogue.models.find((model) => model.default);
  if (entry === undefined) throw new Error('models.json names no default model');
  const { name, floor, input, layout, kinds } = entry;
  const kindOf = (label: string): Detection['kind'] => {
    if (kinds.food.includes(label)) return 'food';
    return kinds.tableware.includes(label) ? 'tableware' : 'other';
  };
  return {
    name,
    floor,
    input: {
      size: input.size,
      channels: input.channels === 'bgr' ? 'bgr' : 'rgb',
      range: input.range === 255 ? 255 : 1,
      pad: input.pad,
    },
    layout:
      layout.head === 'yolox'
        ? { head: 'yolox', strides: layout.strides ?? [8, 16, 32] }
        : { head: 'yolov8' },
    labels: labels.map((label) => ({ label, kind: kindOf(label) })),
  };
}
