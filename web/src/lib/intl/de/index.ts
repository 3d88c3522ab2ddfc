import type { Messages } from '../messages.ts';
import { account } from './account.ts';
import { add } from './add.ts';
import { core } from './core.ts';
import { meal } from './meal.ts';
import { today } from './today.ts';

export const de: Messages = { ...core, ...account, ...today, ...meal, ...add };
