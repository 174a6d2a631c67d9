-- A client of a customer may use only what is that customer's; one without is the operator's.
alter table api_client add column customer_id bigint references customer;
create index api_client_of_customer on api_client (customer_id, id desc);
