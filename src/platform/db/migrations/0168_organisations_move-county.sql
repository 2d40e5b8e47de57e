-- An organisation moves to another county: two people of the county that holds it release it, the other takes it in.
create table organisation_move (
  move_id uuid primary key,
  organisation_id uuid not null references organisation,
  organisation_name text not null,
  credit_code char(18) not null,
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
  constraint organisation_move_elsewhere check (from_path <> to_path)
);
create unique index organisation_move_one_open on organisation_move (organisation_id) where status in ('open', 'released');
create index organisation_move_by_organisation on organisation_move (organisation_id, status);
comment on table organisation_move is 'Moves of organisations between counties: released by two people of one county, taken in by the other. Classes, claims and money stay where they are.';
comment on column organisation_move.organisation_name is 'Its name when it was released, for the county that does not see it yet.';
alter table organisation_move enable row level security;
alter table organisation_move force row level security;
create policy scope on organisation_move using (
  access_allows(from_path, organisation_id)
  or (access_allows(to_path, null) and status in ('released', 'moved', 'declined')))
  with check (access_allows(from_path, organisation_id) or access_allows(to_path, null));
grant select, insert on organisation_move to jilu_app;
grant update (status, received_by, received_at, received_note, version) on organisation_move to jilu_app;
insert into status_transition (entity, from_status, to_status) values
  ('organisation-move', 'open', 'released'), ('organisation-move', 'open', 'returned'),
  ('organisation-move', 'open', 'withdrawn'), ('organisation-move', 'released', 'moved'),
  ('organisation-move', 'released', 'declined'), ('organisation-move', 'released', 'withdrawn');
create trigger organisation_move_fence before update of status on organisation_move
  for each row execute function status_fence('organisation-move');

-- The county that it left goes on reading it, for the classes and claims that stay there; it writes nothing any more.
create policy former on organisation for select using (exists (
  select 1 from organisation_move m where m.organisation_id = organisation.organisation_id and m.status = 'moved'
    and access_allows(m.from_path, null)));
do $$
declare t text;
begin
  foreach t in array array['organisation_suspension', 'organisation_bank_account', 'training_project'] loop
    execute format('drop policy scope on %I', t);
    execute format('create policy scope on %I using (exists (select 1 from organisation o where o.organisation_id = %I.organisation_id))
      with check (exists (select 1 from organisation o where o.organisation_id = %I.organisation_id
        and access_allows(o.division_path, o.organisation_id)))', t, t, t);
  end loop;
end $$;

create function receive_organisation(move uuid) returns boolean language plpgsql as $$
-- Set inside: a function's SET clause may name our settings for a superuser only.
declare
  scope text := coalesce(current_setting('app.scope_kind', true), '');
  taken organisation_move;
begin
  select * into taken from organisation_move m where m.move_id = move and m.status = 'released'
    and access_allows(m.to_path, null);
  if not found then return false; end if;
  perform set_config('app.scope_kind', 'system', true);
  update organisation set division_code = taken.to_code, division_path = taken.to_path, version = version + 1
    where organisation_id = taken.organisation_id and division_path = taken.from_path;
  perform set_config('app.scope_kind', scope, true);
  return found;
end $$;
comment on function receive_organisation is 'Puts an organisation that its county released under the county that takes it in. Looks past the row policies, since that county does not see it before; only for a released move to the own county.';
grant execute on function receive_organisation(uuid) to jilu_app;

create view organisation_move_waiting with (security_invoker = true) as
  select m.move_id, m.organisation_name, m.credit_code, m.status, m.from_path, m.to_path, m.proposed_at
  from organisation_move m where m.status in ('open', 'released');
comment on view organisation_move_waiting is 'Published by organisations: moves between counties that wait for the second person or for the county that takes in.';
grant select on organisation_move_waiting to jilu_app;
