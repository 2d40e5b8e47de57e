-- A review shows that its thing was taken back, sent back or cancelled without a step of it.
create table approval_taken_back (
  taken_back_id uuid primary key,
  case_id uuid not null references approval_case,
  round int not null check (round > 0),
  kind text not null check (kind in ('withdrawn', 'sent-back', 'cancelled')),
  account_id uuid not null references account,
  reason text,
  taken_back_at timestamptz not null
);
create index approval_taken_back_case on approval_taken_back (case_id);
comment on table approval_taken_back is 'Who took the thing of a review back, sent it back after its approval or cancelled it, when and why; beside the steps.';
comment on column approval_taken_back.reason is 'As the person stated it; null where none is asked for.';
create trigger approval_taken_back_append_only before update or delete on approval_taken_back
  for each row execute function refuse_change();
alter table approval_taken_back enable row level security;
alter table approval_taken_back force row level security;
create policy scope on approval_taken_back using (exists (select 1 from approval_case c where c.case_id = approval_taken_back.case_id));
grant select, insert on approval_taken_back to jilu_app;
