-- Who may bring training or assessment of which occupations into villages, assessed and filed by the city (LN-2-8).
create table village_delivery (
  delivery_id uuid primary key,
  organisation_id uuid not null references organisation,
  division_path ltree not null,
  service text not null constraint village_delivery_service_known check (service in ('training', 'assessment')),
  occupation_codes text[] not null check (cardinality(occupation_codes) between 1 and 20),
  from_on date not null,
  until_on date not null,
  means text not null check (length(means) between 4 and 500),
  status text not null constraint village_delivery_status_known
    check (status in ('submitted', 'first-reviewed', 'approved', 'returned', 'withdrawn', 'ending', 'ended')),
  filed_on date not null,
  approved_on date,
  ends_on date,
  end_reason text check (length(end_reason) between 4 and 500),
  filed_by uuid not null,
  filed_at timestamptz not null,
  version int not null default 1,
  constraint village_delivery_days check (from_on <= until_on),
  constraint village_delivery_approved check ((status in ('approved', 'ending', 'ended')) = (approved_on is not null)),
  constraint village_delivery_ends check ((status in ('ending', 'ended')) = (ends_on is not null and end_reason is not null))
);
comment on table village_delivery is 'A filing by which an institution teaches, or an assessment body assesses, some occupations in villages; the city assesses and approves it. Holds nothing of any person.';
comment on column village_delivery.division_path is 'The county of the organisation: its bureau reads the filing, the city above it decides.';
comment on column village_delivery.means is 'Teachers, equipment and safety on the spot, as the organisation describes them.';
comment on column village_delivery.until_on is 'The last day for which it was asked.';
comment on column village_delivery.ends_on is 'The last day on which it holds once two people of the city ended it early.';
create index village_delivery_of on village_delivery (organisation_id, service, from_on);
create index village_delivery_desk on village_delivery using gist (division_path);
create trigger village_delivery_fence before update of status on village_delivery
  for each row execute function status_fence('village-delivery');

insert into status_transition (entity, from_status, to_status) values
  ('village-delivery', 'submitted', 'first-reviewed'), ('village-delivery', 'submitted', 'returned'),
  ('village-delivery', 'submitted', 'withdrawn'), ('village-delivery', 'first-reviewed', 'approved'),
  ('village-delivery', 'first-reviewed', 'returned'), ('village-delivery', 'first-reviewed', 'withdrawn'),
  ('village-delivery', 'approved', 'ending'), ('village-delivery', 'ending', 'ended'), ('village-delivery', 'ending', 'approved');

alter table village_delivery enable row level security;
alter table village_delivery force row level security;
create policy scope on village_delivery using (access_allows(division_path, organisation_id))
  with check (access_allows(division_path, organisation_id));
grant select, insert, update on village_delivery to jilu_app;

create view village_delivery_status with (security_invoker = true) as
  select v.delivery_id, v.organisation_id, o.name as organisation_name, v.service, v.status, v.filed_on
  from village_delivery v join organisation_name o on o.organisation_id = v.organisation_id;
comment on view village_delivery_status is 'Published by village-delivery: filings of training or assessment in villages and how far they are.';
grant select on village_delivery_status to jilu_app;
