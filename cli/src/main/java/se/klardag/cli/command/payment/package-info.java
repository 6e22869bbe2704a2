/// The commands that record payments, bring them together with bills, and take that back.
package se.klardag.cli.command.payment;
