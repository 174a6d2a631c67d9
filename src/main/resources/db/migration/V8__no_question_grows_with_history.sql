-- Failed orders keep the energy they lacked: without their status the index would collect every one that ever failed.
drop index energy_order_to_expire;
create index energy_order_to_expire on energy_order (expires_at)
    where (status = 'pending' or missing_energy > 0) and status in ('pending', 'processing', 'completed');
create index energy_order_of_customer_by_status on energy_order (customer_id, status, id desc);
-- What a wallet has out, beside all that it ever delegated.
create index delegation_out on delegation (wallet_id)
    where status in ('planned', 'sent', 'active', 'due', 'reclaiming');
