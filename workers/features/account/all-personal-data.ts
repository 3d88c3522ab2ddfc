import { personalData as admin } from '#workers/features/admin/personal-data.ts';
import { personalData as archetypes } from '#workers/features/archetypes/personal-data.ts';
import { personalData as billing } from '#workers/features/billing/personal-data.ts';
import { personalData as body } from '#workers/features/body/personal-data.ts';
import { personalData as food } from '#workers/features/food/personal-data.ts';
import { personalData as habits } from '#workers/features/habits/personal-data.ts';
import { personalData as houses } from '#workers/features/houses/personal-data.ts';
import { personalData as journal } from '#workers/features/journal/personal-data.ts';
import { personalData as mood } from '#workers/features/mood/personal-data.ts';
import { personalData as nutrition } from '#workers/features/nutrition/personal-data.ts';
import { personalData as preferences } from '#workers/features/preferences/personal-data.ts';
import { personalData as prompts } from '#workers/features/prompts/personal-data.ts';
import { personalData as wellness } from '#workers/features/wellness/personal-data.ts';
import type { PersonalData } from '#workers/kernel/personal-data.ts';
import { personalData as account } from './personal-data.ts';

/** What every slice stores of a person. The account itself comes last: its rows hold all others. */
export const ALL_PERSONAL_DATA: readonly PersonalData[] = [
  food,
  nutrition,
  journal,
  body,
  habits,
  houses,
  mood,
  wellness,
  billing,
  prompts,
  archetypes,
  preferences,
  admin,
  account,
];
