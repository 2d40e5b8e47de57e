-- An agreement by which an organisation is paid in somebody's place may be disputed too: she never signed it.
alter table dispute drop constraint dispute_subject_type_check;
alter table dispute add constraint dispute_subject_type_check check (subject_type in ('class', 'claim-line', 'agreement'));
alter table dispute drop constraint dispute_fact_check;
alter table dispute add constraint dispute_fact_check check (fact in
  ('taking-part', 'enrolled-on', 'attendance', 'result', 'certificate', 'amount', 'account', 'agreement'));
alter table dispute add constraint dispute_of_agreement check ((subject_type = 'agreement') = (fact = 'agreement'));
