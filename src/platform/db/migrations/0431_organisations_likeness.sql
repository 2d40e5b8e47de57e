-- Trainer and assessor apart (R27): whether two organisations are one in a trait, without showing either to the other.
create function organisation_likeness(one uuid, other uuid)
  returns table (same_organisation boolean, same_legal_person boolean, same_address boolean, same_account boolean,
    one_phone bytea, other_phone bytea) language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    select a.organisation_id = b.organisation_id or a.credit_code = b.credit_code,
      nullif(trim(a.legal_representative), '') = nullif(trim(b.legal_representative), ''),
      nullif(regexp_replace(a.address, '\s', '', 'g'), '') = nullif(regexp_replace(b.address, '\s', '', 'g'), ''),
      case when exists (select 1 from organisation_bank_account x where x.organisation_id = a.organisation_id and x.in_use)
          and exists (select 1 from organisation_bank_account y where y.organisation_id = b.organisation_id and y.in_use)
        then exists (select 1 from organisation_bank_account x join organisation_bank_account y
          on y.blind_index = x.blind_index and y.organisation_id = b.organisation_id and y.in_use
          where x.organisation_id = a.organisation_id and x.in_use) end,
      a.phone_cipher, b.phone_cipher
    from organisation a, organisation b where a.organisation_id = one and b.organisation_id = other;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function organisation_likeness is 'Whether two organisations agree in number, legal representative, address or account in use, each null where one is not known, and their telephones as they are sealed. Looks past the row policies and names neither.';
