/// The agreed price of a day and the rounding of what is paid.
package se.klardag.engine.terms.price;
