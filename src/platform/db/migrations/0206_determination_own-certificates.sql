-- A person claims her own certificate: what the law says of it is stored as hers.
create policy own_add on determination for insert with check (person_id = access_person());
create policy own_change on determination for update using (person_id = access_person())
  with check (person_id = access_person());
