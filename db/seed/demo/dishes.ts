import type { Meal } from '#workers/features/food/schemas.ts';

/** A part of a dish: an id of the food table, and the usual mass in grams. */
export type Part = readonly [foodId: string, grams: number];

export interface Dish {
  title: string;
  meal: Meal;
  /** How often it comes, beside the others of its meal. */
  weight: number;
  on: 'weekday' | 'weekend' | 'any';
  parts: readonly Part[];
}

/** What the demo person eats. The ids are FoodData Central's, which SR Legacy keeps for good. */
export const DISHES: readonly Dish[] = [
  {
    title: 'Porridge with banana',
    meal: 'breakfast',
    weight: 5,
    on: 'weekday',
    parts: [
      ['fdc-173905', 250],
      ['fdc-173944', 110],
      ['fdc-171890', 240],
    ],
  },
  {
    title: 'Yoghurt, blueberries, almonds',
    meal: 'breakfast',
    weight: 3,
    on: 'weekday',
    parts: [
      ['fdc-171304', 200],
      ['fdc-171711', 80],
      ['fdc-170567', 20],
      ['fdc-171890', 240],
    ],
  },
  {
    title: 'Scrambled eggs on toast',
    meal: 'breakfast',
    weight: 4,
    on: 'weekend',
    parts: [
      ['fdc-172187', 120],
      ['fdc-172688', 64],
      ['fdc-173410', 8],
      ['fdc-171890', 300],
    ],
  },
  {
    title: 'Avocado toast',
    meal: 'breakfast',
    weight: 2,
    on: 'weekend',
    parts: [
      ['fdc-172688', 64],
      ['fdc-171705', 90],
      ['fdc-170457', 60],
      ['fdc-171890', 240],
    ],
  },
  {
    title: 'Lentil bowl',
    meal: 'lunch',
    weight: 3,
    on: 'weekday',
    parts: [
      ['fdc-172421', 200],
      ['fdc-168462', 40],
      ['fdc-170457', 90],
      ['fdc-173420', 30],
      ['fdc-171413', 10],
    ],
  },
  {
    title: 'Chicken, rice and broccoli',
    meal: 'lunch',
    weight: 3,
    on: 'any',
    parts: [
      ['fdc-171477', 130],
      ['fdc-168878', 180],
      ['fdc-169967', 120],
    ],
  },
  {
    title: 'Hummus sandwich',
    meal: 'lunch',
    weight: 2,
    on: 'weekday',
    parts: [
      ['fdc-172688', 96],
      ['fdc-172454', 60],
      ['fdc-168409', 60],
      ['fdc-170393', 60],
    ],
  },
  {
    title: 'Tomato soup and bread',
    meal: 'lunch',
    weight: 2,
    on: 'any',
    parts: [
      ['fdc-171176', 350],
      ['fdc-172688', 64],
      ['fdc-173410', 8],
    ],
  },
  {
    title: 'Salmon, potatoes, spinach',
    meal: 'dinner',
    weight: 3,
    on: 'any',
    parts: [
      ['fdc-175168', 140],
      ['fdc-170440', 200],
      ['fdc-168463', 90],
    ],
  },
  {
    title: 'Pasta with tomato sauce',
    meal: 'dinner',
    weight: 4,
    on: 'any',
    parts: [
      ['fdc-169737', 220],
      ['fdc-171192', 120],
      ['fdc-170845', 30],
    ],
  },
  {
    title: 'Black bean tacos',
    meal: 'dinner',
    weight: 2,
    on: 'any',
    parts: [
      ['fdc-173735', 150],
      ['fdc-175036', 80],
      ['fdc-171705', 60],
      ['fdc-170457', 60],
    ],
  },
  {
    title: 'Tofu, quinoa, sweet potato',
    meal: 'dinner',
    weight: 2,
    on: 'weekday',
    parts: [
      ['fdc-172475', 120],
      ['fdc-168917', 160],
      ['fdc-168483', 130],
    ],
  },
  {
    title: 'Pizza night',
    meal: 'dinner',
    weight: 5,
    on: 'weekend',
    parts: [
      ['fdc-173292', 320],
      ['fdc-173190', 150],
    ],
  },
  {
    title: 'Almonds and a carrot',
    meal: 'snack',
    weight: 3,
    on: 'weekday',
    parts: [
      ['fdc-170567', 25],
      ['fdc-170393', 70],
    ],
  },
  { title: 'Dark chocolate', meal: 'snack', weight: 3, on: 'any', parts: [['fdc-170273', 20]] },
  {
    title: 'Banana with peanut butter',
    meal: 'snack',
    weight: 2,
    on: 'any',
    parts: [
      ['fdc-173944', 110],
      ['fdc-172470', 16],
    ],
  },
  { title: 'Vanilla ice cream', meal: 'snack', weight: 2, on: 'weekend', parts: [['fdc-167575', 100]] },
];
