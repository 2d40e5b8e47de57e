-- What was decided, without the facts it was decided from: those are encrypted and opened by determination alone.
create view determination_summary with (security_invoker = true) as
  select person_id, determination_id, line_key, division_path, organisation_id, policy_id, pack, benefit, claimed_on,
    outcome, amount_fen, unit, quantity, standard, facts_digest, pattern, decided_at, superseded_by
  from determination;
comment on view determination_summary is 'Published by determination: every decision with its outcome and amount; superseded_by is null in the one that stands.';
grant select on determination_summary to jilu_app;
