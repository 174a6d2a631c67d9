-- What is left of a package can be given back: its uses are gone, and their money is available again.
alter table ledger_tx drop constraint ledger_tx_kind_check;
alter table ledger_tx add constraint ledger_tx_kind_check check (kind in
    ('deposit', 'hold', 'capture', 'release', 'refund', 'adjustment', 'withdrawal', 'payback', 'network_fee',
     'prepay', 'unprepay', 'unmatched', 'matched'));

alter table transfer_package
    add column given_back int not null default 0 check (given_back >= 0),
    drop constraint transfer_package_not_overdrawn,
    add constraint transfer_package_not_overdrawn check (used >= 0 and used + given_back <= bought);
drop index transfer_package_left;
create index transfer_package_left on transfer_package (customer_id, energy, id) where used + given_back < bought;

-- Each time that something is given back. A use that comes back later may be given back, too.
create table package_give_back (
    id         uuid        primary key,
    package_id uuid        not null references transfer_package,
    uses       int         not null check (uses > 0),
    created_at timestamptz not null
);
create index package_give_back_of_package on package_give_back (package_id);

create function package_given_back() returns trigger language plpgsql as $$
begin
    update transfer_package set given_back = given_back + new.uses where id = new.package_id;
    return null;
end $$;
create trigger package_give_back_counts after insert on package_give_back
    for each row execute function package_given_back();
create trigger package_give_back_is_kept before update or delete on package_give_back
    for each row execute function refuse_change();
