import type { Messages } from '../messages.ts';
import { account } from './account.ts';
import { add } from './add.ts';
import { common } from './common.ts';
import { meal } from './meal.ts';
import { shell } from './shell.ts';
import { today } from './today.ts';

export const de: Messages = { ...common, ...shell, ...account, ...today, ...meal, ...add };
