-- Persons are searched by name, full pinyin and initials within a place, under row policies, among millions.
alter table person add column other_sounds text[];
comment on column person.other_sounds is 'Other common readings of the name, syllables without tones; null until the program has computed them.';
create index person_without_other_sounds on person (person_id) where other_sounds is null;

create table person_search (
  person_id bigint not null,
  place text collate "C" not null,
  reading smallint not null,
  name text collate "C" not null,
  sound text collate "C" not null,
  initials text collate "C" not null,
  constraint person_search_pk primary key (person_id, place, reading)
);
create index person_search_name on person_search (place, name, person_id) where reading = 0;
create index person_search_sound on person_search (place, sound, person_id);
create index person_search_initials on person_search (place, initials, person_id);
comment on table person_search is 'By what a person is found in a place that has to do with the person, one row a reading of the name. Triggers write it from person and person_tie; nobody else does. Compared byte by byte: these operators are leakproof, so an index works under the row policies.';
comment on column person_search.place is 'Path of the division of a tie, as text.';
comment on column person_search.reading is '0 is how the name is read as surnames are; from 1 on other common readings.';
comment on column person_search.name is 'The name without spaces, dots and hyphens.';
comment on column person_search.sound is 'The syllables without spaces; the name itself until it has been read.';
comment on column person_search.initials is 'The first letter of each syllable.';
alter table person_search enable row level security;
alter table person_search force row level security;
create policy scope on person_search using (access_allows(place::ltree, null)) with check (access_allows(place::ltree, null));
grant select, insert, delete on person_search to jilu_app;

create function write_person_keys(persons bigint[]) returns void language sql as $$
  insert into person_search (person_id, place, reading, name, sound, initials)
    select p.person_id, t.place, r.n - 1, regexp_replace(p.name, '[\s·•・.,''’-]', '', 'g'), replace(r.sound, ' ', ''),
      regexp_replace(r.sound, '(\S)\S*\s*', '\1', 'g')
    from unnest(persons) as asked (person_id) join person p using (person_id)
    join lateral (select distinct division_path::text as place from person_tie where person_id = p.person_id) t on true
    cross join lateral unnest(array_prepend(coalesce(p.name_sound, lower(p.name)), coalesce(p.other_sounds, '{}')))
      with ordinality as r (sound, n)
    order by 1, 2, 3
    on conflict do nothing
$$;
comment on function write_person_keys is 'Adds the search keys that these persons lack. The caller looks past the row policies.';
grant execute on function write_person_keys(bigint[]) to jilu_app;

create function person_keys_of_ties() returns trigger language plpgsql as $$
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  if tg_op = 'INSERT' then
    perform write_person_keys(array(select distinct person_id from changed));
  else
    delete from person_search k using (select distinct person_id, division_path from changed) c
      where k.person_id = c.person_id and k.place = c.division_path::text and not exists (
        select 1 from person_tie t where t.person_id = c.person_id and t.division_path = c.division_path);
  end if;
  perform set_config('app.scope_kind', kept, true);
  return null;
end $$;
comment on function person_keys_of_ties is 'Whoever gets the first tie in a place is found there; whoever loses the last one is found there no more. Looks past the row policies.';
create trigger person_search_add after insert on person_tie referencing new table as changed
  for each statement execute function person_keys_of_ties();
create trigger person_search_remove after delete on person_tie referencing old table as changed
  for each statement execute function person_keys_of_ties();

create function person_keys_of_names() returns trigger language plpgsql as $$
declare
  kept text := coalesce(current_setting('app.scope_kind', true), '');
  renamed bigint[] := array(select n.person_id from after_it n join before_it o using (person_id)
    where (n.name, n.name_sound, n.other_sounds) is distinct from (o.name, o.name_sound, o.other_sounds)
    order by 1);
begin
  if cardinality(renamed) > 0 then
    perform set_config('app.scope_kind', 'system', true);
    delete from person_search where person_id = any (renamed);
    perform write_person_keys(renamed);
    perform set_config('app.scope_kind', kept, true);
  end if;
  return null;
end $$;
comment on function person_keys_of_names is 'Another name or reading makes the search keys of a person anew in every place. Looks past the row policies.';
create trigger person_search_rename after update on person referencing old table as before_it new table as after_it
  for each statement execute function person_keys_of_names();

-- Whoever is there already; other readings follow by the nightly job.
do $$
begin
  perform set_config('app.scope_kind', 'system', true);
  perform write_person_keys(array(select person_id from person));
  perform set_config('app.scope_kind', '', true);
end $$;
