-- A claim may be about certificates (assessment and skill-upgrade subsidy), besides one class or one list.
alter table claim add column subject_kind text;
-- Past the row policies: every claim there is.
select set_config('app.scope_kind', 'system', true);
update claim set subject_kind = case when class_id is not null then 'class' else 'work-for-training-list' end;
select set_config('app.scope_kind', '', true);
alter table claim alter column subject_kind set not null;
alter table claim add column certified_class_id uuid references training_class;
alter table claim add column claimant_person_id bigint references person;
comment on column claim.subject_kind is 'What it is about: one class, one work-for-training list, or certificates (each line names its own).';
comment on column claim.certified_class_id is 'The class in which the certificates of the claim were earned; null when they came without one, or one person claims her own.';
comment on column claim.claimant_person_id is 'The person who claims her own certificate; null for what the bureau, an institution or an employer claims.';
alter table claim drop constraint claim_of_one_thing;
alter table claim add constraint claim_of_one_thing check (
  subject_kind in ('class', 'work-for-training-list', 'certificates')
  and (class_id is not null) = (subject_kind = 'class')
  and (list_id is not null) = (subject_kind = 'work-for-training-list')
  and (subject_kind = 'certificates' or (certified_class_id is null and claimant_person_id is null))
  and (claimant_person_id is null or (certified_class_id is null and organisation_id is null and payee_kind = 'trainee')));

drop index claim_one_live;
create unique index claim_one_live on claim (benefit, coalesce(class_id, list_id))
  where status not in ('rejected', 'withdrawn') and subject_kind <> 'certificates';

alter table claim_line add column certificate_id uuid;
alter table claim_line add constraint claim_line_certificate foreign key (person_id, certificate_id) references certificate;
alter table claim_line add constraint claim_line_of_certificate
  check ((certificate_id is not null) = (line_key like '%:certificate:%'));
comment on column claim_line.certificate_id is 'The certificate the line is about; null for a line of a class or a list.';
create index claim_line_certificate_of on claim_line (certificate_id) where certificate_id is not null;

alter table claim_block drop constraint claim_block_rule_check;
alter table claim_block add constraint claim_block_rule_check check (rule ~ '^(R\d{2}|[a-z]+(-[a-z]+)*)$');
comment on table claim_block is 'People for whom no line was made at all, each with the rule (R07, or what a certificate lacks), so that nobody disappears silently from a claim.';

-- Other lines of the claim itself are decided together with it: their keys are left out, not only one.
drop function live_grants(bigint[], text, uuid, date);
create function live_grants(persons bigint[], except_keys text[], own_claim uuid, own_day date)
  returns table (person_id bigint, determination_id uuid, claimed_on date, line_cipher bytea, decision_cipher bytea)
  language plpgsql as $$
#variable_conflict use_column
-- Set inside: a function's SET clause may name our settings for a superuser only.
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    select d.person_id, d.determination_id, d.claimed_on, d.line_cipher, d.decision_cipher
    from claim_line l join determination d on d.person_id = l.person_id and d.determination_id = l.determination_id
    where l.person_id = any (persons) and d.person_id = any (persons) and not l.line_key = any (except_keys)
      and d.outcome = 'entitled' and l.status not in ('refused', 'withdrawn', 'not-entitled', 'incomplete')
      and (own_claim is null or l.status not in ('computed', 'frozen')
        or (d.claimed_on, l.claim_id) < (own_day, own_claim));
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function live_grants is 'Once only: what other claims, of whichever institution or county, already grant these persons. A claim computed anew heeds those that are granted and those that came before it, so two claims never strike each other out. Looks past the row policies and gives encrypted rows only, for determination.';

-- Which certificates have a line of a benefit that lives, whoever claimed it and wherever.
create function certificates_claimed(of_benefit text, certificates uuid[])
  returns table (certificate_id uuid, claim_id uuid, number text)
  language plpgsql as $$
#variable_conflict use_column
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  return query
    select l.certificate_id, l.claim_id, c.number from claim_line l join claim c on c.claim_id = l.claim_id
    where l.certificate_id = any (certificates) and l.benefit = of_benefit
      and l.status not in ('refused', 'withdrawn', 'not-entitled');
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function certificates_claimed is 'One certificate, one benefit: the claim in which it is claimed already, of whichever institution or county. Gives the number of the claim, nothing of a person.';
grant execute on function live_grants(bigint[], text[], uuid, date), certificates_claimed(text, uuid[]) to jilu_app;

-- A doubt about a class concerns also what is claimed on the certificates earned in it.
create or replace function lines_to_hold(person bigint, died_on date, only_class uuid, only_line uuid, with_days boolean, statuses text[])
  returns table (claim_line_id uuid, claim_id uuid, number text, division_path text, organisation_id uuid, amount_fen bigint)
  language plpgsql as $$
#variable_conflict use_column
-- Set inside: a function's SET clause may name our settings for a superuser only.
declare kept text := coalesce(current_setting('app.scope_kind', true), '');
begin
  perform set_config('app.scope_kind', 'system', true);
  perform 1 from claim c where c.claim_id in (select l.claim_id from claim_line l
      where l.person_id = person and l.status = any (statuses))
    order by c.claim_id for update;
  return query
    select l.claim_line_id, l.claim_id, c.number, c.division_path::text, c.organisation_id, l.amount_fen
    from claim_line l join claim c on c.claim_id = l.claim_id
    where l.person_id = person and l.status = any (statuses)
      and not exists (select 1 from claim_line_hold h
        where h.person_id = l.person_id and h.claim_line_id = l.claim_line_id and h.status <> 'released')
      and (only_class is null or (c.class_id = only_class and (with_days or c.benefit <> 'living-allowance'))
        or exists (select 1 from certificate t where t.person_id = l.person_id and t.certificate_id = l.certificate_id
          and t.class_id = only_class))
      and (only_line is null or l.claim_line_id = only_line)
      and (died_on is null or c.payee_kind = 'trainee' or c.class_id is null or exists (
        select 1 from training_class t where t.class_id = c.class_id and t.end_on >= died_on))
    order by l.claim_line_id for update of l;
  perform set_config('app.scope_kind', kept, true);
end $$;
comment on function lines_to_hold is 'Locks and gives the lines of a person that may still be held and are not, with their claims, of whichever county: a number in doubt or a death concerns all of them, a doubt about a class those that rest on it or on a certificate earned in it, a doubt about a line that one.';

create or replace function freeze_shared_certificates(numbers text[], raised timestamptz, said text) returns int language plpgsql as $$
-- Set inside: a function's SET clause may name our settings for a superuser only.
declare
  scope text := coalesce(current_setting('app.scope_kind', true), '');
  frozen int;
begin
  perform set_config('app.scope_kind', 'system', true);
  with shared as (
    select r.number from certificate_registry r where r.number = any (numbers)
    group by r.number having count(distinct r.person_id) > 1
  ), concerned as (
    select distinct l.person_id, l.claim_line_id
    from shared s join certificate k on k.number = s.number and k.withdrawn_at is null
    join claim_line l on l.person_id = k.person_id
      and l.status in ('computed', 'frozen', 'granted', 'published', 'contested', 'payable')
    join claim c on c.claim_id = l.claim_id
      and (l.certificate_id = k.certificate_id or l.benefit = 'training-subsidy' and c.class_id = k.class_id)
  ), raised_signal as (
    insert into claim_signal as known (person_id, signal_id, claim_line_id, rule, severity, message, status, raised_at)
    select person_id, md5('R42:' || claim_line_id)::uuid, claim_line_id, 'R42', 'high', said, 'open', raised from concerned
    on conflict on constraint claim_signal_once do update
      set status = 'open', message = excluded.message, raised_at = excluded.raised_at, version = known.version + 1
      where known.status = 'lapsed'
    returning known.person_id, known.claim_line_id
  ), stopped as (
    update claim_line l set status = 'frozen', version = l.version + 1
    from raised_signal r where l.person_id = r.person_id and l.claim_line_id = r.claim_line_id and l.status = 'computed'
  )
  select count(*)::int into frozen from raised_signal;
  perform set_config('app.scope_kind', scope, true);
  return frozen;
end $$;
comment on function freeze_shared_certificates is 'R42: lines, of whichever class or county, that rest on a certificate number which two people hold get a signal; computed ones freeze. Looks past the row policies and answers with a count only.';

-- A person claims her own certificate: she writes her claim, its line and its decision; nobody else's.
-- She never takes a step of the bureau's.
create policy own_add on claim for insert with check (claimant_person_id = access_person() and status = 'generated');
create policy own_change on claim for update using (claimant_person_id = access_person())
  with check (claimant_person_id = access_person() and status in ('generated', 'confirmed', 'withdrawn'));
create policy own_claimed on claim for select using (claimant_person_id = access_person());
create policy own_add on claim_line for insert with check (person_id = access_person() and certificate_id is not null
  and status in ('computed', 'frozen', 'not-entitled', 'incomplete'));
create policy own_change on claim_line for update using (person_id = access_person() and certificate_id is not null
    and exists (select 1 from claim c where c.claim_id = claim_line.claim_id and c.claimant_person_id = access_person()))
  with check (person_id = access_person()
    and status in ('computed', 'frozen', 'not-entitled', 'incomplete', 'withdrawn'));

create or replace view claim_status with (security_invoker = true) as
  select c.claim_id, c.number, c.status, c.benefit, c.division_path, c.class_id, c.list_id, c.claimed_on, c.created_at,
    o.name as organisation_name, coalesce(t.name, k.name) as class_name, c.subject_kind, c.organisation_id,
    c.certified_class_id, c.claimant_person_id
  from claim c left join organisation_name o on o.organisation_id = c.organisation_id
  left join class_status t on t.class_id = c.class_id
  left join class_status k on k.class_id = c.certified_class_id;
comment on view claim_status is 'Published by claims: a claim with the names of its organisation and of its class, or of the class its certificates were earned in.';
create or replace view claim_line_status with (security_invoker = true) as
  select person_id, claim_line_id, claim_id, line_no, line_key, benefit, status, amount_fen, determination_id,
    certificate_id
  from claim_line;
comment on view claim_line_status is 'Published by claims: one person''s line with its amount, how far it is, and its certificate where it is about one.';
grant select on claim_status, claim_line_status to jilu_app;
