-- Every index of job that begins with the contract could find a job by contract and id, and while the planner knows nothing of
-- a new table, or takes a contract for small, it takes any of them: each settlement then walks all jobs of the contract, and
-- connections keep such a plan until the next ANALYZE. So the key is the only one that fits. Those who ask by version say
-- "and version >= 0", which is always true; who asks by person names the person first.
drop index job_by_version;
create index job_by_version on job (contract_id, version) where version >= 0;
drop index job_of_person;
create index job_of_person on job (person_id, contract_id, id);
