-- Up Migration

-- When the authority was last told that a reclaim's next step is due. Where nobody holds the duty no notice stands open, and the step was
-- found due anew, and told to the webhooks, once a minute. Null: not of the step that is due now.
alter table reclaim add column told_at timestamptz;
