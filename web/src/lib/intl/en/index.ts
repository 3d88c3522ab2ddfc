import { account } from './account.ts';
import { add } from './add.ts';
import { common } from './common.ts';
import { meal } from './meal.ts';
import { shell } from './shell.ts';
import { today } from './today.ts';

export const en = { ...common, ...shell, ...account, ...today, ...meal, ...add } as const;
