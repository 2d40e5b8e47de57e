-- What is added to the open catalogues or stopped in them, each proposed by one person and signed by another (LN-2-7a, LC-9).
create table catalogue_change (
  change_id uuid primary key,
  division_code char(6) not null references division,
  division_path ltree not null,
  kind text not null check (kind in
    ('project-add', 'project-stop', 'platform-add', 'platform-stop', 'need-add', 'need-stop')),
  entry_id uuid not null,
  name text not null,
  organisation_id uuid references organisation,
  occupation_code text,
  level smallint check (level between 1 and 5),
  link text,
  holds_from date not null,
  grounds text not null check (grounds in ('needs', 'classes', 'vacancies', 'inspection')),
  document text not null,
  reason text not null,
  status text not null check (status in ('proposed', 'signed', 'returned', 'withdrawn')),
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  signed_on date,
  version int not null default 1,
  constraint catalogue_change_signed check ((status = 'signed') = (signed_on is not null)),
  constraint catalogue_change_of_project check (kind not like 'project-%' or organisation_id is not null),
  constraint catalogue_change_of_platform check ((kind = 'platform-add') = (link is not null)),
  constraint catalogue_change_of_need check (kind not like 'need-%' or occupation_code is not null)
);
comment on table catalogue_change is 'An entry of the open catalogues comes in or goes out; what stands in them follows from the signed rows. Holds nothing of any person.';
comment on column catalogue_change.entry_id is 'What it adds or stops; of a project of the institution catalogue, that project.';
comment on column catalogue_change.holds_from is 'First day of an entry that comes in; first day without one that goes out.';
comment on column catalogue_change.link is 'The address of an online platform.';
comment on column catalogue_change.signed_on is 'The day the second person signed; null until then.';
create unique index catalogue_change_one_open on catalogue_change (entry_id) where status = 'proposed';
create unique index catalogue_change_added_once on catalogue_change (division_code, split_part(kind, '-', 1), name,
  coalesce(organisation_id, '00000000-0000-0000-0000-000000000000')) where status = 'proposed';
create unique index catalogue_change_signed_once on catalogue_change (entry_id, kind) where status = 'signed';
create index catalogue_change_desk on catalogue_change (division_path, proposed_at desc);

alter table catalogue_change enable row level security;
alter table catalogue_change force row level security;
create policy scope on catalogue_change using (access_allows(division_path, null))
  with check (access_allows(division_path, null));
create policy signed on catalogue_change for select
  using (status = 'signed' and current_setting('app.scope_kind', true) in ('public', 'organisation', 'person'));
grant select, insert, update on catalogue_change to jilu_app;

insert into status_transition (entity, from_status, to_status) values
  ('catalogue-change', 'proposed', 'signed'), ('catalogue-change', 'proposed', 'returned'),
  ('catalogue-change', 'proposed', 'withdrawn');
create trigger catalogue_change_fence before update of status on catalogue_change
  for each row execute function status_fence('catalogue-change');

-- How often one address has looked up certificates within the hour; a keyed digest, no address.
create table certificate_look_up (
  pace_key bytea not null,
  hour timestamptz not null,
  looked int not null check (looked > 0),
  constraint certificate_look_up_pk primary key (pace_key, hour)
);
comment on table certificate_look_up is 'How many certificates one address has looked up in an hour, by a keyed digest of the address. Holds no address and no number, so it has no row policy.';
grant select, insert, update, delete on certificate_look_up to jilu_app;

-- What the open catalogues show of the registers: of organisations, classes and figures, never of a person.
create function open_institutions()
  returns table (organisation_id uuid, name text, division_code text, address text, institution_type text,
    licence_number text, occupation_scope text[], highest_level smallint, agreement_from date, agreement_until date,
    suspensions jsonb) language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    select o.organisation_id, o.name, o.division_code::text, o.address, o.institution_type, o.licence_number,
      o.occupation_scope, o.highest_level, o.agreement_from, o.agreement_until,
      coalesce((select jsonb_agg(jsonb_build_object('suspendedOn', s.suspended_on, 'liftedOn', s.lifted_on,
          'occupations', to_jsonb(s.occupations), 'documentNumber', s.document_number) order by s.suspended_on)
        from organisation_suspension s where s.organisation_id = o.organisation_id), '[]'::jsonb)
    from organisation o where o.is_institution order by o.division_code, o.name, o.organisation_id;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function open_institutions is 'Every training institution as anybody may read it. Looks past the row policies: nothing of a person, no telephone, no account is in it.';

create function open_projects()
  returns table (project_id uuid, organisation_id uuid, occupation_code text, name text, highest_level smallint,
    source text) language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query select p.project_id, p.organisation_id, p.occupation_code, p.name, p.highest_level, p.source
    from training_project p;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function open_projects is 'Every project of the institution catalogue. Looks past the row policies: nothing of a person is in it.';

create function open_class_figures()
  returns table (organisation_id uuid, year int, occupation_code text, classes bigint, trained bigint, certified bigint,
    fewest_hours numeric, most_hours numeric) language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    select c.organisation_id, extract(year from c.end_on)::int, c.occupation_code, count(*)::bigint,
      sum(t.trained)::bigint, sum(t.certified)::bigint, min(c.total_hours), max(c.total_hours)
    from training_class c cross join lateral (
      select count(*) filter (where o.status = 'enrolled') as trained,
        (select count(distinct k.person_id) from standing_certificate k where k.class_id = c.class_id) as certified
      from trainee_outcome o where o.class_id = c.class_id) t
    where c.status in ('approved', 'completed') group by 1, 2, 3;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function open_class_figures is 'Classes, trainees and certificates by institution, year and occupation. Counts and hours only, so it may look past the row policies and be shown to everybody.';

create function certificate_to_check(certificate_number text)
  returns table (kind text, occupation_code text, occupation_text text, level smallint, issuer text, issued_on date,
    is_withdrawn boolean, masked_name text) language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    select c.kind, c.occupation_code, c.occupation_text, c.level, c.issuer, c.issued_on, c.withdrawn_at is not null,
      left(p.name, 1) || '*'
    from certificate_registry r join certificate c on c.person_id = r.person_id and c.number = r.number
    join person p on p.person_id = c.person_id
    where r.number = certificate_number order by c.issued_on desc nulls last limit 5;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function certificate_to_check is 'The certificates of one number as anybody may check them: of the holder the first character of the name alone. Looks past the row policies.';
