-- Which money carries each line, by which clause; where the law lets none carry it, the line waits for finance.
alter table claim_line
  add column fund_source text,
  add column fund_clause text,
  add column fund_because text,
  add column fund_document text;
-- Past the row policies: every claim there is.
select set_config('app.scope_kind', 'system', true);
update claim_line l set fund_source = c.fund_source, fund_because = '按核算时的设置列支。'
  from claim c where c.claim_id = l.claim_id and l.amount_fen > 0;
select set_config('app.scope_kind', '', true);
alter table claim_line add constraint claim_line_purse check (fund_source is not null
  or status not in ('granted', 'published', 'contested', 'payable', 'ordered', 'paid', 'returned'));
comment on column claim_line.fund_source is 'The fund source that carries the line; null while nothing is due, and while the law lets none carry it.';
comment on column claim_line.fund_clause is 'The clause by which it carries the line, or for want of one the clause that keeps the first source from it.';
comment on column claim_line.fund_because is 'The same in words.';
comment on column claim_line.fund_document is 'The document by which two people chose the fund source; null where the law names it.';

-- The approved money of a claim may come from several sources, so the claim itself names none.
alter table claim drop column fund_source;

-- Money that is reserved is reserved in the budget of its source: the source then stays.
create function claim_line_purse_fence() returns trigger language plpgsql as $$
begin
  if new.fund_source is distinct from old.fund_source
    and old.status not in ('computed', 'frozen', 'not-entitled', 'incomplete', 'refused', 'withdrawn') then
    raise exception 'the fund source of a line does not change while its money is reserved'
      using constraint = 'claim_line_purse_stays', errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function claim_line_purse_fence is 'Keeps the fund source of a line while money is reserved for it.';
create trigger claim_line_purse_fence before update of fund_source on claim_line
  for each row execute function claim_line_purse_fence();

create table purse_choice (
  choice_id uuid primary key,
  claim_id uuid not null references claim,
  division_path ltree not null,
  from_fund_source text,
  fund_source text not null,
  document text not null,
  chosen_at timestamptz not null,
  constraint purse_choice_another check (from_fund_source is distinct from fund_source)
);
comment on table purse_choice is 'What finance chose to carry lines of a claim, by which document; another person decides (review purse-choice of the claim).';
comment on column purse_choice.from_fund_source is 'The source of the lines it is about; null for lines that the law lets none carry.';
create index purse_choice_claim on purse_choice (claim_id, chosen_at);
create trigger purse_choice_added before update or delete on purse_choice for each row execute function refuse_change();
alter table purse_choice enable row level security;
alter table purse_choice force row level security;
create policy scope on purse_choice using (access_allows(division_path, null)) with check (access_allows(division_path, null));
grant select, insert on purse_choice to jilu_app;

create or replace view claim_line_status with (security_invoker = true) as
  select person_id, claim_line_id, claim_id, line_no, line_key, benefit, status, amount_fen, determination_id,
    certificate_id, fund_source, fund_because, fund_clause
  from claim_line;
comment on view claim_line_status is 'Published by claims: one person''s line with its amount, how far it is, its certificate where it is about one, and which money carries it.';
grant select on claim_line_status to jilu_app;
