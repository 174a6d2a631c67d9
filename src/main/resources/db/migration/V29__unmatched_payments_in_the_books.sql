-- Every sun that came in is accounted for: what is no customer's yet is in the house's account of unmatched payments, from
-- the commit that keeps it to the one that gives it to a customer or has sent it back.
alter table account drop constraint account_kind_fits_owner;
alter table account add constraint account_kind_fits_owner check (
    case when customer_id is null
         then kind in ('revenue', 'deposits', 'unmatched', 'payouts', 'refunds_payable', 'fees', 'adjustments')
         else kind in ('available', 'held', 'prepaid') end);
-- unmatched: a payment came in and is nobody's. matched: it was that; what follows is a deposit or a payback.
alter table ledger_tx drop constraint ledger_tx_kind_check;
alter table ledger_tx add constraint ledger_tx_kind_check check (kind in
    ('deposit', 'hold', 'capture', 'release', 'refund', 'adjustment', 'withdrawal', 'payback', 'network_fee',
     'prepay', 'unmatched', 'matched'));

-- ledger_tx_once lets each payment come in once and leave once, whoever tries at the same time.
create function unmatched_payment_post() returns trigger language plpgsql as $$
declare
    name  text   := new.tx_id || ':' || new.event_index;
    kept  bigint := case tg_op when 'INSERT' then new.micros else -new.micros end;
begin
    perform ledger_post(case tg_op when 'INSERT' then 'unmatched' else 'matched' end, name,
        case tg_op when 'INSERT' then new.created_at else coalesce(new.settled_at, new.created_at) end,
        'from ' || new.sender, null::bigint, new.asset, array['deposits', 'unmatched'], array[-kept, kept]);
    return null;
end $$;

-- Deferred to the commit: customers' accounts are locked before the house's, also by what posts after the row is written.
create constraint trigger unmatched_payment_comes_in after insert on unmatched_payment
    deferrable initially deferred for each row when (new.asset is not null) execute function unmatched_payment_post();
create constraint trigger unmatched_payment_leaves after update of state on unmatched_payment
    deferrable initially deferred for each row
    when (new.asset is not null and new.state in ('assigned', 'claimed', 'refunded')
          and old.state not in ('assigned', 'claimed', 'refunded'))
    execute function unmatched_payment_post();

-- Those that are there. What was settled before came in and left within one posting of its own.
select ledger_post('unmatched', tx_id || ':' || event_index, created_at, 'from ' || sender, null::bigint, asset,
                   array['deposits', 'unmatched'], array[-micros, micros])
  from (select * from unmatched_payment where asset is not null and state in ('open', 'refunding') order by id) as kept;
