-- A customer's USDT becomes TRX at the operator's rate: the desk takes the one and gives the other, in one ledger transaction.
alter table account drop constraint account_kind_fits_owner;
alter table account add constraint account_kind_fits_owner check (
    case when customer_id is null
         then kind in ('revenue', 'deposits', 'unmatched', 'payouts', 'refunds_payable', 'fees', 'adjustments', 'exchange')
         else kind in ('available', 'held', 'prepaid') end);
alter table ledger_tx drop constraint ledger_tx_kind_check;
alter table ledger_tx add constraint ledger_tx_kind_check check (kind in
    ('deposit', 'hold', 'capture', 'release', 'refund', 'adjustment', 'withdrawal', 'payback', 'network_fee',
     'prepay', 'unprepay', 'unmatched', 'matched', 'exchange'));

create table exchange (
    id          uuid        primary key,
    customer_id bigint      not null references customer,
    usdt_micros bigint      not null check (usdt_micros > 0),
    trx_micros  bigint      not null check (trx_micros > 0),
    created_at  timestamptz not null,
    request_key text        not null,
    constraint exchange_once_per_key unique (customer_id, request_key)
);
create trigger exchange_is_kept before update or delete on exchange for each row execute function refuse_change();
create trigger exchange_no_truncate before truncate on exchange for each statement execute function refuse_change();

-- No exchange without its postings, and none twice. Accounts are locked as ledger_post does it: the customer's first.
create function exchange_post() returns trigger language plpgsql as $$
declare
    new_tx bigint;
begin
    insert into account (customer_id, kind, asset)
    select owner, kind, asset
      from (values (new.customer_id, 'available'), (null, 'exchange')) as a(owner, kind)
     cross join (values ('TRX'), ('USDT')) as b(asset)
     order by kind, asset
    on conflict on constraint account_once do nothing;
    insert into ledger_tx (kind, reference, note, created_at)
    values ('exchange', new.id::text, trim_scale(new.usdt_micros / 1000000.0) || ' USDT for '
            || trim_scale(new.trx_micros / 1000000.0) || ' TRX', new.created_at)
    returning id into new_tx;
    insert into posting (tx_id, account_id, micros, balance_after_micros)
    select new_tx, a.id, case when a.customer_id is null then -l.micros else l.micros end, 0
      from (values ('USDT', -new.usdt_micros), ('TRX', new.trx_micros)) as l(asset, micros)
      join account a on a.asset = l.asset
       and (a.customer_id = new.customer_id and a.kind = 'available' or a.customer_id is null and a.kind = 'exchange')
     order by a.customer_id is null, a.id;
    return null;
end $$;
create trigger exchange_moves_money after insert on exchange for each row execute function exchange_post();
