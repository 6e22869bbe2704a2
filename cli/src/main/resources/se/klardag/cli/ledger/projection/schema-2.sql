-- Version 2: the journal alone decides what is there. One reference can pay several bills, a payment that was recorded twice by
-- mistake is two rows, and an empty bill number is money that no bill was found for.
alter table payment drop constraint payment_reference;
