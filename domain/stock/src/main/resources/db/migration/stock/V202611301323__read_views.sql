-- What reports and forecasts may read of the stock. Columns stay as they are; new ones may come.
create view stock.read_balance as
select product_id, branch_id, on_hand, reserved, on_hand - reserved as available, minimum from stock.balance;

comment on view stock.read_balance is 'What lies where now';
comment on column stock.read_balance.product_id is 'Product, see catalog.read_product';
comment on column stock.read_balance.branch_id is 'Branch, see identity.read_branch';
comment on column stock.read_balance.on_hand is 'Quantity there, in the unit of the product; below zero after sales without a line';
comment on column stock.read_balance.reserved is 'Quantity of it that is set aside';
comment on column stock.read_balance.available is 'Quantity that can be sold: on_hand without reserved';
comment on column stock.read_balance.minimum is 'Quantity below which it is told; 0 for none';

create view stock.read_movement as
select movement_id, product_id, branch_id, kind, quantity, source_id, user_id, occurred_at, reason from stock.movement;

comment on view stock.read_movement is 'The ledger: all that came and went, never changed';
comment on column stock.read_movement.movement_id is 'Number of the entry';
comment on column stock.read_movement.product_id is 'Product, see catalog.read_product';
comment on column stock.read_movement.branch_id is 'Branch, see identity.read_branch';
comment on column stock.read_movement.kind is 'Why: sale, return, receipt, adjustment, waste, count, transfer_out, transfer_in, transfer_shortage and others that may come';
comment on column stock.read_movement.quantity is 'Quantity in the unit of the product; what goes is negative';
comment on column stock.read_movement.source_id is 'The document it comes from';
comment on column stock.read_movement.user_id is 'Who did it, see identity.read_user';
comment on column stock.read_movement.occurred_at is 'When';
comment on column stock.read_movement.reason is 'What was written beside it, null for nothing';

create view stock.read_transfer as
select t.transfer_id, t.from_branch_id, t.to_branch_id, t.status, t.created_at, t.sent_at, t.closed_at,
    l.product_id, l.quantity, l.received
from stock.transfer t join stock.transfer_line l on l.transfer_id = t.transfer_id;

comment on view stock.read_transfer is 'Goods that go from one branch to another, a row for each product';
comment on column stock.read_transfer.transfer_id is 'Id of the transfer';
comment on column stock.read_transfer.from_branch_id is 'Branch that sends, see identity.read_branch';
comment on column stock.read_transfer.to_branch_id is 'Branch that receives';
comment on column stock.read_transfer.status is 'draft, sent, received or cancelled';
comment on column stock.read_transfer.created_at is 'When it was begun';
comment on column stock.read_transfer.sent_at is 'When it left; null while it has not';
comment on column stock.read_transfer.closed_at is 'When it was received or cancelled; null before';
comment on column stock.read_transfer.product_id is 'Product, see catalog.read_product';
comment on column stock.read_transfer.quantity is 'Quantity sent, in the unit of the product';
comment on column stock.read_transfer.received is 'Quantity that arrived; null before it is received';
