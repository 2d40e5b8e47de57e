-- The written decision on a claim, kept as it was issued: a head, and a part for each person.
create table written_decision (
  decision_id uuid primary key,
  claim_id uuid not null,
  number text not null,
  edition int not null check (edition >= 1),
  division_code text not null,
  division_path ltree not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('grant', 'refusal')),
  content text not null,
  digest bytea not null,
  status text not null check (status in ('issued', 'replacement-proposed', 'replaced', 'taken-back')),
  replaces_id uuid references written_decision,
  replaces_reason text,
  end_reason text,
  issued_at timestamptz not null,
  issued_by uuid not null,
  version int not null default 1,
  constraint written_decision_number_once unique (number, edition),
  constraint written_decision_edition_once unique (claim_id, edition),
  constraint written_decision_replaces check ((replaces_id is null) = (replaces_reason is null)),
  constraint written_decision_ended check ((status in ('replaced', 'taken-back')) = (end_reason is not null))
);
comment on table written_decision is 'A written decision on a claim as it was issued: what it says never changes, only whether it still stands.';
comment on column written_decision.edition is 'Counts the decisions on one claim; a later one says which it replaces.';
comment on column written_decision.content is 'The head of the paper as issued, without anybody''s name: sentences, law, ways to appeal.';
comment on column written_decision.digest is 'Over the head and the parts of all persons, in their order.';
comment on column written_decision.end_reason is 'Why it no longer stands; null while it does.';
create unique index written_decision_one_standing on written_decision (claim_id)
  where status in ('issued', 'replacement-proposed');

create table written_decision_part (
  person_id bigint not null,
  decision_id uuid not null references written_decision,
  claim_line_id uuid not null,
  line_no int not null,
  division_path ltree not null,
  organisation_id uuid not null,
  content_cipher bytea not null,
  digest bytea not null,
  constraint written_decision_part_pk primary key (person_id, decision_id, claim_line_id)
);
comment on table written_decision_part is 'What a written decision says of one line, as issued. Rows are only added.';
create index written_decision_part_decision on written_decision_part (decision_id);
create trigger written_decision_part_append_only before update or delete on written_decision_part
  for each row execute function refuse_change();

alter table written_decision enable row level security;
alter table written_decision force row level security;
create policy scope on written_decision using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, null));
alter table written_decision_part enable row level security;
alter table written_decision_part force row level security;
create policy scope on written_decision_part using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, null));
create policy own on written_decision_part for select using (person_id = access_person());
create policy own on written_decision for select using (access_person() is not null and exists (
  select 1 from written_decision_part p where p.person_id = access_person()
    and p.decision_id = written_decision.decision_id));
grant select, insert on written_decision, written_decision_part to jilu_app;
grant update (status, end_reason, version) on written_decision to jilu_app;

insert into status_transition (entity, from_status, to_status) values
  ('written-decision', 'issued', 'replacement-proposed'), ('written-decision', 'issued', 'taken-back'),
  ('written-decision', 'replacement-proposed', 'issued'), ('written-decision', 'replacement-proposed', 'replaced'),
  ('written-decision', 'replacement-proposed', 'taken-back');
create trigger written_decision_fence before update of status on written_decision
  for each row execute function status_fence('written-decision');

create view written_decision_status with (security_invoker = true) as
  select decision_id, claim_id, number, edition, kind, status, division_path, organisation_id, issued_at
  from written_decision;
comment on view written_decision_status is 'Published by decisions: which written decisions there are on a claim and which one stands.';
grant select on written_decision_status to jilu_app;
