-- What each wallet can still sell: the least of three. The chain's last word (delegatable_sun, as of observed_block) less
-- what it can't have counted yet: what is planned or sent, and what was included after that block. The stake less all that
-- is out by the books: after a fork, or from a node that is behind, the chain's word can lack a delegation that the books
-- have in an earlier block, and would sell that stake twice. And the daily cap.
-- owed_transactions: how many the wallet must still pay bandwidth for, beyond what the chain's last word has counted.
create or replace function supplier_stock(p_now timestamptz)
    returns table (wallet_id bigint, free_sun bigint, owed_transactions bigint) language sql stable as $$
    select w.id,
           greatest(0, least(w.delegatable_sun - open.sun - held.unseen_sun,
                             w.staked_sun - open.sun - held.sun,
                             w.daily_cap_sun - recent.sun)),
           2 * (open.n + held.unseen) + held.going_home
      from supplier_wallet w
     cross join lateral (select coalesce(sum(d.sun), 0)::bigint as sun, count(*) as n from delegation d
                          where d.wallet_id = w.id and d.status in ('planned', 'sent')) open
     cross join lateral (select coalesce(sum(d.sun), 0)::bigint as sun,
                                coalesce(sum(d.sun) filter (where d.included_block > w.observed_block), 0)::bigint as unseen_sun,
                                count(*) filter (where d.included_block > w.observed_block) as unseen,
                                count(*) filter (where d.status in ('due', 'reclaiming')
                                                   and d.included_block <= w.observed_block) as going_home
                           from delegation d
                          where d.wallet_id = w.id and d.status in ('active', 'due', 'reclaiming')) held
     cross join lateral (select coalesce(sum(d.sun), 0)::bigint as sun from delegation d
                          where w.daily_cap_sun is not null and d.wallet_id = w.id and d.status <> 'dropped'
                            and d.created_at > p_now - interval '24 hours') recent
$$;
