/// Prices the days a municipality pays for.
package se.klardag.engine.price;
