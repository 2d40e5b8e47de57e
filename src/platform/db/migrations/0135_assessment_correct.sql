-- A result or certificate of one trainee is corrected, supplied, withdrawn or restored on a page: proposed, reviewed,
-- applied. What stood there before stays.
alter table certificate add column ended_as text check (ended_as in ('withdrawn', 'replaced')),
  add column withdrawn_on date,
  add constraint certificate_ended check ((withdrawn_at is null) = (ended_as is null)
    and (withdrawn_on is null or ended_as = 'withdrawn'));
comment on column certificate.ended_as is 'withdrawn: by whoever issued it; replaced: it was on record under a wrong number. Null while it stands.';
comment on column certificate.withdrawn_on is 'The day of the document that withdrew it.';

create table outcome_correction (
  correction_id uuid primary key,
  class_id uuid not null references training_class,
  person_id bigint not null references person,
  certificate_id uuid,
  division_path ltree not null,
  organisation_id uuid not null references organisation,
  kind text not null check (kind in ('result', 'certificate', 'certificate-withdrawn', 'certificate-restored')),
  review text not null check (review in ('first-review', 'both-reviews', 'second-review')),
  before jsonb,
  after jsonb not null,
  reason text not null check (length(reason) >= 4),
  document text not null,
  status text not null check (status in ('open', 'applied', 'returned', 'withdrawn')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_at timestamptz,
  version int not null default 1,
  constraint outcome_correction_of_certificate check (certificate_id is not null or (kind = 'result')
    or (kind = 'certificate' and before is null)),
  constraint outcome_correction_decided check ((decided_at is null) = (status = 'open'))
);
comment on table outcome_correction is 'A result or certificate of one trainee corrected, supplied, withdrawn or restored: by whom, why, on what paper, and what stood there before.';
comment on column outcome_correction.certificate_id is 'The certificate that it is about; null for a result, and for a certificate that was not on record.';
comment on column outcome_correction.review is 'Who reviews it: the first reviewer, both one after another, or the second reviewer as the second person.';
comment on column outcome_correction.before is 'What stood there before; null where nothing did.';
create unique index outcome_correction_one_open on outcome_correction (class_id, person_id) where status = 'open';
create index outcome_correction_class on outcome_correction (class_id);
insert into status_transition (entity, from_status, to_status) values
  ('outcome-correction', 'open', 'applied'), ('outcome-correction', 'open', 'returned'),
  ('outcome-correction', 'open', 'withdrawn');
create trigger outcome_correction_fence before update of status on outcome_correction
  for each row execute function status_fence('outcome-correction');
alter table outcome_correction enable row level security;
alter table outcome_correction force row level security;
create policy scope on outcome_correction using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
grant select, insert on outcome_correction to jilu_app;
grant update (status, decided_at, version) on outcome_correction to jilu_app;

create view outcome_correction_status with (security_invoker = true) as
  select c.correction_id, c.class_id, c.organisation_id, c.division_path, c.kind, c.status, c.proposed_at
  from outcome_correction c;
comment on view outcome_correction_status is 'Published by assessment: corrections of results and certificates with their class and how far they are; never a value.';
grant select on outcome_correction_status to jilu_app;
