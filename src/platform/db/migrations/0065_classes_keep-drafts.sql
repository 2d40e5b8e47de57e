-- A draft is saved as far as it is written: a lesson may wait for its content, a teacher's row for the name. A lesson
-- that holds teacher and room has been filed, and says what is taught.
alter table class_session alter column content drop not null;
alter table class_session add constraint class_session_filed_whole check (content is not null or not is_live);
alter table class_teacher alter column name drop not null;
comment on column class_session.content is 'What is taught; null only in a draft or returned filing.';
comment on column class_teacher.name is 'Null only in a draft or returned filing: a filing with such a row is not submitted.';
