import { common } from './common.ts';
import { shell } from './shell.ts';

export const core = { ...common, ...shell } as const;
