-- Whoever took a filing back hands it in again: its case opens in its next round, and the first one stays readable.
insert into status_transition (entity, from_status, to_status) values ('approval-case', 'withdrawn', 'open');
comment on column approval_case.status is 'A returned or withdrawn case opens again in its next round; approved and rejected are final.';
