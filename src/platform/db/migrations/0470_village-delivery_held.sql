-- What the city has filed for villages is asked of any class of the organisation, in whichever county it is taught (LN-2-8).
create function village_filings_of(organisation uuid) returns jsonb language plpgsql as $$
declare
  kept text := coalesce(current_setting('app.scope_kind', true), '');
  found jsonb;
begin
  perform set_config('app.scope_kind', 'system', true);
  select coalesce(jsonb_agg(jsonb_build_object('status', v.status, 'service', v.service,
      'occupationCodes', v.occupation_codes, 'fromOn', v.from_on, 'untilOn', v.until_on, 'approvedOn', v.approved_on,
      'endsOn', v.ends_on)), '[]')
    into found from village_delivery v
    where v.organisation_id = organisation and v.status not in ('returned', 'withdrawn');
  perform set_config('app.scope_kind', kept, true);
  return found;
end $$;
comment on function village_filings_of is 'Filings of an organisation for villages that hold, wait or have ended: occupations and days, nothing of any person. Looks past the row policies, since a class may be taught in another county than the organisation is of.';
