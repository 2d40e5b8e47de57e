-- A demonstration may be of another county than Gaotang: its data folder knows of which.
alter table demonstration_clock add column division_code text not null default '371526';
comment on column demonstration_clock.division_code is 'The county that the demonstration was built of.';
