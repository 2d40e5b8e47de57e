-- A person over the terms of keeping is anonymised: who she was goes, what happened stays as a figure.
alter table person add column anonymised_on date;
comment on column person.anonymised_on is 'The day on which name, number, phone, accounts and facts were removed for good; null while they are kept.';
alter table person drop constraint person_resident_facts;
alter table person add constraint person_resident_facts
  check (document_kind <> 'resident' or (sex is not null and (birth_on is not null or anonymised_on is not null)));
create view person_kept with (security_invoker = true) as
  select p.person_id, p.created_at, p.anonymised_on, p.is_shielded, t.division_path, t.divisions
  from person p join lateral (select min(division_path::text)::ltree as division_path,
    count(distinct division_path)::int as divisions from person_tie t where t.person_id = p.person_id) t on t.divisions > 0;
comment on view person_kept is 'Published by persons: since when a person is on record, in how many divisions, and whether she was anonymised.';
grant select on person_kept to jilu_app;

create function forget_person_rows(persons bigint[]) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  -- Only of persons whose name is gone already: nothing is removed of anybody else.
  if exists (select 1 from person where person_id = any (persons) and anonymised_on is null) then
    raise exception 'somebody among them is not anonymised' using errcode = 'check_violation', constraint = 'forget_anonymised';
  end if;
  delete from person_registry where person_id = any (persons);
  delete from person_fact where person_id = any (persons);
  delete from person_bank_account where person_id = any (persons);
  delete from person_search where person_id = any (persons);
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function forget_person_rows is 'Removes number, facts and accounts of persons who are anonymised. Runs as the owner of the tables, from which the application deletes nothing.';
grant execute on function forget_person_rows(bigint[]) to jilu_app;
