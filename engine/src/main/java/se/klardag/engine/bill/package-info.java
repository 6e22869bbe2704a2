/// The bill, its rounding, and the correction of an earlier bill.
package se.klardag.engine.bill;
