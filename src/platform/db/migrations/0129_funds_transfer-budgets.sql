-- Money moves from one budget to another by one proposal and two entries, one against the other.
alter table budget_proposal
  add column from_fund_source text,
  add column from_year int check (from_year between 2018 and 2100),
  add constraint budget_proposal_from check ((from_fund_source is null) = (from_year is null)),
  add constraint budget_proposal_transfer check (from_year is null
    or (amount_fen > 0 and (from_fund_source, from_year) <> (fund_source, year)));
comment on column budget_proposal.from_fund_source is 'The budget that the money is taken from; null where it comes from outside.';
