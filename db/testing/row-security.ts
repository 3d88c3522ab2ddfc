/** Runs SQL past all policies and gives its rows. */
export type Look = <Row>(text: string) => Promise<Row[]>;

/** Tables where a member's rows are found by another column than member_id. */
const MEMBER_COLUMNS = `case when c.relname = 'members' then 'id' else 'member_id' end`;

const HOLES = `
with tables as (
  select c.oid, c.relname, c.relrowsecurity and c.relforcerowsecurity as forced,
    exists (select from pg_attribute a
      where a.attrelid = c.oid and a.attname = ${MEMBER_COLUMNS} and not a.attisdropped) as personal
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
),
policies as (
  select p.polrelid, p.polname, p.polcmd, p.polpermissive, r.rolname,
    coalesce(pg_get_expr(p.polqual, p.polrelid), '') as shown,
    coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') as written
  from pg_policy p left join pg_roles r on r.oid = any (p.polroles)
),
own as (
  select t.oid, format('(%I = (NULLIF(current_setting(''app.member''::text, true), ''''::text))::uuid)',
    case when t.relname = 'members' then 'id' else 'member_id' end) as condition
  from tables t
)
select relname || ': row-level security is not forced' as hole from tables where not forced
union all
select relname || ': the system role has no policy' from tables t
where not exists (select from policies p where p.polrelid = t.oid and p.rolname = 'dayloom_system')
union all
select t.relname || ': policy ' || p.polname || ' is for everybody' from tables t join policies p on p.polrelid = t.oid
where p.rolname is distinct from 'dayloom_app' and p.rolname is distinct from 'dayloom_system'
union all
select t.relname || ': policy ' || p.polname || ' shows or takes other members'' rows'
from tables t join own using (oid) join policies p on p.polrelid = t.oid
where t.personal and p.rolname = 'dayloom_app' and p.polpermissive
  and not (p.shown = own.condition and p.written = own.condition and p.polcmd = '*')
union all
select t.relname || ': policy ' || p.polname || ' lets a member write what all members read'
from tables t join policies p on p.polrelid = t.oid
where not t.personal and p.rolname = 'dayloom_app' and p.polcmd <> 'r'
union all
select c.relname || ': the view looks past the policies of its tables' from pg_class c
where c.relnamespace = 'public'::regnamespace
  and (c.relkind = 'm' or c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false))
union all
select p.proname || ': the function runs with its owner''s rights' from pg_proc p
where p.pronamespace = 'public'::regnamespace and p.prosecdef
union all
select 'a role that statements run as can get past row-level security' from pg_roles r
where r.rolname in ('dayloom_app', 'dayloom_system') and (r.rolsuper or r.rolbypassrls or r.rolcanlogin)
union all
select 'the members'' role may become the system role'
where pg_has_role('dayloom_app', 'dayloom_system', 'member')
order by 1`;

/**
 * Every way that the catalogue shows around the tenancy rules, in words; empty when there is none. A table with a
 * `member_id` and no policy for members is closed to them, which is safe.
 */
export async function rowSecurityHoles(look: Look): Promise<string[]> {
  const rows = await look<{ hole: string }>(HOLES);
  return rows.map(({ hole }) => hole);
}
