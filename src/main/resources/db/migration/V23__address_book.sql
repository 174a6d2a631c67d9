-- The address book: a name that the customer gave, and the address that is meant when none is said.
alter table receiver_address
    add column name       text check (length(name) between 1 and 32),
    add column is_default boolean not null default false;
create unique index receiver_address_default_once on receiver_address (customer_id)
    where is_default and deleted_at is null;
