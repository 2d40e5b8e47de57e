-- A person moves to another county: two people of the county that holds the person release, the other takes in.
create table person_move (
  move_id uuid primary key,
  person_id bigint not null references person,
  person_name text not null,
  id_number_masked text not null,
  from_path ltree not null,
  to_code char(6) not null references division,
  to_path ltree not null,
  document text not null,
  reason text not null,
  status text not null check (status in ('open', 'released', 'moved', 'returned', 'declined', 'withdrawn')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  received_by uuid,
  received_at timestamptz,
  received_note text,
  version int not null default 1,
  constraint person_move_elsewhere check (from_path <> to_path)
);
create unique index person_move_one_open on person_move (person_id, from_path) where status in ('open', 'released');
create index person_move_person on person_move (person_id);
create index person_move_from on person_move using gist (from_path);
create index person_move_to on person_move using gist (to_path);
comment on table person_move is 'Moves of persons between counties: released by two people of one county, taken in by the other. Classes, claims and money stay where they are.';
comment on column person_move.person_name is 'The name when it was proposed, for the county that does not see the person yet.';
comment on column person_move.id_number_masked is 'The masked number when it was proposed, for the county that does not see the person yet.';
alter table person_move enable row level security;
alter table person_move force row level security;
create policy scope on person_move using (
  access_allows(from_path, null)
  or (access_allows(to_path, null) and status in ('released', 'moved', 'declined')))
  with check (access_allows(from_path, null) or access_allows(to_path, null));
grant select, insert on person_move to jilu_app;
grant update (status, received_by, received_at, received_note, version) on person_move to jilu_app;
insert into status_transition (entity, from_status, to_status) values
  ('person-move', 'open', 'released'), ('person-move', 'open', 'returned'), ('person-move', 'open', 'withdrawn'),
  ('person-move', 'released', 'moved'), ('person-move', 'released', 'declined'), ('person-move', 'released', 'withdrawn');
create trigger person_move_fence before update of status on person_move
  for each row execute function status_fence('person-move');

-- The county that a person left goes on reading, for the classes and claims that stay there; it corrects nothing any more.
alter table person_tie add column move_id uuid;
comment on column person_tie.move_id is 'The move that ended it: read through it still, corrected no more; null while it holds. A later roster makes it hold again.';
create index person_tie_ended on person_tie (person_id) where move_id is not null;
drop policy scope_change on person;
create policy scope_change on person for update using (exists (
  select 1 from person_tie tie where tie.person_id = person.person_id and tie.move_id is null
    and access_allows(tie.division_path, tie.organisation_id) offset 0));

create function person_held_in(persons bigint[], path ltree) returns boolean language plpgsql as $$
declare
  scope text := coalesce(current_setting('app.scope_kind', true), '');
  is_held boolean;
begin
  perform set_config('app.scope_kind', 'system', true);
  select exists (select 1 from person_tie t where t.person_id = any (persons) and t.division_path <@ path
    and t.move_id is null) into is_held;
  perform set_config('app.scope_kind', scope, true);
  return is_held;
end $$;
comment on function person_held_in is 'Whether a county holds one of these persons. Looks past the row policies and answers yes or no only.';
grant execute on function person_held_in(bigint[], ltree) to jilu_app;

-- A merge of a county that no longer holds the person is undone by whoever does.
drop policy scope_change on person_merge;
create policy scope_change on person_merge for update using (access_allows(division_path, null) or (status = 'applied' and exists (
    select 1 from person_tie tie where tie.person_id in (person_merge.person_id, person_merge.other_id)
      and tie.move_id is null and access_allows(tie.division_path, null) offset 0)
    and not person_held_in(array[person_id, other_id], division_path)))
  with check (access_allows(division_path, null) or exists (
    select 1 from person_tie tie where tie.person_id in (person_merge.person_id, person_merge.other_id)
      and tie.move_id is null and access_allows(tie.division_path, null) offset 0));

create function receive_person(move uuid) returns text language plpgsql as $$
-- Set inside: a function's SET clause may name our settings for a superuser only.
declare
  scope text := coalesce(current_setting('app.scope_kind', true), '');
  taken person_move;
  numbers bigint[];
  answer text := 'elsewhere';
begin
  select * into taken from person_move m where m.move_id = move and m.status = 'released'
    and access_allows(m.to_path, null);
  if not found then return answer; end if;
  numbers := array(select taken.person_id union select l.linked_id from persons_linked(array[taken.person_id]) l);
  perform set_config('app.scope_kind', 'system', true);
  -- Whoever proposes something about these persons waits here, and asks for the tie afterwards.
  perform 1 from person p where p.person_id = any (numbers) order by p.person_id for update;
  if exists (select 1 from person_correction c where c.person_id = any (numbers) and c.status = 'open'
      and c.division_path <@ taken.from_path)
    or exists (select 1 from person_merge m where (m.person_id = any (numbers) or m.other_id = any (numbers))
      and m.status = 'open' and m.division_path <@ taken.from_path) then
    answer := 'matter-open';
  else
    update person_tie t set move_id = taken.move_id
      where t.person_id = any (numbers) and t.division_path <@ taken.from_path and t.move_id is null;
    if found then
      insert into person_tie (person_id, division_path, organisation_id, merge_id)
        select n.person_id, taken.to_path, null, (select m.merge_id from person_merge m where m.other_id = n.person_id
          and m.kind = 'merge' and m.status = 'applied' and n.person_id <> taken.person_id)
        from unnest(numbers) as n (person_id)
        on conflict on constraint person_tie_once do update set move_id = null,
          merge_id = case when excluded.merge_id is null then null else person_tie.merge_id end;
      answer := 'received';
    end if;
  end if;
  perform set_config('app.scope_kind', scope, true);
  return answer;
end $$;
comment on function receive_person is 'Ends the ties of the county that released a person, under every number, and ties the county that takes in. Looks past the row policies, since that county does not see the person before; only for a released move to the own county.';
grant execute on function receive_person(uuid) to jilu_app;

-- Ties that ended stay ended under the other number, and hold again when the two are apart.
create or replace function tie_merged_persons(merge uuid) returns void language plpgsql as $$
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  insert into person_tie (person_id, division_path, organisation_id, merge_id, move_id)
    select case t.person_id when m.person_id then m.other_id else m.person_id end, t.division_path, t.organisation_id, merge,
      t.move_id
    from person_merge m join person_tie t on t.person_id in (m.person_id, m.other_id)
    where m.merge_id = merge
    on conflict do nothing;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function tie_merged_persons is 'Gives each of two merged persons the ties of the other, wherever they are and as far as they hold, and remembers which are new.';
create or replace function untie_merged_persons(merge uuid) returns void language plpgsql as $$
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  delete from person_tie t where t.merge_id = merge;
  update person_tie t set move_id = null from person_merge m, person_move v
    where m.merge_id = merge and t.person_id = m.other_id and v.move_id = t.move_id and v.person_id <> t.person_id;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function untie_merged_persons is 'Takes away the ties that a merge alone brought; ties of the other number that ended with the one that stays hold again.';

create view person_move_waiting with (security_invoker = true) as
  select m.move_id, m.person_name, m.id_number_masked, m.status, m.from_path, m.to_path, m.proposed_at
  from person_move m where m.status in ('open', 'released');
comment on view person_move_waiting is 'Published by persons: moves between counties that wait for the second person or for the county that takes in.';
grant select on person_move_waiting to jilu_app;
