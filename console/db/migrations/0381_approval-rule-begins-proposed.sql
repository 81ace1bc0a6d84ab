-- Up Migration
-- A version of the approval rule begins as somebody's proposal on which nobody has decided: inserted as confirmed it would be in force
-- without a second pair of eyes. The one that is shipped came before this.
create function propose_approval_rule() returns trigger language plpgsql as $$
begin
  if new.proposed_by is null or new.decision is not null or new.ended_at is not null then
    raise exception 'a version of the approval rule begins as a proposal: somebody proposes it, another confirms it';
  end if;
  return new;
end $$;
create trigger approval_rule_proposed before insert on approval_rule_version for each row execute function propose_approval_rule();
-- People of the authority propose and decide on the page; the worker goes by what they made.
revoke insert, update on approval_rule_version from zy_worker;
