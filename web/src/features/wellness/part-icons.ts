import { HeartPulse, ListChecks, Smile, Utensils } from 'lucide-react';

export const PART_ICONS = { heart: HeartPulse, food: Utensils, habits: ListChecks, mood: Smile } as const;
