-- Two numbers that may be of one human being are found, kept apart or read as one by two people; no row moves.
alter table person add column name_sound text;
alter table person add column number_key bytea;
alter table person add column phone_key bytea;
comment on column person.name_sound is 'The name as it is spoken, syllables without tones; null until the program has computed it.';
comment on column person.number_key is 'Keyed value of the number alone, whatever its document; a travel permit without the count of its issue.';
comment on column person.phone_key is 'Keyed value of the phone; null without one.';
create index person_without_sound on person (person_id) where name_sound is null;

create table person_merge (
  merge_id uuid primary key,
  kind text not null check (kind in ('merge', 'undo')),
  person_id bigint not null references person,
  other_id bigint not null references person,
  undoes uuid references person_merge,
  division_path ltree not null,
  reason text not null,
  document text not null,
  status text not null check (status in ('open', 'applied', 'returned', 'withdrawn', 'undone')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_at timestamptz,
  version int not null default 1,
  constraint person_merge_two check (person_id <> other_id),
  constraint person_merge_undoes check ((kind = 'undo') = (undoes is not null))
);
comment on table person_merge is 'Two numbers of one human being, read as one from the decision of a second person on, and apart again by an undo of two. Every row stays under the number that it came with.';
comment on column person_merge.person_id is 'The number that stays: its facts count.';
comment on column person_merge.other_id is 'The number whose history is read together with it.';
create unique index person_merge_one_open on person_merge (other_id) where status = 'open';
create unique index person_merge_one_live on person_merge (other_id) where kind = 'merge' and status = 'applied';
create index person_merge_person on person_merge (person_id);
create index person_merge_division on person_merge using gist (division_path);
insert into status_transition (entity, from_status, to_status) values
  ('person-merge', 'open', 'applied'), ('person-merge', 'open', 'returned'), ('person-merge', 'open', 'withdrawn'),
  ('person-merge', 'applied', 'undone');
create trigger person_merge_fence before update of status on person_merge
  for each row execute function status_fence('person-merge');
alter table person_merge enable row level security;
alter table person_merge force row level security;
-- Whichever bureau has to do with one of the two reads it; the one that began it decides.
create policy scope_read on person_merge for select using (access_allows(division_path, null) or exists (
  select 1 from person_tie tie where tie.person_id in (person_merge.person_id, person_merge.other_id)
    and access_allows(tie.division_path, null) offset 0));
create policy scope_add on person_merge for insert with check (access_allows(division_path, null));
create policy scope_change on person_merge for update using (access_allows(division_path, null));
grant select, insert on person_merge to jilu_app;
grant update (status, decided_at, version) on person_merge to jilu_app;

create table person_apart (
  apart_id uuid primary key,
  person_id bigint not null references person,
  other_id bigint not null references person,
  division_path ltree not null,
  reason text not null,
  noted_by uuid not null,
  noted_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  end_reason text,
  version int not null default 1,
  constraint person_apart_order check (person_id < other_id),
  constraint person_apart_end check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
comment on table person_apart is 'Two who look alike and are two human beings: who found it, why, and who took that back.';
create unique index person_apart_once on person_apart (person_id, other_id, division_path) where ended_at is null;
alter table person_apart enable row level security;
alter table person_apart force row level security;
create policy scope on person_apart using (access_allows(division_path, null)) with check (access_allows(division_path, null));
grant select, insert on person_apart to jilu_app;
grant update (ended_by, ended_at, end_reason, version) on person_apart to jilu_app;

create function persons_linked(persons bigint[])
  returns table (person_id bigint, linked_id bigint, stays_id bigint) language plpgsql as $$
#variable_conflict use_column
-- Set inside: a function's SET clause may name our settings for a superuser only.
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    with live as (select m.person_id as stays, m.other_id as other from person_merge m
        where m.kind = 'merge' and m.status = 'applied'),
      grouped as (select a.asked, l.stays from unnest(persons) as a (asked) join live l on l.other = a.asked
        union select a.asked, a.asked from unnest(persons) as a (asked) where a.asked in (select stays from live))
    select g.asked, m.member, g.stays from grouped g
      join (select stays, stays as member from live union select stays, other from live) m on m.stays = g.stays
    where m.member <> g.asked;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function persons_linked is 'The other numbers of the same human being, and which of them stays. Ids only, so it looks past the row policies: limits count over all of them.';
grant execute on function persons_linked(bigint[]) to jilu_app;

-- Whoever has to do with one of the two has to do with both while they are one.
alter table person_tie add column merge_id uuid;
comment on column person_tie.merge_id is 'The merge that alone brought it, and whose undo takes it away; null for a tie of its own.';
grant delete on person_tie to jilu_app;
create function tie_merged_persons(merge uuid) returns void language plpgsql as $$
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  insert into person_tie (person_id, division_path, organisation_id, merge_id)
    select case t.person_id when m.person_id then m.other_id else m.person_id end, t.division_path, t.organisation_id, merge
    from person_merge m join person_tie t on t.person_id in (m.person_id, m.other_id)
    where m.merge_id = merge
    on conflict do nothing;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function tie_merged_persons is 'Gives each of two merged persons the ties of the other, wherever they are, and remembers which are new.';
create function untie_merged_persons(merge uuid) returns void language plpgsql as $$
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  delete from person_tie t where t.merge_id = merge;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function untie_merged_persons is 'Takes away the ties that a merge alone brought.';
grant execute on function tie_merged_persons(uuid), untie_merged_persons(uuid) to jilu_app;

-- R19: two numbers of one human being are one holder of an account.
create or replace function bank_account_shares(accounts bytea[])
  returns table (blind_index bytea, persons bigint) language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    select a.blind_index, count(distinct coalesce(m.person_id, a.person_id)) from person_bank_account a
    left join person_merge m on m.other_id = a.person_id and m.kind = 'merge' and m.status = 'applied'
    where a.blind_index = any (accounts) group by a.blind_index;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function bank_account_shares is 'R19: how many persons name one account, wherever they are known; numbers that are read as one count once. Answers with numbers only, so it may look past the row policies.';

create view person_merge_waiting with (security_invoker = true) as
  select m.merge_id, m.kind, m.person_id, p.name, m.document, m.proposed_at, m.proposed_by
  from person_merge m join person p on p.person_id = m.person_id where m.status = 'open';
comment on view person_merge_waiting is 'Published by persons: merges of two numbers, and their undoing, that wait for a second person.';
grant select on person_merge_waiting to jilu_app;
