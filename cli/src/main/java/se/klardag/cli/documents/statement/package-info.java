/// What a municipality owes on a day, with everything its forms need.
package se.klardag.cli.documents.statement;
