/** Who is in the measured database. All of them are made up, and so is what they ate. */
export const ORDINARY_MEMBERS = 9_000;
export const ROWS_OF_ORDINARY = 100;
export const ROWS_OF_BIG = 100_000;
/** The number after the last ordinary one. */
export const BIG_MEMBER = ORDINARY_MEMBERS + 1;

/** The identity provider's id of the member with this number. */
export const subjectOf = (number: number) => `user_bench_${number}`;

const MEMBERS = `insert into members (id, clerk_user_id, plan)
  select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'user_bench_' || n, 'free'
  from generate_series(1, ${BIG_MEMBER}) n`;

/**
 * In the order of time, so that a member's rows lie far apart, as they do when many people eat at once. Row ids begin with
 * the time, like UUIDv7. Half of the big member's rows are as old as all the others' together.
 */
const ANALYSES = `insert into food_analyses (id, member_id, state, source, meal, eaten_at, local_day, title, analysed_by,
    has_photo, item_names, totals, energy_kcal, energy_low, energy_high, energy_missing, protein_g, fat_g, carbohydrate_g)
  select (lpad(to_hex((extract(epoch from eaten_at) * 1000)::bigint), 12, '0') || '7'
      || substr(md5(member || '-' || nth), 1, 3) || '8' || substr(md5(member || '-' || nth), 5, 15))::uuid,
    ('00000000-0000-7000-8000-' || lpad(to_hex(member), 12, '0'))::uuid, 'ready',
    case when nth % 4 = 0 then 'quick' else 'photo' end,
    (array['breakfast', 'lunch', 'dinner', 'snack'])[1 + nth % 4], eaten_at,
    to_char(eaten_at at time zone 'UTC', 'YYYY-MM-DD'),
    case when nth % 3 = 0 then 'Lunch with ' || nth % 7 || ' friends' end,
    array['yolox-nano', 'claude'], nth % 4 <> 0,
    (array['Porridge', 'Banana, raw', 'Oat milk', 'Chicken breast, grilled', 'Rice, white, cooked', 'Apple, raw'])[1 + nth % 3 : 3 + nth % 4],
    jsonb_build_object('energyKcal', jsonb_build_object('value', kcal, 'low', kcal * 0.8, 'high', kcal * 1.2, 'missing', 0),
      'fibreG', jsonb_build_object('value', kcal / 90, 'low', kcal / 120, 'high', kcal / 70, 'missing', 0)),
    kcal, kcal * 0.8, kcal * 1.2, 0, kcal / 25, kcal / 30, kcal / 8
  from (
    select n as member, nth, 180 + (n * 31 + nth * 17) % 900 + 0.5 as kcal,
      timestamptz '2026-10-01 12:00Z' - nth * interval '7 hours' - n % 25200 * interval '1 second' as eaten_at
    from generate_series(1, ${ORDINARY_MEMBERS}) n, generate_series(1, ${ROWS_OF_ORDINARY}) nth
    union all
    select ${BIG_MEMBER}, nth, 180 + nth * 17 % 900 + 0.5, timestamptz '2026-10-01 12:00Z' - nth * interval '50 seconds'
    from generate_series(1, ${ROWS_OF_BIG}) nth
  ) rows order by eaten_at`;

/** The statements that fill an empty, migrated database, for the superuser. */
export const FILL = ['set role dayloom_system', MEMBERS, ANALYSES, 'reset role', 'vacuum analyze'];
