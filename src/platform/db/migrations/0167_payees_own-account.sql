-- An organisation proposes its own account and sees how far its changes are; those of persons stay with the bureau.
drop policy scope on payee_account_change;
create policy scope on payee_account_change using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
