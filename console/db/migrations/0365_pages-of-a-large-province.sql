-- Up Migration
-- What every overview asks for: the last minutes of all nodes, whatever the months before them hold, and the resource that a stack makes.
create index node_usage_minute on node_usage (minute);
create index resource_stack on resource (stack_id);
