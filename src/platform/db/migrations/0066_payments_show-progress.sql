-- A payee sees the order of his money, not the bureau's batch it lies in; how far that batch is and the day it was made
-- belong to the answer to "where is my money".
create function batch_progress(of_batch uuid)
  returns table (status text, created_at timestamptz) language plpgsql as $$
#variable_conflict use_column
declare
  kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  if not exists (select 1 from payment_order o where o.batch_id = of_batch) then return; end if;
  perform set_config('app.scope_kind', 'system', true);
  return query select b.status, b.created_at from payment_batch b where b.batch_id = of_batch;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function batch_progress is 'How far a batch is and when it was made, for whoever sees an order in it. No sums and no other orders.';
