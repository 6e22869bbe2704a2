/// What somebody should look at in cases that are settled all the same: blank answers, and ids that are nearly alike.
package se.klardag.cli.remarks;
