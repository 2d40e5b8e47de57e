-- What a payee owes is set off against whole lines that the payee would be paid next.
alter table recovery_proposal drop constraint recovery_proposal_kind_check,
  add constraint recovery_proposal_kind_check
    check (kind in ('change', 'instalments', 'receipt', 'write-off', 'reversal', 'offset'));

create table recovery_offset (
  proposal_id uuid not null references recovery_proposal,
  claim_line_id uuid not null,
  recovery_id uuid not null references recovery_case,
  case_number text not null,
  division_path ltree not null,
  organisation_id uuid,
  person_id bigint not null,
  claim_id uuid not null,
  claim_number text not null,
  benefit text not null,
  budget_id uuid not null references fund_budget,
  amount_fen bigint not null check (amount_fen > 0),
  settled_on date,
  constraint recovery_offset_pk primary key (proposal_id, claim_line_id)
);
comment on table recovery_offset is 'A line that is settled by what its payee owes in a recovery, or would be once a second person agrees.';
comment on column recovery_offset.settled_on is 'The day on which it was settled; null while nobody has agreed, and once it was taken back.';
create unique index recovery_offset_one_settled on recovery_offset (person_id, claim_line_id) where settled_on is not null;
create index recovery_offset_case on recovery_offset (recovery_id);

alter table recovery_offset enable row level security;
alter table recovery_offset force row level security;
create policy scope on recovery_offset using (
  access_allows(division_path, case when settled_on is null then null else organisation_id end))
  with check (access_allows(division_path, null));
create policy own on recovery_offset for select using (settled_on is not null and person_id = access_person());
grant select, insert on recovery_offset to jilu_app;
grant update (settled_on) on recovery_offset to jilu_app;
