import path from 'node:path';
import { z } from 'zod';

const rawSchema = z.looseObject({
  name: z.string(),
  main: z.string(),
  compatibility_date: z.string(),
  assets: z.looseObject({ directory: z.string() }).optional(),
  ai: z.looseObject({ binding: z.string() }).optional(),
  vars: z.record(z.string(), z.unknown()).optional(),
  triggers: z.object({ crons: z.array(z.string()).default([]) }).optional(),
  dev: z.record(z.string(), z.unknown()).optional(),
});

export type RawConfig = z.infer<typeof rawSchema>;

export interface LocalConfigOptions {
  /** What wrangler.toml says, parsed. */
  raw: unknown;
  root: string;
  /** Where the web app was built. */
  assetsFolder: string;
  /** Whether the `AI` binding is replaced; else it is the account's own. */
  localAi: boolean;
}

export const AI_WORKER = 'dayloom-local-ai';

/**
 * wrangler.toml as it is run locally. The `ai` binding is replaced by a service of the same name, since it would need an
 * account; containers are left out, since they would need Docker; other environments are left out.
 */
export function localConfig(options: LocalConfigOptions): {
  app: object;
  ai: object | null;
  crons: string[];
} {
  const { env: _, containers: __, ai, assets, vars, dev, ...rest } = rawSchema.parse(options.raw);
  const absolute = (file: string) => path.resolve(options.root, file);
  const { localAi } = options;
  const services = localAi ? { services: [{ binding: ai?.binding ?? 'AI', service: AI_WORKER }] } : {};
  const app = {
    ...rest,
    ...(localAi ? services : { ai: { ...ai, remote: true } }),
    ...(assets ? { assets: { ...assets, directory: options.assetsFolder } } : {}),
    main: absolute(rest.main),
    dev: { ...dev, enable_containers: false },
    ...(vars ? { vars } : {}),
  };
  const aiWorker = localAi && {
    name: AI_WORKER,
    main: absolute('workers/local/models/ai-entrypoint.ts'),
    compatibility_date: rest.compatibility_date,
  };
  return { app, ai: aiWorker || null, crons: rest.triggers?.crons ?? [] };
}

/**
 * Variables as a `.dev.vars` file, which wrangler reads from beside a configuration: it does not print what comes from
 * there. Throws for a value that such a file cannot hold.
 */
export function devVars(variables: Record<string, string>): string {
  return Object.entries(variables)
    .map(([name, value]) => {
      const quote = ["'", '"', '`'].find((mark) => !value.includes(mark));
      if (!quote) throw new Error(`${name} holds every kind of quotation mark.`);
      return `${name}=${quote}${value}${quote}\n`;
    })
    .join('');
}
