-- Whoever works in a township or village has an account of that place.
alter table account alter column division_code type text;
alter table account_change alter column division_code type text;
