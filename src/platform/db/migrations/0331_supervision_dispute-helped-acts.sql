-- An act that a helper did for a person may be disputed too: she did not agree to it.
alter table dispute drop constraint dispute_subject_type_check;
alter table dispute add constraint dispute_subject_type_check
  check (subject_type in ('class', 'claim-line', 'agreement', 'helped-act'));
alter table dispute drop constraint dispute_fact_check;
alter table dispute add constraint dispute_fact_check check (fact in
  ('taking-part', 'enrolled-on', 'attendance', 'result', 'certificate', 'amount', 'account', 'agreement', 'agreed-act'));
alter table dispute add constraint dispute_of_helped_act check ((subject_type = 'helped-act') = (fact = 'agreed-act'));
