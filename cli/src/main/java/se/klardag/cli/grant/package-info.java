/// A grant distributed, as table, tree and JSON.
package se.klardag.cli.grant;
