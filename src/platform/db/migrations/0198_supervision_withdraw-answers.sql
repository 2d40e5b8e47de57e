-- Whoever proposed the answer to a dispute takes it back.
alter table dispute_step drop constraint dispute_step_kind_check,
  add constraint dispute_step_kind_check
    check (kind in ('raised', 'recorded', 'proposed', 'returned', 'decided', 'corrected', 'withdrawn', 'answer-withdrawn'));
