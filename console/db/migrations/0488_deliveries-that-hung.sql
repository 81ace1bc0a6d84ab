-- A delivery that waited while its webhook was switched off lost its job, and was neither sent nor could be replayed once the webhook
-- was used again. Those that should have been sent more than a day ago are given up, as any is after a day: people replay them one by one.
select set_config('zhengyun.scope', 'all', true);

update webhook_delivery d
   set state = 'dead', ended_at = now(), next_at = null,
       trouble = coalesce(d.trouble, 'not sent while the webhook was switched off')
  from webhook w
 where w.id = d.webhook_id and w.disabled_at is null and w.removed_at is null
   and d.state = 'waiting' and d.next_at < now() - interval '1 day';
