-- The version of the contract's ledger with which a job was written: what comes after a watermark can then be read without
-- looking at the rest. Jobs of before have 0, which is before every watermark. A refused job moves the version as well.
alter table job add column version bigint not null default 0;
alter table job alter column version drop default;
create index job_by_version on job (contract_id, version);

-- What was refused lately. Not by state, which every settlement changes: such an index would make each of them write all
-- indexes of the job anew.
create index job_refused on job (contract_id, recorded_at) where refusal is not null;
