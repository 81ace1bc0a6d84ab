-- Up Migration
-- What a department's workloads used of the last thirty days is asked for with each approval. Series of nodes themselves, which are nearly
-- all there are, have no department.
create index metric_minute_tenant on metric_minute (department_id, metric, minute) where department_id is not null;
