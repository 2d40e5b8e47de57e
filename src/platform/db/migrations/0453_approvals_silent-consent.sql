-- A review ends without a decision where the county says that silence is consent; the record says so.
alter table approval_taken_back drop constraint approval_taken_back_kind_check;
alter table approval_taken_back add constraint approval_taken_back_kind_check
  check (kind in ('withdrawn', 'sent-back', 'cancelled', 'silent-consent'));
comment on table approval_taken_back is 'Who took the thing of a review back, sent it back after its approval or cancelled it, or that nobody decided in time and silence was consent; when and why; beside the steps.';
