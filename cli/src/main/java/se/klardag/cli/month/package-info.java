/// One month of an agreement, settled: the request, the result and the receipt.
package se.klardag.cli.month;
