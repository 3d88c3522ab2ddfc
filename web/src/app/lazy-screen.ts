import { lazyRouteComponent } from '@tanstack/react-router';
import type { Area } from '../lib/intl/areas.ts';
import { wantTexts } from '../lib/intl/texts.ts';

/** A screen that is fetched with the texts that it shows. `areas` must name each area whose texts it or its parts use. */
export function lazyScreen<Module extends Record<string, unknown>, Name extends keyof Module & string>(
  areas: readonly Area[],
  load: () => Promise<Module>,
  name: Name,
) {
  return lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), wantTexts(areas)]);
    return module;
  }, name);
}
