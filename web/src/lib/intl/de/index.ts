import type { Messages } from '../messages.ts';
import { account } from './account.ts';
import { add } from './add.ts';
import { archetypes } from './archetypes.ts';
import { billing } from './billing.ts';
import { body } from './body.ts';
import { consent } from './consent.ts';
import { core } from './core.ts';
import { glimpse } from './glimpse.ts';
import { habits } from './habits.ts';
import { houses } from './houses.ts';
import { journal } from './journal.ts';
import { meal } from './meal.ts';
import { measure } from './measure.ts';
import { mood } from './mood.ts';
import { preferences } from './preferences.ts';
import { privacy } from './privacy.ts';
import { prompts } from './prompts.ts';
import { staff } from './staff.ts';
import { today } from './today.ts';
import { wellness } from './wellness.ts';

export const de: Messages = {
  ...core,
  ...archetypes,
  ...account,
  ...consent,
  ...privacy,
  ...preferences,
  ...billing,
  ...today,
  ...meal,
  ...measure,
  ...add,
  ...journal,
  ...prompts,
  ...habits,
  ...houses,
  ...glimpse,
  ...staff,
  ...body,
  ...wellness,
  ...mood,
};
