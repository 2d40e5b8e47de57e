-- The name and numbers of a protected person leave the row that everybody reads; only named officers open them.
alter table person add column is_shielded boolean not null default false;
comment on column person.is_shielded is 'The person is protected: name and numbers stand in person_shield, no search finds her.';
create table person_shield (
  person_id bigint primary key references person,
  held_cipher bytea not null,
  officers uuid[] not null,
  shielded_at timestamptz not null
);
comment on table person_shield is 'What is hidden of a protected person, encrypted: name, masked number, masked phone, holders of accounts. Only the named officers open it, whatever the scope.';
comment on column person_shield.officers is 'The accounts that may open it.';
alter table person_shield enable row level security;
alter table person_shield force row level security;
create policy opened on person_shield for select using (
  nullif(current_setting('app.shield_opener', true), '')::uuid = any (officers)
  or person_id::text = any (string_to_array(current_setting('app.shield_of', true), ',')));
create policy written on person_shield for insert with check (
  person_id::text = any (string_to_array(current_setting('app.shield_of', true), ',')));
create policy lifted on person_shield for delete using (
  person_id::text = any (string_to_array(current_setting('app.shield_of', true), ',')));
comment on policy opened on person_shield is 'The account that opens it is named; or the act that puts the shield on, lifts it, or pays the person names her itself. No scope alone sees a row.';
grant select, insert, delete on person_shield to jilu_app;

create or replace function write_person_keys(persons bigint[]) returns void language sql as $$
  insert into person_search (person_id, place, reading, name, sound, initials)
    select p.person_id, t.place, r.n - 1, regexp_replace(p.name, '[\s·•・.,''’-]', '', 'g'), replace(r.sound, ' ', ''),
      regexp_replace(r.sound, '(\S)\S*\s*', '\1', 'g')
    from unnest(persons) as asked (person_id) join person p using (person_id)
    join lateral (select distinct division_path::text as place from person_tie where person_id = p.person_id) t on true
    cross join lateral unnest(array_prepend(coalesce(p.name_sound, lower(p.name)), coalesce(p.other_sounds, '{}')))
      with ordinality as r (sound, n)
    where not p.is_shielded
    order by 1, 2, 3
    on conflict do nothing
$$;
comment on function write_person_keys is 'Adds the search keys that these persons lack; a protected person has none. The caller looks past the row policies.';
