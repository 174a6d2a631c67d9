-- Addresses and transaction ids are text, as people and explorers write them (docs/adr/0002).
create domain tron_address as text check (value ~ '^T[1-9A-HJ-NP-Za-km-z]{33}$');
create domain tx_id as text check (value ~ '^[0-9a-f]{64}$');

create table customer (
    id         bigint primary key check (id > 0),
    created_at timestamptz not null
);

create table receiver_address (
    id          bigint generated always as identity primary key,
    customer_id bigint       not null references customer,
    address     tron_address not null,
    created_at  timestamptz  not null,
    deleted_at  timestamptz
);
create unique index receiver_address_once on receiver_address (customer_id, address) where deleted_at is null;
create index receiver_address_list on receiver_address (customer_id, id desc) where deleted_at is null;

-- ---- ledger: double entry, append-only ----
create table account (
    id             bigint generated always as identity primary key,
    customer_id    bigint references customer,
    kind           text   not null,
    asset          text   not null check (asset in ('TRX', 'USDT')),
    balance_micros bigint not null default 0,
    constraint account_kind_fits_owner check (
        case when customer_id is null then kind in ('revenue', 'deposits', 'refunds_payable', 'fees', 'adjustments')
             else kind in ('available', 'held') end),
    constraint account_customer_not_negative check (customer_id is null or balance_micros >= 0),
    constraint account_once unique nulls not distinct (customer_id, kind, asset)
);

create table ledger_tx (
    id         bigint generated always as identity primary key,
    kind       text        not null check (kind in ('deposit', 'hold', 'capture', 'release', 'refund', 'adjustment')),
    reference  text        not null,
    note       text,
    created_at timestamptz not null,
    constraint ledger_tx_once unique (kind, reference)
);
-- A hold ends once: it is captured or released, never both.
create unique index ledger_tx_hold_ends_once on ledger_tx (reference) where kind in ('capture', 'release');

create table posting (
    -- Given by posting_apply under the account's lock: along one account, ids follow the order of its balances.
    id                   bigint primary key,
    tx_id                bigint not null references ledger_tx,
    account_id           bigint not null references account,
    micros               bigint not null check (micros <> 0),
    balance_after_micros bigint not null
);
create sequence posting_id owned by posting.id;
create index posting_statement on posting (account_id, id desc);
create index posting_tx on posting (tx_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% on % is refused: it is append-only', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger posting_append_only before update or delete on posting for each row execute function refuse_change();
create trigger posting_no_truncate before truncate on posting for each statement execute function refuse_change();
create trigger ledger_tx_append_only before update or delete on ledger_tx for each row execute function refuse_change();
create trigger ledger_tx_no_truncate before truncate on ledger_tx for each statement execute function refuse_change();

-- A balance is what its postings say: only this trigger moves it.
create function posting_apply() returns trigger language plpgsql as $$
begin
    update account set balance_micros = balance_micros + new.micros
     where id = new.account_id and (customer_id is null or balance_micros + new.micros >= 0)
    returning balance_micros into new.balance_after_micros;
    if not found then
        -- The detail is what the account has: a failed transaction can't be asked any more.
        raise exception 'account % lacks funds', new.account_id
            using errcode = 'check_violation', constraint = 'account_customer_not_negative',
                  detail = coalesce((select balance_micros from account where id = new.account_id), 0);
    end if;
    new.id := nextval('posting_id');
    return new;
end $$;
create trigger posting_apply before insert on posting for each row execute function posting_apply();

create function refuse_account_change() returns trigger language plpgsql as $$
begin
    raise exception 'an account opens empty and changes only by postings' using errcode = 'restrict_violation';
end $$;
create trigger account_changes_by_postings_only before update on account
    for each row when (pg_trigger_depth() < 1) execute function refuse_account_change();
create trigger account_opens_empty before insert on account
    for each row when (new.balance_micros <> 0) execute function refuse_account_change();
create trigger account_stays before delete on account for each row execute function refuse_change();

create function ledger_tx_balanced() returns trigger language plpgsql as $$
begin
    if exists (select from posting p join account a on a.id = p.account_id
                where p.tx_id = new.tx_id group by a.asset having sum(p.micros) <> 0) then
        raise exception 'ledger transaction % is not balanced', new.tx_id
            using errcode = 'check_violation', constraint = 'ledger_tx_balanced';
    end if;
    return null;
end $$;
create constraint trigger posting_balanced after insert on posting
    deferrable initially deferred for each row execute function ledger_tx_balanced();

-- Writes one ledger transaction of one customer in one round trip. Customer accounts are locked before the house's,
-- each group in id order, so that two writers never wait for each other in a circle. The kinds of customer accounts
-- and of the house's never overlap (account_kind_fits_owner), so a kind alone says whose account is meant.
create function ledger_post(p_kind text, p_reference text, p_at timestamptz, p_note text, p_customer bigint,
                            p_asset text, p_accounts text[], p_micros bigint[]) returns bigint language plpgsql as $$
declare
    new_tx bigint;
begin
    insert into account (customer_id, kind, asset)
    select case when k in ('available', 'held') then p_customer end, k, p_asset from unnest(p_accounts) k order by k
    on conflict on constraint account_once do nothing;
    insert into ledger_tx (kind, reference, note, created_at)
    values (p_kind, p_reference, p_note, p_at) returning id into new_tx;
    insert into posting (tx_id, account_id, micros, balance_after_micros)
    select new_tx, line.account_id, line.micros, 0
      from (select a.id as account_id, l.micros, false as house
              from unnest(p_accounts, p_micros) as l(kind, micros)
              join account a on a.customer_id = p_customer and a.kind = l.kind and a.asset = p_asset
            union all
            select a.id, l.micros, true
              from unnest(p_accounts, p_micros) as l(kind, micros)
              join account a on a.customer_id is null and a.kind = l.kind and a.asset = p_asset) as line
     order by line.house, line.account_id;
    return new_tx;
end $$;

-- Ends a hold (capture, release) or gives a capture back (refund): owner and amount are those of what was posted
-- before under this reference, never the caller's word.
create function ledger_follow(p_kind text, p_reference text, p_at timestamptz, p_note text)
returns bigint language plpgsql as $$
declare
    held record;
begin
    select a.customer_id, a.asset, abs(p.micros) as micros into held
      from ledger_tx t join posting p on p.tx_id = t.id join account a on a.id = p.account_id
     where t.kind = case p_kind when 'refund' then 'capture' else 'hold' end
       and t.reference = p_reference and a.kind = 'held';
    if not found then
        raise exception 'nothing to % under %', p_kind, p_reference using errcode = 'no_data_found';
    end if;
    return ledger_post(p_kind, p_reference, p_at, p_note, held.customer_id, held.asset,
        case p_kind when 'capture' then array['held', 'revenue']
                    when 'release' then array['held', 'available']
                    when 'refund'  then array['revenue', 'available'] end,
        array[-held.micros, held.micros]);
end $$;
