-- Whoever has a place in a class or in its queue has answered: the later of the place and what she was asked counts. Who stands
-- on a duty list is asked as of the day, as the page of those to be asked does.
create or replace function ledger_people(at_place ltree, on_day date)
  returns table (person_id bigint, name text, id_number_masked text, county ltree, path ltree, household_id uuid,
    household_number text, relation text, duty_kinds text[], facts text[], contact text, contact_on date, class_id uuid,
    organisation_id uuid, organisation_name text, trained_on date, certified_on date, job_on date, is_shielded boolean)
  language plpgsql stable set jit = off set work_mem = '64MB' as $$
#variable_conflict use_column
declare
  kept text := coalesce(current_setting('app.scope_kind', true), '');
  whole ltree := subpath(at_place, 0, least(nlevel(at_place), 3));
begin
  if access_allows(at_place, null) is not true then return; end if;
  perform set_config('app.scope_kind', 'system', true);
  return query
    with duty as materialized (
      select d.person_id, subpath(d.division_path, 0, 3) as county,
        array_remove(array[case when bool_or(d.kind = 'lifted') then 'lifted' end,
          case when bool_or(d.kind = 'monitored') then 'monitored' end,
          case when bool_or(d.kind = 'poor-until-2020') then 'poor-until-2020' end], null) as kinds,
        max(d.division_path::text) filter (where nlevel(d.division_path) > 3)::ltree as path
      from duty_person d where d.from_on <= on_day and (d.until_on is null or d.until_on > on_day)
        and d.division_path <@ whole group by 1, 2),
    home as materialized (
      select h.person_id, subpath(h.division_path, 0, 3) as county, h.division_path as path, h.household_id,
        h.household_number, h.relation
      from household_person h where h.division_path <@ whole),
    wish as materialized (
      select n.person_id, subpath(n.division_path, 0, 3) as county,
        bool_or(n.kind = 'training' and n.status in ('open', 'planned')) as training,
        bool_or(n.kind = 'assessment' and n.status in ('open', 'planned')) as assessment,
        bool_or(n.kind = 'job' and n.status in ('open', 'planned')) as job,
        min(n.served_on) filter (where n.kind = 'training') as trained_on,
        min(n.served_on) filter (where n.certified) as certified_on,
        min(n.served_on) filter (where n.kind = 'job') as job_on
      from need_status n where n.status <> 'withdrawn' and n.division_path <@ whole group by 1, 2),
    answer as materialized (
      select a.person_id, a.county, a.division_path as path, a.state, a.since
      from contact_status a where a.county <@ whole),
    place_in_class as materialized (
      select o.person_id, c.class_id, c.organisation_id, c.start_on, c.end_on, subpath(c.division_path, 0, 3) as county,
        o.result is distinct from 'absent' and (o.result is not null or c.end_on <= on_day) as trained,
        least(c.start_on, on_day) as since
      from trainee_outcome o join training_class c on c.class_id = o.class_id
      where o.status = 'enrolled' and c.status in ('approved', 'completed')),
    enrolled as materialized (
      select x.person_id, x.county, max(x.since) as since from (
        select k.person_id, k.county, k.since from place_in_class k
        union all
        select s.person_id, subpath(s.division_path, 0, 3), (s.taken_at at time zone 'Asia/Shanghai')::date
        from seat_status s where s.status in ('queued', 'held', 'enrolled')) x
      where x.county <@ whole and x.since <= on_day group by 1, 2),
    everybody as materialized (
      select d.person_id, d.county from duty d union select h.person_id, h.county from home h
      union select w.person_id, w.county from wish w union select a.person_id, a.county from answer a
      union select k.person_id, k.county from place_in_class k where k.county <@ whole
      union select s.person_id, s.county from enrolled s),
    newest as materialized (
      select distinct on (k.person_id) k.person_id, k.class_id, k.organisation_id
      from place_in_class k order by k.person_id, k.start_on desc, k.class_id),
    training as materialized (
      select k.person_id, min(k.end_on) filter (where k.trained) as trained_on,
        bool_or(k.start_on <= on_day and k.end_on > on_day) as in_class
      from place_in_class k group by 1),
    held as materialized (
      select s.person_id, max(s.issued_on) as issued_on from standing_certificate s group by 1),
    row_of as (
      select e.person_id, p.name, p.id_number_masked, p.is_shielded, e.county,
        case when nlevel(h.path) > 3 then h.path when nlevel(a.path) > 3 then a.path
          when d.path is not null then d.path else e.county end as path,
        h.household_id, h.household_number, h.relation, coalesce(d.kinds, '{}') as kinds,
        case when s.since >= coalesce(a.since, s.since) then 'wish' else a.state end as state, greatest(a.since, s.since) as since,
        n.class_id, n.organisation_id, g.name as organisation_name, t.in_class, w.training, w.assessment, w.job,
        least(t.trained_on, w.trained_on) as trained_on, c.person_id is not null as has_certificate,
        greatest(c.issued_on, w.certified_on) as certified_on, w.job_on
      from everybody e join person p on p.person_id = e.person_id
      left join duty d on d.person_id = e.person_id and d.county = e.county
      left join home h on h.person_id = e.person_id and h.county = e.county
      left join wish w on w.person_id = e.person_id and w.county = e.county
      left join answer a on a.person_id = e.person_id and a.county = e.county
      left join enrolled s on s.person_id = e.person_id and s.county = e.county
      left join newest n on n.person_id = e.person_id
      left join organisation_name g on g.organisation_id = n.organisation_id
      left join training t on t.person_id = e.person_id
      left join held c on c.person_id = e.person_id)
    select r.person_id, r.name, r.id_number_masked, r.county, r.path, r.household_id, r.household_number, r.relation,
      r.kinds,
      array_remove(array[case when r.kinds <> '{}' then 'on-duty-list' end,
        case when r.training then 'waits-training' end, case when r.assessment then 'waits-assessment' end,
        case when r.job then 'waits-job' end, case when r.in_class then 'in-class' end,
        case when r.trained_on is not null then 'trained' end,
        case when r.has_certificate or r.certified_on is not null then 'certified' end,
        case when r.job_on is not null then 'has-job' end,
        case r.state when 'no-wish' then 'no-wish' when 'not-reached' then 'not-reached' when 'wish' then null
          else 'not-asked' end], null),
      r.state, r.since, r.class_id, r.organisation_id, r.organisation_name, r.trained_on, r.certified_on, r.job_on,
      r.is_shielded
    from row_of r where r.path <@ at_place;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function ledger_people is 'Everybody whom a place knows: on a duty list, in a household, asked, enrolled, or on a roster; where she lives, what she was asked and what came of it. A place in a class or its queue is an answer. Looks past the row policies, so that a village counts as its county does; of a place out of reach it gives nothing.';
