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

/** Every text: the type of the ids comes from here. Screens load only the areas that they show. */
export const en = {
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
} as const;
