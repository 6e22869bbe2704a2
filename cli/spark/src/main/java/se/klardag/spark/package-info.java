/// The calculation on a cluster: what municipalities owe for more cases than one machine takes in good time.
package se.klardag.spark;
