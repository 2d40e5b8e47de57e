-- What the bureau or a person claims has no organisation; nor has its written decision.
alter table written_decision alter column organisation_id drop not null;
alter table written_decision_part alter column organisation_id drop not null;
